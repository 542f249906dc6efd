import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idempotencyKey } from '../../../../consumers/erp-sync/idempotency-key.ts';
import { inventoryErpConformance } from '../../../conformance/inventory-erp/suite.ts';
import { createMemoryInventory } from '../../../support/erp/memory-inventory.ts';
import { issued } from '../../../support/erp/origin-status.ts';

inventoryErpConformance('the one in memory', async () => ({
	inventory: createMemoryInventory(),
	stop: async () => undefined,
}));

describe('the idempotency key', () => {
	const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
	const subject = fc.record({
		company: text,
		sku: text,
		agreement: text,
		certificateId: text,
		version: fc.integer({ min: 1, max: 9_999 }),
	});

	it('is the same for what is the same, and says nothing of attempt, dates or status', () => {
		expect(idempotencyKey(issued)).toBe('hanze/01JN5Y3F7Q9X4S8B2C6D0E1G2H/v1/HD-250-MID/eu-uk');
		expect(idempotencyKey({ ...issued, ...{ status: 'revoked' } })).toBe(idempotencyKey(issued));
	});

	it('differs wherever company, item, agreement, certificate or version do', () => {
		fc.assert(
			fc.property(subject, subject, (a, b) => {
				const same = (Object.keys(a) as (keyof typeof a)[]).every((field) => a[field] === b[field]);
				expect(idempotencyKey(a) === idempotencyKey(b)).toBe(same);
			}),
		);
		expect(idempotencyKey({ ...issued, company: 'a/b', certificateId: 'c' })).not.toBe(
			idempotencyKey({ ...issued, company: 'a', certificateId: 'b/c' }),
		);
	});

	it('fits a structured-field string', () => {
		fc.assert(
			fc.property(subject, (one) => {
				expect(idempotencyKey(one)).toMatch(/^[ !#-[\]-~]+$/);
			}),
		);
	});
});
