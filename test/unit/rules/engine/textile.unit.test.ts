import { describe, expect, it } from '@jest/globals';
import type { TextileFacts } from '../../../../rules/schema/case.ts';
import { given } from '../../../support/rules/given.ts';
import { all, CTH, maxNom, packOf, packWith, process } from '../../../support/rules/pack.ts';

const FAILED = 'not-originating, rule-not-met';
const OPEN = 'indeterminate, missing-facts';
const MET = 'originating, tolerance';
const fabric = given(packWith(process('weaving')))
	.product('511211', { exw: '100' })
	.foreign('550921', '30')
	.with({ processes: { weaving: false } });
const note7: TextileFacts = { notes: ['7'], mixed: true, basicTextileTotalKg: '1.000', failingKg: '0.100' };

describe('chapters 50 to 63', () => {
	it('a failed rule is open until the case says which notes the list refers to', () => {
		expect(fabric.verdict()).toBe(OPEN);
		expect(fabric.evaluate().missing.map((one) => one.path)).toEqual(['textile.notes']);
		expect(fabric.with({ textile: { notes: [] } }).verdict()).toBe(FAILED);
	});

	it('Note 8 takes its share of either price where the agreement says so (EU-Japan Annex 3-A)', () => {
		const { rows } = packWith(process('weaving'));
		const products = [{ from: '50', to: '63' }];
		const basis = { basis: 'textile-notes', of: 'exw-or-fob', article: 'Annex 3-A Note 8' } as const;
		const shirt = given(packOf(rows, { tolerances: [{ products, ...basis }] }))
			.product('620520', { exw: '100', fob: '125' })
			.foreign('520811', '30')
			.with({ processes: { weaving: false } });
		const at = shirt.with({ textile: { notes: ['8'], failingValue: '10' } }).evaluate();
		expect([at.verdict, at.figures]).toEqual(['originating', { note8Fob: '8.00' }]);
		expect(shirt.with({ textile: { notes: ['8'], failingValue: '10.01' } }).verdict()).toBe(FAILED);
	});

	it('an undecided rule asks for its evidence first', () => {
		expect(fabric.with({ processes: {} }).verdict()).toBe('indeterminate, judgement');
	});

	it.each<[string, Partial<TextileFacts>, string]>([
		['10 % of the basic textile materials', {}, MET],
		['more than 10 %', { failingKg: '0.1001' }, FAILED],
		['one basic textile material only', { mixed: false }, FAILED],
		['not said whether mixed', { mixed: undefined } as Partial<TextileFacts>, OPEN],
		['weight not known', { failingKg: null }, OPEN],
		['20 % with polyurethane yarn', { yarn: 'polyurethane', failingKg: '0.200', failingYarnKg: '0.100' }, MET],
		['the others above 10 %', { yarn: 'polyurethane', failingKg: '0.200', failingYarnKg: '0.099' }, FAILED],
		['more than 20 % with that yarn', { yarn: 'polyurethane', failingKg: '0.201', failingYarnKg: '0.2' }, FAILED],
		['30 % with aluminium strip', { yarn: 'aluminium-strip', failingKg: '0.3', failingYarnKg: '0.2' }, MET],
		['yarn weight not known, not needed', { yarn: 'polyurethane', failingKg: '0.1' }, MET],
		['yarn weight not known, needed', { yarn: 'polyurethane', failingKg: '0.15' }, OPEN],
	])('Note 7: %s', (_, facts, verdict) => {
		expect(fabric.with({ textile: { ...note7, ...facts } }).verdict()).toBe(verdict);
	});

	it('Note 8: 8 % of the price', () => {
		const shirt = (failingValue: string) => fabric.with({ textile: { notes: ['8'], failingValue } }).evaluate();
		expect([shirt('8').verdict, shirt('8').figures]).toEqual(['originating', { note8Exw: '8.00' }]);
		expect(shirt('8.01').verdict).toBe('not-originating');
	});

	it('Note 8 forgives no material of the heading of the product; whether such a one fails, a person judges', () => {
		const facts = { textile: { notes: ['8'], failingValue: '8' } as TextileFacts };
		const { verdict, missing } = fabric.foreign('511290', '1').with(facts).evaluate();
		expect([verdict, missing.map(({ path }) => path)]).toEqual(['indeterminate', ['materials[1].status']]);
		expect(fabric.foreign(null, '1').with(facts).evaluate().verdict).toBe('indeterminate');
		expect(fabric.domestic('511290', '1').with(facts).verdict()).toBe(MET);
	});

	it('a maximum of value stays (TCA 42(2))', () => {
		const blind = given(packWith(all(CTH, maxNom('40'))))
			.product('630790', { exw: '100' })
			.foreign('551311', '41');
		expect(blind.with({ textile: note7 }).verdict()).toBe(FAILED);
		expect(blind.verdict()).toBe(FAILED);
	});
});
