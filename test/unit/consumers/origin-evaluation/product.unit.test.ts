import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../../../infra/ports/findings.ts';
import { bom, item, line, made, operation, own, party, price, prices, rate, received, routing } from '../records.ts';
import { assembled, caseOf } from './assembled.ts';

const pump = { items: [made('PUMP', { finishedGood: true }), item('SCREW')], boms: [bom('PUMP', [line('SCREW')])] };
const gapsOf = (facts: Parameters<typeof assembled>[0]) => {
	const { originCase, gaps } = assembled(facts);
	expect(originCase).toBeNull();
	return gaps.map((gap) => gap.path);
};

describe('a product', () => {
	it('carries what its item record says', () => {
		const items = [
			made('PUMP', { hs: '84137021', hsEdition: '2017', netWeightKg: '12.500', subdivision: 'hermetic' }),
			item('SCREW'),
		];
		expect(caseOf({ ...pump, items })).toMatchObject({
			id: 'PUMP|eu-uk|2026-03-01',
			agreement: 'eu-uk',
			date: '2026-03-01',
			currency: 'EUR',
			product: {
				sku: 'PUMP',
				hs: '84137021',
				hsEdition: '2017',
				netWeightKg: '12.500',
				subdivision: 'hermetic',
				exw: null,
			},
		});
	});

	it('is made in the EU where its operations are in several member states', () => {
		const routings = [routing('PUMP', operation({ territory: 'NL' }), operation({ territory: 'IT' }))];
		expect(caseOf({ ...pump, routings }).madeIn).toBe('EU');
	});

	it.each([
		['CN', 'IT'],
		['IT', 'CH'],
	])('is not judged where one stage is in %s and the next in %s: which working counts is open', (...stages) => {
		const routings = [routing('PUMP', ...stages.map((territory) => operation({ territory })))];
		expect(() => caseOf({ ...pump, routings })).toThrow();
	});

	it('is made where the firm is, where no routing says more', () => {
		expect(caseOf(pump).madeIn).toBe('EU');
		expect(caseOf({ ...pump, parties: [own({ country: 'GB' })] }).madeIn).toBe('GB');
	});

	it('states no operations where there is no routing', () => {
		expect(caseOf(pump).operations).toEqual([]);
	});

	it('states each kind of operation once, and the processes that are evidenced', () => {
		const routings = [
			routing(
				'PUMP',
				operation({ operation: 'simple_assembly', processes: ['moulding'] }),
				operation({ operation: 'test_calibrate' }),
				operation({ operation: 'simple_assembly', processes: ['moulding', 'winding'] }),
			),
		];
		expect(caseOf({ ...pump, routings })).toMatchObject({
			operations: [{ op: 'simple-assembly' }, { op: 'test-calibrate' }],
			processes: { moulding: true, winding: true },
		});
	});

	it('that is bought is its own material, with no operations of ours', () => {
		const facts = { items: [item('PUMP', { hs: '841370' })], movements: [received('PUMP', '2', '50')] };
		expect(caseOf(facts)).toMatchObject({
			operations: [],
			materials: [{ id: 'PUMP', sku: 'PUMP', hs: '841370', value: '50', status: 'non-originating' }],
		});
	});
});

describe('a product has no case', () => {
	it.each<[string, Parameters<typeof assembled>[0], string]>([
		['while its item is unknown', { items: [] }, 'item PUMP'],
		['while it is not classified', { ...pump, items: [made('PUMP', { hs: null })] }, 'item PUMP: hs'],
		['while it is made and has no bill of materials', { ...pump, boms: [] }, 'bill of materials PUMP'],
		['while nobody knows where it is made', { ...pump, parties: [party('S-DE')] }, 'routing PUMP'],
	])('%s', (_what, facts, gap) => {
		expect(gapsOf(facts)).toEqual([gap]);
	});

	it.each([
		['itself', [bom('PUMP', [line('PUMP')])], 'PUMP → PUMP'],
		[
			'itself through others',
			[bom('PUMP', [line('A')]), bom('A', [line('B')]), bom('B', [line('PUMP')])],
			'PUMP → A → B → PUMP',
		],
		[
			'a part that contains itself',
			[bom('PUMP', [line('A')]), bom('A', [line('B')]), bom('B', [line('A')])],
			'A → B → A',
		],
	])('while it contains %s', (_what, boms, path) => {
		const items = [made('PUMP'), made('A'), made('B')];
		expect(gapsOf({ items, boms })).toEqual([`bill of materials ${path}, which contains itself`]);
	});

	it('while a finding stands against one of its parts, and that finding is the reason', () => {
		const finding: Finding = {
			company: 'HD',
			subjectKind: 'bom',
			subjectId: 'PUMP',
			sku: 'PUMP',
			code: 'BOM_INCOMPLETE',
			field: 'lines',
			problem: 'line 3 could not be read',
			remedy: 'Send it again.',
			blocking: true,
			messageId: 'm-1',
		};
		expect(assembled({ ...pump, findings: [finding] })).toMatchObject({
			originCase: null,
			blocking: [finding],
			gaps: [],
		});
		const harmless = { ...finding, blocking: false };
		expect(assembled({ ...pump, findings: [harmless] })).toMatchObject({
			originCase: { id: expect.any(String) },
			blocking: [],
		});
	});
});

