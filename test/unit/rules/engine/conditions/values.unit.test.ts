import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../../../rules/schema/condition.ts';
import { given } from '../../../../support/rules/given.ts';
import { all, CTH, headings, maxNom, packWith } from '../../../../support/rules/pack.ts';

describe('MaxNOM', () => {
	const product = given(packWith(maxNom('50'))).product('850421', { exw: '200.00' });

	it('holds at the limit and fails above it, whatever the display rounds to', () => {
		const at = product.foreign('850490', '100.00').evaluate();
		expect([at.verdict, at.figures]).toEqual(['originating', { maxNomExw: '50.00' }]);
		const above = product.foreign('850490', '100.008').evaluate();
		expect([above.verdict, above.figures]).toEqual(['not-originating', { maxNomExw: '50.00' }]);
	});

	it('counts unknown origin as non-originating (TCA 38(f))', () => {
		expect(product.foreign('850490', '101', { status: 'unknown' }).verdict()).toBe('not-originating, rule-not-met');
	});

	it('is never lifted by a tolerance (TCA 42(2))', () => {
		expect(product.foreign('850490', '100.01').verdict()).toBe('not-originating, rule-not-met');
	});

	it('without a price is open, and the price is named', () => {
		const { verdict, basis, missing } = given(packWith(maxNom('50')))
			.product('850421')
			.foreign('850490', '1')
			.evaluate();
		expect([verdict, basis]).toEqual(['indeterminate', 'missing-facts']);
		expect(missing).toEqual([
			{ path: 'product.exw', fact: 'ex-works price', condition: 'MaxNOM 50% (EXW)', kind: 'missing-facts' },
		]);
	});

	it('is open at a price of zero, whatever the materials are worth', () => {
		const free = given(packWith(maxNom('50'))).product('850421', { exw: '0' });
		for (const value of ['0', '0.00', '1']) {
			const { verdict, missing } = free.foreign('850490', value).evaluate();
			expect([verdict, missing[0]]).toEqual([
				'indeterminate',
				{
					path: 'product.exw',
					fact: 'ex-works price above zero',
					condition: 'MaxNOM 50% (EXW)',
					kind: 'missing-facts',
				},
			]);
		}
	});

	it('is open without a price, even where the materials are said to be worth nothing', () => {
		const unpriced = given(packWith(maxNom('50'))).product('850421');
		expect(unpriced.foreign('850490', '0').verdict()).toBe('indeterminate, missing-facts');
		const priced = product.foreign('850490', '0').evaluate();
		expect([priced.verdict, priced.thresholdPrice]).toEqual(['originating', '0.01']);
	});

	it('with an unknown value fails where the known ones exceed it already, else is open', () => {
		expect(product.foreign('850490', '101').foreign('731815', null).verdict()).toBe('not-originating, rule-not-met');
		const open = product.foreign('850490', '50').foreign('731815').evaluate();
		expect(open.missing.map((one) => one.path)).toEqual(['materials[1].value']);
	});

	it('takes an averaged price for none, since the agreement has no provision for it', () => {
		const result = given(packWith(maxNom('50')))
			.product('850421', { exw: '200', exwBasis: 'average' })
			.foreign('850490', '1')
			.evaluate();
		expect(result.missing.map((one) => one.path)).toEqual(['product.exwBasis']);
	});
});

describe('a cap on named materials', () => {
	const cap: Condition = { kind: 'max-value', percent: '30', of: 'exw', materials: headings('1701', '1702') };
	const product = given(packWith(all(CTH, cap))).product('180690', { exw: '10.00', netWeightKg: '1' });

	it('leaves other materials alone', () => {
		const result = product.foreign('170199', '3.00').foreign('180100', '6').evaluate();
		expect([result.verdict, result.figures]).toEqual(['originating', { capExw: '30.00' }]);
	});

	it('fails above its share', () => {
		expect(product.foreign('170199', '3.01').verdict()).toBe('not-originating, rule-not-met');
	});

	it('needs no price where no such material is used', () => {
		const unpriced = given(packWith(all(CTH, cap))).product('180690');
		expect(unpriced.foreign('180100', '6').verdict()).toBe('originating, product-specific-rule');
	});

	it('asks for the code of a material that could belong', () => {
		const { verdict, missing } = product.foreign('170199', '1').foreign(null, '5', { netWeightKg: '0.01' }).evaluate();
		expect(verdict).toBe('indeterminate');
		expect(missing.map((one) => one.path)).toContain('materials[1].hs');
	});
});

describe('RVC', () => {
	const pack = packWith({ kind: 'min-rvc', percent: '55', of: 'fob' });

	it('is what is left of the price without the non-originating materials', () => {
		const at = given(pack).product('870323', { fob: '1000' }).foreign('870840', '450').evaluate();
		expect([at.verdict, at.figures]).toEqual(['originating', { rvcFob: '55.00' }]);
		const below = given(pack).product('870323', { fob: '1000' }).foreign('870840', '450.01').evaluate();
		expect(below.verdict).toBe('not-originating');
	});

	it('is open at a price of zero', () => {
		const free = given(pack).product('870323', { fob: '0' }).foreign('870840', '0').evaluate();
		expect([free.verdict, free.missing[0]?.fact]).toEqual(['indeterminate', 'FOB price above zero']);
	});

	it('needs its own price', () => {
		const result = given(pack).product('870323', { exw: '1000' }).foreign('870840', '450').evaluate();
		expect(result.missing.map((one) => one.path)).toEqual(['product.fob']);
	});
});

describe('two bases', () => {
	it('one suffices', () => {
		const pack = packWith({
			kind: 'any',
			of: [maxNom('50'), { kind: 'max-value', percent: '45', of: 'fob' }],
		});
		const product = given(pack).product('850421', { exw: '100', fob: '120' });
		expect(product.foreign('850490', '54').verdict()).toBe('originating, product-specific-rule');
		expect(product.foreign('850490', '54.01').verdict()).toBe('not-originating, rule-not-met');
	});
});
