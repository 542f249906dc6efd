import { describe, expect, it } from '@jest/globals';
import type { SyncOriginStatus } from '../../../../schemas/index.ts';
import { COMPANY, withInstallation } from '../../../support/installation/index.ts';
import { applied, down } from '../../../support/spies/erp-server.ts';

const installation = withInstallation({ roles: ['relay', 'erp-sync'] });

const command = (certificateId: string, version = 1): SyncOriginStatus => ({
	company: COMPANY,
	certificateId,
	commandId: `K-${certificateId}-${version}`,
	sku: `PUMP-${certificateId}`,
	agreement: 'eu-uk',
	status: 'issued',
	certificateNumber: `${COMPANY}-2026-000001`,
	version,
	validFrom: '2026-01-01',
	validTo: '2027-12-31',
	revokedFrom: null,
});
const send = (value: SyncOriginStatus) => installation().publish({ type: 'psra.erp.SyncOriginStatus', value });
const callsOf = (certificateId: string) =>
	installation().erp.calls.filter((call) => call.sku === `PUMP-${certificateId}`);

async function receiptsOf(certificateId: string) {
	return installation().until(`a receipt of ${certificateId}`, async () => {
		const all = await installation().readTopic('erp.sync-receipts');
		const own = all.filter(({ record }) => record.certificateId === certificateId).map(({ record }) => record);
		return own.length > 0 && own;
	});
}

describe('erp-sync', () => {
	it('tries an ERP that is down again, with the same idempotency key', async () => {
		let failures = 0;
		installation().erp.answer((call, number) => {
			if (failures < 3) {
				failures += 1;
				return down();
			}
			return applied(call, number);
		});
		await send(command('DOWN'));
		expect(await receiptsOf('DOWN')).toMatchObject([{ disposition: 'applied', version: 1, problem: null }]);
		const keys = callsOf('DOWN').map((call) => call.idempotencyKey);
		expect(keys.length).toBe(4);
		expect(new Set(keys).size).toBe(1);
		expect(keys[0]).toMatch(/^".+"$/);
	});

	it('takes an answer that is no receipt for unknown, and asks again with the same key', async () => {
		let first = true;
		installation().erp.answer((call, number) => {
			if (!first) return applied(call, number);
			first = false;
			return { status: 200, body: { welcome: 'to the portal' } };
		});
		await send(command('HTML'));
		expect(await receiptsOf('HTML')).toMatchObject([{ disposition: 'applied' }]);
		expect(new Set(callsOf('HTML').map((call) => call.idempotencyKey)).size).toBe(1);
		expect(callsOf('HTML')).toHaveLength(2);
	});

	it('has another key for another version', async () => {
		installation().erp.answer(applied);
		await send(command('VERSION', 1));
		await send(command('VERSION', 2));
		await installation().until('both receipts', async () => (await receiptsOf('VERSION')).length === 2);
		expect(new Set(callsOf('VERSION').map((call) => call.idempotencyKey)).size).toBe(2);
	});

	it('reports a refusal as an answer, once, and goes on', async () => {
		installation().erp.answer((call, number) =>
			call.sku === 'PUMP-REFUSED'
				? { status: 404, body: { title: 'No such item', detail: 'PUMP-REFUSED is not known.' } }
				: applied(call, number),
		);
		await send(command('REFUSED'));
		await send(command('NEXT'));
		expect(await receiptsOf('REFUSED')).toMatchObject([
			{ disposition: 'refused', receiptId: null, problem: expect.stringContaining('No such item') },
		]);
		expect(await receiptsOf('NEXT')).toMatchObject([{ disposition: 'applied' }]);
		expect(callsOf('REFUSED')).toHaveLength(1);
	});

	it('calls with nothing but what the contract says, and the token', async () => {
		installation().erp.answer(applied);
		await send(command('BODY'));
		await receiptsOf('BODY');
		const { commandId: _, ...status } = command('BODY');
		expect(callsOf('BODY')[0]?.body).toEqual(status);
	});
});
