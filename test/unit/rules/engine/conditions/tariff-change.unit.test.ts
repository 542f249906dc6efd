import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../../../rules/schema/condition.ts';
import { given } from '../../../../support/rules/given.ts';
import { ANY_HEADING, CC, CTH, CTSH, headings, packWith } from '../../../../support/rules/pack.ts';

const MET = 'originating, product-specific-rule';
const FAILED = 'not-originating, rule-not-met';

describe('an allowance up to a share of either price', () => {
	const blanks: Condition = {
		kind: 'tariff-change',
		level: 'heading',
		allowances: [
			{
				materials: headings('7013'),
				maxValue: { percent: '20', of: 'exw', or: { percent: '15', of: 'fob' } },
			},
		],
	};
	const glass = (prices: object, value: string) =>
		given(packWith(blanks)).product('701337', prices).foreign('701337', value).evaluate();

	it('holds where one of the two does', () => {
		expect(glass({ exw: '100', fob: '150' }, '22.50').verdict).toBe('originating');
		expect(glass({ exw: '100', fob: '150' }, '22.51').verdict).toBe('not-originating');
		expect(glass({ exw: '100', fob: '110' }, '20').figures).toMatchObject({ allowanceExw: '20.00' });
	});

	it('is open where the price of the one that is not exceeded is not known', () => {
		const open = glass({ exw: '100' }, '22.50');
		expect([open.verdict, open.missing.map(({ path }) => path)]).toEqual(['indeterminate', ['product.fob']]);
	});
});

describe('change of tariff classification', () => {
	it.each<[string, Condition, string, string]>([
		['CC: another chapter', CC, '731815', MET],
		['CC: own chapter', CC, '840999', FAILED],
		['CTH: another heading of the chapter', CTH, '840999', MET],
		['CTH: own heading', CTH, '841391', FAILED],
		['CTSH: another subheading of the heading', CTSH, '841391', MET],
		['CTSH: own subheading', CTSH, '841370', FAILED],
		['CTSH: a national code of the own subheading', CTSH, '84137021', FAILED],
		['any heading: own subheading', ANY_HEADING, '841370', MET],
	])('%s', (_, condition, hs, verdict) => {
		expect(given(packWith(condition)).product('841370', { exw: '100' }).foreign(hs, '50').verdict()).toBe(verdict);
	});

	it('asks nothing of originating materials', () => {
		const materials = given(packWith(CTH)).product('841370').domestic('841391', '50').foreign('731815', '5');
		expect(materials.verdict()).toBe(MET);
	});

	it('an exception bars the headings it names and no others (Note 3.2)', () => {
		const pack = packWith({ ...CTH, except: headings('8431') });
		const product = given(pack).product('842911', { exw: '100' });
		expect(product.foreign('843149', '50').verdict()).toBe(FAILED);
		expect(product.foreign('731815', '50').foreign('854449', '45').verdict()).toBe(MET);
	});

	it('an exception by subheading leaves a code of four digits open', () => {
		const pack = packWith({ ...CTH, except: headings('730120') });
		const { verdict, missing } = given(pack).product('730110', { exw: '100' }).foreign('7301', '50').evaluate();
		expect(verdict).toBe('not-originating');
		expect(missing).toEqual([]);
		const other = given(pack).product('730890', { exw: '100' }).foreign('7301', '50').evaluate();
		expect(other.verdict).toBe('indeterminate');
		expect(other.missing.map((one) => one.path)).toEqual(['materials[0].hs']);
	});
});

describe('unclassified materials', () => {
	it('leave the change open and name the code', () => {
		const result = given(packWith(CTH)).product('841370', { exw: '100' }).foreign(null, '50').evaluate();
		expect([result.verdict, result.basis]).toEqual(['indeterminate', 'missing-facts']);
		expect(result.missing).toEqual([
			{ path: 'materials[0].hs', fact: 'HS code of m0', condition: 'CTH', kind: 'missing-facts' },
		]);
	});

	it('don’t matter where another material fails beyond the tolerance', () => {
		const product = given(packWith(CTH)).product('841370', { exw: '100' });
		expect(product.foreign(null, '1').foreign('841391', '50').verdict()).toBe(FAILED);
	});

	it('are forgiven by the tolerance even in the worst case', () => {
		const result = given(packWith(CTH)).product('841370', { exw: '100' }).foreign(null, '10').evaluate();
		expect([result.verdict, result.basis]).toEqual(['originating', 'tolerance']);
	});
});

describe('"However, non-originating … may be used"', () => {
	const capped: Condition = {
		kind: 'tariff-change',
		level: 'heading',
		allowances: [{ materials: [{ relation: 'heading-of-product' }], maxValue: { percent: '20', of: 'exw' } }],
	};
	const product = given(packWith(capped)).product('841370', { exw: '100' });

	it('allows the same heading up to the share', () => {
		const result = product.foreign('841391', '15').foreign('841350', '5').evaluate();
		expect([result.verdict, result.figures]).toEqual(['originating', { allowanceExw: '20.00' }]);
	});

	it('is a maximum of its own that no tolerance lifts', () => {
		const result = product.foreign('841391', '20.01').evaluate();
		expect([result.verdict, result.basis]).toEqual(['not-originating', 'rule-not-met']);
	});

	it('does not bar the tolerance for a material that it does not concern', () => {
		const pack = packWith({ ...capped, except: headings('7318') });
		const result = given(pack)
			.product('841370', { exw: '100' })
			.foreign('841391', '20')
			.foreign('731815', '10')
			.evaluate();
		expect([result.verdict, result.basis]).toEqual(['originating', 'tolerance']);
	});

	it('without a share allows the material whatever it is worth', () => {
		const pack = packWith({ ...capped, allowances: [{ materials: headings('8413') }] });
		expect(given(pack).product('841370', { exw: '100' }).foreign('841391', '90').verdict()).toBe(MET);
	});

	it('that asks for a process needs its evidence', () => {
		const pack = packWith({
			...capped,
			allowances: [{ materials: headings('8413'), process: 'balancing' }],
		});
		const open = given(pack).product('841370', { exw: '100' }).foreign('841391', '90');
		expect(open.verdict()).toBe('indeterminate, judgement');
		expect(open.evaluate().missing[0]?.path).toBe('processes["balancing"]');
		expect(open.with({ processes: { Balancing: true } }).verdict()).toBe(MET);
		expect(open.with({ processes: { balancing: false } }).verdict()).toBe(FAILED);
	});
});
