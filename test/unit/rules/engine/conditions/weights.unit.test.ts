import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../../../rules/schema/condition.ts';
import { given } from '../../../../support/rules/given.ts';
import { all, CTH, headings, packWith } from '../../../../support/rules/pack.ts';

describe('a maximum by weight', () => {
	const sugar: Condition = { kind: 'max-weight', percent: '20', materials: headings('1701', '1702'), of: 'product' };
	const product = given(packWith(all(CTH, sugar))).product('200989', { netWeightKg: '1.000' });

	it('holds at the limit, fails above it', () => {
		const at = product.foreign('170199', '1', { netWeightKg: '0.200' }).evaluate();
		expect([at.verdict, at.figures]).toEqual(['originating', { nomWeight: '20.00' }]);
		expect(product.foreign('170199', '1', { netWeightKg: '0.2001' }).verdict()).toBe('not-originating, rule-not-met');
	});

	it('ignores retail packing: net weight is without it (Note 1.3)', () => {
		const packed = product.foreign('170199', '1', { netWeightKg: '0.9', role: 'retail-packaging' });
		expect(packed.foreign('080510', '1', { netWeightKg: '0.5' }).verdict()).toBe('originating, product-specific-rule');
	});

	it('needs the weights', () => {
		const open = given(packWith(all(CTH, sugar)))
			.product('200989')
			.foreign('170199', '1')
			.evaluate();
		expect([open.verdict, open.basis]).toEqual(['indeterminate', 'missing-facts']);
		expect(open.missing.map((one) => one.path)).toEqual(['product.netWeightKg', 'materials[0].netWeightKg']);
	});

	it('is open at a weight of zero', () => {
		const weightless = given(packWith(all(CTH, sugar))).product('200989', { netWeightKg: '0' });
		const { verdict, missing } = weightless.foreign('170199', '1', { netWeightKg: '0' }).evaluate();
		expect([verdict, missing[0]?.fact]).toEqual(['indeterminate', 'net weight of the product in kg above zero']);
	});

	it('against a class of materials counts the originating ones of it too', () => {
		const tobacco: Condition = {
			kind: 'max-weight',
			percent: '30',
			materials: headings('2401'),
			of: [{ ranges: [{ from: '24', to: '24' }] }],
		};
		const cigars = given(packWith(tobacco)).product('240210', { netWeightKg: '1' });
		const mixed = cigars.domestic('240110', '7', { netWeightKg: '0.7' });
		expect(mixed.foreign('240110', '3', { netWeightKg: '0.3' }).verdict()).toBe('originating, product-specific-rule');
		expect(mixed.foreign('240110', '3', { netWeightKg: '0.31' }).verdict()).toBe('not-originating, rule-not-met');
	});
});

describe('a minimum of wholly obtained materials', () => {
	const pack = packWith({ kind: 'minimum-wholly-obtained', percent: '10', materials: headings('2401') });
	const cigarettes = given(pack).product('240220', { netWeightKg: '1' }).foreign('240110', '9', { netWeightKg: '0.9' });

	it('holds where the share by weight is reached', () => {
		const grown = { netWeightKg: '0.1', whollyObtained: true };
		const result = cigarettes.domestic('240110', '1', grown).evaluate();
		expect([result.verdict, result.figures]).toEqual(['originating', { whollyObtainedWeight: '10.00' }]);
	});

	it('fails below it, and no tolerance makes it up', () => {
		const grown = { netWeightKg: '0.0999', whollyObtained: true };
		expect(cigarettes.domestic('240110', '1', grown).verdict()).toBe('not-originating, rule-not-met');
	});

	it('decides nothing where no material of the class is used', () => {
		const { verdict, missing } = given(pack).product('240220').foreign('240319', '9').evaluate();
		expect([verdict, missing.map((one) => one.path)]).toEqual(['indeterminate', ['materials']]);
	});

	it('asks whether an originating material is wholly obtained', () => {
		const open = cigarettes.domestic('240110', '1', { netWeightKg: '0.2' }).evaluate();
		expect([open.verdict, open.basis]).toEqual(['indeterminate', 'missing-facts']);
		expect(open.missing.map((one) => one.path)).toEqual(['materials[1].whollyObtained']);
	});
});
