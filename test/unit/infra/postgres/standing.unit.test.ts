import { describe, expect, it } from '@jest/globals';
import { standing } from '../../../../infra/postgres/standing.ts';

const receipt = { document: 'R', sku: 'MOTOR' };
const cancelling = (document: string, cancels: string, sku = 'MOTOR') => ({ document, cancels, sku });
const stands = (...cancellations: Parameters<typeof standing>[1]) => standing([receipt], cancellations).length === 1;

describe('a movement', () => {
	it('stands while nothing takes it back', () => {
		expect(stands()).toBe(true);
		expect(stands(cancelling('C', 'other'))).toBe(true);
		expect(stands(cancelling('C', 'R'))).toBe(false);
	});

	it('stands again once its cancellation was cancelled, and not once that was', () => {
		expect(stands(cancelling('C', 'R'), cancelling('D', 'C'))).toBe(true);
		expect(stands(cancelling('C', 'R'), cancelling('D', 'C'), cancelling('E', 'D'))).toBe(false);
	});

	it('stays taken back by a second cancellation while the first was cancelled', () => {
		expect(stands(cancelling('C', 'R'), cancelling('D', 'C'), cancelling('C2', 'R'))).toBe(false);
	});

	it('is not taken back by a document about another item, nor revived by one', () => {
		expect(stands(cancelling('C', 'R', 'GEAR'))).toBe(true);
		expect(stands(cancelling('C', 'R'), cancelling('D', 'C', 'GEAR'))).toBe(false);
	});

	it('is decided also where documents name themselves or each other', () => {
		expect(stands(cancelling('R', 'R'))).toBe(true);
		expect(stands(cancelling('C', 'D'), cancelling('D', 'C'))).toBe(true);
	});
});
