import { describe, expect, it } from '@jest/globals';
import { changeDays } from '../../../../consumers/origin-evaluation/change-days.ts';
import type { ProductFacts } from '../../../../infra/ports/facts.ts';
import { bom, declared, line, price, prices, rate, received } from '../records.ts';

const NONE: ProductFacts = {
	skus: [],
	items: [],
	boms: [],
	routings: [],
	priceLists: [],
	declarations: [],
	parties: [],
	exchangeRates: [],
	movements: [],
	findings: [],
};
const days = (facts: Partial<ProductFacts>, settings = {}) => changeDays({ ...NONE, ...facts }, undefined, settings);
const posted = (postingDate: string, kind: 'receipt' | 'return_to_supplier' = 'receipt') => ({
	movements: [received('MOTOR', '1', '5', { postingDate, kind })],
});
const period = { validFrom: '2026-02-01', validTo: '2026-03-31' };

describe('the days on which a verdict may turn', () => {
	it('are the first of a period and the one after its last', () => {
		const begunAndEnded = ['2026-02-01', '2026-04-01'];
		expect(days({ boms: [bom('PUMP', [line('MOTOR', '1', period)])] })).toEqual(begunAndEnded);
		expect(days({ priceLists: [prices('PUMP', price('ex_works', '5', period))] })).toEqual(begunAndEnded);
		expect(days({ declarations: [declared('MOTOR', period)] })).toEqual(begunAndEnded);
	});

	it('are those of a receipt and of its leaving the twelve months that are valued', () => {
		expect(days(posted('2025-03-17'))).toEqual(['2025-03-17', '2026-03-18']);
		expect(days(posted('2027-02-28'))).toEqual(['2027-02-28', '2028-03-01']);
		expect(days(posted('2028-02-29'))).toEqual(['2028-02-29', '2029-03-01']);
		expect(days(posted('2025-03-17', 'return_to_supplier'))).toEqual(['2025-03-17']);
	});

	it('are also that of its leaving the stock, where the company says how long goods lie', () => {
		expect(days(posted('2025-03-17'), { stockMonths: 24 })).toEqual(['2025-03-17', '2026-03-18', '2027-03-18']);
	});

	it('are those on which a rate begins and on which it is too old', () => {
		const exchangeRates = [rate('USD/EUR', ['2026-01-01', '0.9'])];
		expect(days({ exchangeRates })).toEqual(['2026-01-01', '2026-04-12']);
		expect(days({ exchangeRates }, { rateDays: 31 })).toEqual(['2026-01-01', '2026-02-02']);
	});
});
