import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { idempotencyKey } from '../../../consumers/erp-sync/idempotency-key.ts';
import type { InventoryErp, OriginStatusReport } from '../../../infra/ports/inventory-erp.ts';
import { issued } from '../../support/erp/origin-status.ts';

export interface Subject {
	readonly inventory: InventoryErp;
	stop(): Promise<void>;
}

/** What every adapter of the inventory interface must do, together with the ERP behind it. */
export function inventoryErpConformance(name: string, start: () => Promise<Subject>): void {
	describe(`${name} as inventory interface`, () => {
		let subject: Subject;
		beforeEach(async () => {
			subject = await start();
		});
		afterEach(async () => {
			await subject.stop();
		});

		const send = (change: Partial<OriginStatusReport> = {}, key?: string) => {
			const status = { ...issued, ...change };
			return subject.inventory.report(status, key ?? idempotencyKey(status));
		};

		it('applies a first version and says so', async () => {
			const receipt = await send();
			expect(receipt).toMatchObject({ disposition: 'applied', version: 1 });
			expect(receipt.receiptId).not.toBe('');
			expect(Date.parse(receipt.receivedAt)).not.toBeNaN();
		});

		it('answers a repeat with the first receipt', async () => {
			const first = await send();
			await send({ version: 2, status: 'revoked' });
			expect(await send()).toEqual(first);
		});

		it('does not let an older version replace a later one', async () => {
			await send({ version: 2, status: 'revoked' });
			expect(await send()).toMatchObject({ disposition: 'stale', version: 1 });
			expect(await send({ version: 3, status: 'superseded' })).toMatchObject({ disposition: 'applied', version: 3 });
		});

		it('knows the same content under another key', async () => {
			await send();
			expect(await send({}, 'another-key')).toMatchObject({ disposition: 'duplicate', version: 1 });
		});

		it.each<[string, Partial<OriginStatusReport>]>([
			['company', { company: 'other' }],
			['item', { sku: 'HD/PUMP 11 ü' }],
			['agreement', { agreement: 'eu-japan' }],
			['certificate', { certificateId: '01JN5Y3F7Q9X4S8B2C6D0E1G2J' }],
		])('keeps the versions of one %s apart from those of another', async (_what, change) => {
			await send({ version: 5 });
			expect(await send(change)).toMatchObject({ disposition: 'applied', version: 1 });
		});

		it('refuses another content under the same key, for a person to look at', async () => {
			await send();
			await expect(send({ validTo: '2027-12-31' })).rejects.toMatchObject({ code: 'ERP_REFUSED', retryable: 'never' });
		});

		it('refuses another content of the same version under a key of its own', async () => {
			await send();
			const other = send({ validTo: '2027-12-31' }, 'another-key');
			await expect(other).rejects.toMatchObject({ code: 'ERP_REFUSED', retryable: 'never' });
		});
	});
}
