import { describe, expect, it } from '@jest/globals';
import { erpSync } from '../../../../consumers/erp-sync/index.ts';
import type { HandlerWithEffect } from '../../../../consumers/runner/index.ts';
import { PsraError } from '../../../../infra/errors.ts';
import type { Session } from '../../../../infra/ports/session.ts';
import type { SyncOriginStatus, SyncReceipt } from '../../../../schemas/index.ts';
import { createMemoryInventory } from '../../../support/erp/memory-inventory.ts';

const command = (rest: Partial<SyncOriginStatus> = {}): SyncOriginStatus => ({
	company: 'HD',
	certificateId: 'ltsd-R-1',
	commandId: 'c-1',
	sku: 'PUMP',
	agreement: 'eu-uk',
	status: 'issued',
	certificateNumber: 'HD-2026-000001',
	version: 1,
	validFrom: '2026-03-01',
	validTo: '2028-02-29',
	revokedFrom: null,
	...rest,
});

/** What the runner does with a command: the effect first, then what follows from its answer. */
async function handled(erp: ReturnType<typeof createMemoryInventory>, value: SyncOriginStatus) {
	const type = 'psra.erp.SyncOriginStatus';
	const handler = erpSync(erp).handlers[type] as unknown as HandlerWithEffect<typeof type, unknown>;
	const trail = { correlationId: 'c', causationId: null, traceparent: '' };
	const message = { id: 'm-1', topic: 'erp.sync-commands', type, value, trail } as const;
	const { messages = [] } = await handler.handle(message, {} as Session, await handler.effect(message));
	return messages.map(({ topic, key, value: receipt }) => ({ topic, key, receipt: receipt as SyncReceipt }));
}

describe('an order to tell the ERP', () => {
	it('is told under the key of certificate and version, and its receipt goes out', async () => {
		const erp = createMemoryInventory();
		expect(await handled(erp, command())).toEqual([
			{
				topic: 'erp.sync-receipts',
				key: 'HD|ltsd-R-1',
				receipt: {
					company: 'HD',
					certificateId: 'ltsd-R-1',
					commandId: 'c-1',
					sku: 'PUMP',
					agreement: 'eu-uk',
					version: 1,
					disposition: 'applied',
					receiptId: 'M-1',
					problem: null,
				},
			},
		]);
		const { commandId: _, ...status } = command();
		expect(erp.calls).toEqual([{ status, key: 'HD/ltsd-R-1/v1/PUMP/eu-uk' }]);
	});

	it('that is repeated after its answer was lost has one effect', async () => {
		const erp = createMemoryInventory();
		erp.loseNextAnswer(new PsraError('ERP_UNAVAILABLE', 'the connection broke'));
		await expect(handled(erp, command())).rejects.toThrow('the connection broke');
		const [first] = await handled(erp, command());
		expect(first?.receipt).toMatchObject({ disposition: 'applied', receiptId: 'M-1' });
		expect(erp.receipts).toHaveLength(1);
	});

	it('of a version that the ERP has passed is answered as stale', async () => {
		const erp = createMemoryInventory();
		await handled(erp, command({ version: 2 }));
		const [receipt] = await handled(erp, command());
		expect(receipt?.receipt).toMatchObject({ disposition: 'stale', version: 1, problem: null });
	});

	it('that the ERP refuses for good is answered with its problem, so that a person looks', async () => {
		const erp = createMemoryInventory();
		erp.failNext(new PsraError('ERP_REFUSED', 'The ERP knows no item PUMP.'));
		const [receipt] = await handled(erp, command());
		expect(receipt?.receipt).toMatchObject({
			disposition: 'refused',
			receiptId: null,
			problem: 'The ERP knows no item PUMP.',
		});
	});

	it.each([
		['does not answer', new PsraError('ERP_UNAVAILABLE', 'down')],
		['fails in an unforeseen way', new TypeError('defect')],
	])('is left to the runner where the ERP %s', async (_what, failure) => {
		const erp = createMemoryInventory();
		erp.failNext(failure);
		await expect(handled(erp, command())).rejects.toBe(failure);
	});

	it('with a status of a later edition is refused without a call', async () => {
		const erp = createMemoryInventory();
		const [receipt] = await handled(erp, command({ status: 'unknown' }));
		expect(receipt?.receipt).toMatchObject({ disposition: 'refused', problem: expect.stringContaining('status') });
		expect(erp.calls).toEqual([]);
	});
});
