import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../../rules/schema/condition.ts';
import type { PackManifest } from '../../../../rules/schema/pack.ts';
import { given } from '../../../support/rules/given.ts';
import { all, CC, CTH, headings, maxNom, packOf, packWith } from '../../../support/rules/pack.ts';

describe('tolerance by value (TCA 42(1)(b))', () => {
	const product = given(packWith(CTH)).product('732690', { exw: '100.00' });

	it('forgives failing materials up to 10 % of the price, all of them together', () => {
		const at = product.foreign('732690', '6').foreign('732620', '4').foreign('720851', '40').evaluate();
		expect([at.verdict, at.basis, at.figures]).toEqual(['originating', 'tolerance', { toleranceExw: '10.00' }]);
		const above = product.foreign('732690', '6').foreign('732620', '4.01').evaluate();
		expect(above.verdict).toBe('not-originating');
	});

	it('names its reading, and whether the other one would change the verdict', () => {
		const reading = (steel: string) =>
			product
				.foreign('732690', '5')
				.foreign('720851', steel)
				.evaluate()
				.readings.find((one) => one.id === 'tolerance-base');
		expect(reading('40')).toMatchObject({ changesVerdict: true, otherVerdict: 'not-originating' });
		expect(reading('5')).toMatchObject({ changesVerdict: false, otherVerdict: 'originating' });
	});

	it('counts a material that fails two conditions once', () => {
		const both = packWith(all(CC, { kind: 'must-originate', materials: headings('7318') }));
		const result = given(both).product('732690', { exw: '100' }).foreign('731815', '10').evaluate();
		expect([result.verdict, result.figures]).toEqual(['originating', { toleranceExw: '10.00' }]);
	});

	it('lifts no maximum that stands beside the change', () => {
		const product = given(packWith(all(CTH, maxNom('50')))).product('841370', { exw: '100' });
		expect(product.foreign('841391', '10').foreign('731815', '40').verdict()).toBe('originating, tolerance');
		expect(product.foreign('841391', '10').foreign('731815', '40.01').verdict()).toBe('not-originating, rule-not-met');
	});

	it('is open without the price', () => {
		const open = given(packWith(CTH)).product('732690').foreign('732690', '5').evaluate();
		expect([open.verdict, open.basis]).toEqual(['indeterminate', 'missing-facts']);
		expect(open.missing).toEqual([
			{ path: 'product.exw', fact: 'ex-works price', condition: 'CTH', kind: 'missing-facts' },
		]);
	});

	it('never cures insufficient operations', () => {
		const repacked = product.foreign('732690', '5').with({ operations: [{ op: 'simple-pack' }] });
		expect(repacked.verdict()).toBe('not-originating, insufficient-operations');
	});

	it('makes a part originate too', () => {
		const result = product
			.part('732620', '50', [{ hs: '732690', value: '5' }])
			.foreign('732690', '10')
			.evaluate();
		expect([result.verdict, result.figures]).toEqual(['originating', { toleranceExw: '10.00' }]);
	});
});

describe('tolerance by value of either price (EU-Japan 3.6)', () => {
	const japan: Partial<PackManifest> = {
		tolerances: [
			{
				products: [{ from: '01', to: '99' }],
				basis: 'value',
				percent: '10',
				of: 'exw-or-fob',
				liftsWeightMaxima: true,
				article: 'EU-Japan Art. 3.6',
			},
		],
	};
	const plate = given(packOf(packWith(CTH).rows, japan));

	it('takes the higher of the prices that the case states', () => {
		const failing = (prices: object, value: string) =>
			plate.product('732690', prices).foreign('732690', value).evaluate();
		expect(failing({ exw: '100', fob: '110' }, '11').figures).toEqual({ toleranceFob: '10.00' });
		expect(failing({ exw: '100', fob: '110' }, '11').verdict).toBe('originating');
		expect(failing({ exw: '110', fob: '100' }, '11').figures).toEqual({ toleranceExw: '10.00' });
		expect(failing({ fob: '110' }, '11').verdict).toBe('originating');
		expect(failing({ exw: '100' }, '10.01').verdict).toBe('not-originating');
		expect(failing({}, '1').missing.map(({ path }) => path)).toEqual(['product.exw']);
	});

	it('lifts a maximum by weight, with all materials of the class, and no maximum by value', () => {
		const sugar = headings('1701');
		const byWeight: Condition = { kind: 'max-weight', percent: '10', materials: sugar, of: 'product' };
		const byValue: Condition = { kind: 'max-value', percent: '5', of: 'exw', materials: sugar };
		const sweet = (rule: Condition, value: string) =>
			given(packOf(packWith(all(CTH, rule)).rows, japan))
				.product('180690', { exw: '10', netWeightKg: '1' })
				.foreign('170199', value, { netWeightKg: '0.3' });
		expect(sweet(byWeight, '1').verdict()).toBe('originating, tolerance');
		expect(sweet(byWeight, '1.01').verdict()).toBe('not-originating, rule-not-met');
		expect(sweet(byValue, '1').verdict()).toBe('not-originating, rule-not-met');
		const tca = given(packWith(all(CTH, byWeight))).product('732690', { exw: '10', netWeightKg: '1' });
		expect(tca.foreign('170199', '1', { netWeightKg: '0.3' }).verdict()).toBe('not-originating, rule-not-met');
	});

	it('counts no material that may be of another class as failing', () => {
		const byWeight: Condition = { kind: 'max-weight', percent: '10', materials: headings('1701'), of: 'product' };
		const sweet = given(packOf(packWith(all(CTH, byWeight)).rows, japan))
			.product('180690', { exw: '10', netWeightKg: '1' })
			.foreign('170199', '0.9', { netWeightKg: '0.3' })
			.foreign(null, '5', { netWeightKg: '0.1' })
			.evaluate();
		expect([sweet.verdict, sweet.missing.map(({ path }) => path)]).toEqual(['indeterminate', ['materials[1].hs']]);
	});

	it('adds up what fails by weight and by heading', () => {
		const byWeight: Condition = { kind: 'max-weight', percent: '10', materials: headings('1701'), of: 'product' };
		const sweet = given(packOf(packWith(all(CTH, byWeight)).rows, japan))
			.product('180690', { exw: '10', netWeightKg: '1' })
			.foreign('170199', '0.6', { netWeightKg: '0.3' });
		expect(sweet.foreign('180620', '0.4', { netWeightKg: '0.1' }).verdict()).toBe('originating, tolerance');
		expect(sweet.foreign('180620', '0.41', { netWeightKg: '0.1' }).verdict()).toBe('not-originating, rule-not-met');
	});
});

describe('tolerance by weight (TCA 42(1)(a))', () => {
	const sauce = given(packWith(CTH)).product('210320', { exw: '1', netWeightKg: '2.0' });

	it('chapters 2 and 4 to 24: 15 % of the product’s weight, whatever the value', () => {
		const at = sauce.foreign('210390', '0.9', { netWeightKg: '0.30' }).evaluate();
		expect([at.verdict, at.basis, at.figures]).toEqual(['originating', 'tolerance', { toleranceWeight: '15.00' }]);
		expect(sauce.foreign('210390', '0.01', { netWeightKg: '0.31' }).verdict()).toBe('not-originating, rule-not-met');
	});

	it('processed fishery products of chapter 16 go by value', () => {
		const tuna = given(packWith(CTH)).product('160414', { exw: '100', netWeightKg: '1' });
		expect(tuna.foreign('160414', '10', { netWeightKg: '0.9' }).verdict()).toBe('originating, tolerance');
	});
});