describe('the ex-works price', () => {
	const exw = (...list: Parameters<typeof prices>[1][]) =>
		caseOf({ ...pump, priceLists: [prices('PUMP', ...list)] }).product.exw;

	it('is the newest that holds on the day', () => {
		const dated = (amount: string, validFrom: string | null, validTo: string | null = null) =>
			price('ex_works', amount, { validFrom, validTo });
		expect(exw(dated('100', null), dated('110', '2026-02-01'), dated('120', '2026-03-02'))).toBe('110');
		expect(exw(dated('110', '2026-02-01', '2026-02-28'), dated('100', '2025-01-01'))).toBe('100');
		expect(exw(dated('115', '2026-03-01'))).toBe('115');
		expect(exw(dated('115', '2026-02-01', '2026-03-01'))).toBe('115');
	});

	it('is not known where none holds, or where the ERP writes zero', () => {
		expect(caseOf(pump).product.exw).toBeNull();
		expect(exw(price('ex_works', '120', { validFrom: '2026-03-02' }))).toBeNull();
		expect(exw(price('ex_works', '0.00'))).toBeNull();
		expect(exw(price('fob', '99'), price('purchase', '5'))).toBeNull();
	});

	it('stands beside a FOB price where the firm has one', () => {
		const { product } = caseOf({
			...pump,
			priceLists: [prices('PUMP', price('ex_works', '100'), price('fob', '112.50'))],
		});
		expect([product.exw, product.fob]).toEqual(['100', '112.5']);
		expect(caseOf(pump).product).not.toHaveProperty('fob');
	});

	it('is of one base unit, rounded down', () => {
		expect(exw(price('ex_works', '100', { perQuantity: '3' }))).toBe('33.3333333333');
		expect(exw(price('ex_works', '200', { perQuantity: '3' }))).toBe('66.6666666666');
	});

	it('is converted from its unit by the item’s own factor, never by a guess', () => {
		const perBox = price('ex_works', '240', { unit: 'BOX' });
		const boxed = made('PUMP', { units: [{ unit: 'BOX', factorToBase: '12' }] });
		const facts = { ...pump, priceLists: [prices('PUMP', perBox)] };
		expect(caseOf({ ...facts, items: [boxed, item('SCREW')] }).product.exw).toBe('20');
		const { originCase, gaps } = assembled(facts);
		expect(originCase?.product.exw).toBeNull();
		expect(gaps).toContainEqual({ path: 'item PUMP: units', neededBy: 'its ex_works price is per BOX' });
	});

	it('is converted to the company’s currency at the rate of the day', () => {
		const facts = { ...pump, priceLists: [prices('PUMP', price('ex_works', '100', { currency: 'USD' }))] };
		const rates = rate('USD/EUR', ['2026-01-01', '0.90'], ['2026-03-01', '0.92'], ['2026-03-02', '0.99']);
		expect(caseOf({ ...facts, exchangeRates: [rates] }).product.exw).toBe('92');
		const { originCase, gaps } = assembled({ ...facts, exchangeRates: [rate('USD/EUR', ['2026-03-02', '0.99'])] });
		expect(originCase?.product.exw).toBeNull();
		expect(gaps).toContainEqual({ path: 'exchange rate USD/EUR', neededBy: 'the ex_works price of PUMP' });
	});
});
