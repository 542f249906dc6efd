import { describe, expect, it } from '@jest/globals';
import { given } from '../../../../support/rules/given.ts';
import { all, CTH, headings, packWith } from '../../../../support/rules/pack.ts';

const MET = 'originating, product-specific-rule';
const NOT_MET = 'not-originating, rule-not-met';

describe('a minimum of originating materials by weight', () => {
	const pack = packWith({ kind: 'minimum-originating', percent: '70', materials: headings('2401') });
	const cigars = given(pack).product('240210', { netWeightKg: '1' }).foreign('240110', '3', { netWeightKg: '0.3' });

	it('holds at the share, whether or not the originating ones are wholly obtained, and fails below it', () => {
		const at = cigars.domestic('240110', '7', { netWeightKg: '0.7' }).evaluate();
		expect([at.verdict, at.figures]).toEqual(['originating', { originatingWeight: '70.00' }]);
		expect(cigars.domestic('240110', '7', { netWeightKg: '0.69' }).verdict()).toBe(NOT_MET);
	});

	it('decides nothing of materials that are not used, and needs the weights', () => {
		const none = given(pack).product('240210', { netWeightKg: '1' }).foreign('391990', '1', { netWeightKg: '1' });
		expect(none.verdict()).toMatch(/^indeterminate/);
		expect(cigars.domestic('240110', '7').verdict()).toMatch(/^indeterminate/);
	});
});

describe('a value of originating materials above a share of the price', () => {
	const pack = packWith({ kind: 'originating-value-above', percent: '60', of: 'exw', materials: headings('0802') });
	const nuts = given(pack).product('200819', { exw: '100' }).foreign('200811', '5');

	it('is more than the share: at it the rule fails', () => {
		expect(nuts.domestic('080211', '60').verdict()).toBe(NOT_MET);
		expect(nuts.domestic('080211', '60.01').verdict()).toBe(MET);
	});

	it('counts originating materials of the class only', () => {
		expect(nuts.domestic('120740', '90').verdict()).toBe(NOT_MET);
		expect(nuts.foreign('080211', '90').verdict()).toBe(NOT_MET);
	});

	it('without a price is open', () => {
		const open = given(pack).product('200819').foreign('200811', '5').domestic('080211', '60');
		expect(open.verdict()).toMatch(/^indeterminate/);
	});
});

describe('originating materials that outweigh the others', () => {
	const pack = packWith({ kind: 'originating-outweighs' });
	const clock = given(pack).product('910521', { exw: '100' }).foreign('910811', '30');

	it('holds where both are worth the same, and fails where the others are worth more', () => {
		expect(clock.domestic('911190', '30').verdict()).toBe(MET);
		expect(clock.domestic('911190', '29.99').verdict()).toBe(NOT_MET);
	});

	it('fails without an originating material, and is open where a value is not known', () => {
		expect(clock.verdict()).toBe(NOT_MET);
		expect(clock.domestic('911190', null).verdict()).toMatch(/^indeterminate/);
	});
});

describe('a maximum of the net cost', () => {
	it('is open, since no case holds that cost, and says so', () => {
		const car = given(packWith({ kind: 'max-net-cost', percent: '80' })).product('870322', { exw: '9' });
		const { verdict, missing } = car.foreign('840734', '1').evaluate();
		expect(verdict).toBe('indeterminate');
		expect(missing[0]?.fact).toMatch(/net cost/);
	});
});

describe('a class that leaves materials out', () => {
	const juice = {
		ranges: [{ from: '2009', to: '2009' }],
		except: [{ named: 'pineapple, lime or grapefruit' }],
	};
	const base = given(packWith(all(CTH, { kind: 'must-originate', materials: [juice] }))).product('330210', {
		exw: '9',
	});

	it('does not concern them, concerns the others, and asks where that is not known', () => {
		const name = 'pineapple, lime or grapefruit';
		expect(base.foreign('200941', '1', { named: { [name]: true } }).verdict()).toBe(MET);
		expect(base.foreign('200941', '1', { named: { [name]: false } }).verdict()).toMatch(/^not-originating/);
		const open = base.foreign('200941', '1').evaluate();
		expect(open.verdict).toBe('indeterminate');
		expect(open.missing.map(({ path }) => path)).toEqual([`materials[0].named["${name}"]`]);
	});
});
