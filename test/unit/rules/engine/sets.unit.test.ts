import { describe, expect, it } from '@jest/globals';
import { given } from '../../../support/rules/given.ts';
import { CTH, maxNom, packOf, packWith } from '../../../support/rules/pack.ts';

const set = given(packWith(CTH, maxNom('50')))
	.product('820600', { exw: '100' })
	.with({ type: 'set' });

describe('sets (TCA 48)', () => {
	it('originate where all components do, the making-up being no matter', () => {
		expect(
			set
				.domestic('820411', '80')
				.with({ operations: [{ op: 'sort' }] })
				.verdict(),
		).toBe('originating, set');
	});

	it('bear non-originating components up to 15 % of the price', () => {
		const at = set.domestic('820411', '80').foreign('820551', '15').evaluate();
		expect([at.verdict, at.basis, at.figures]).toEqual(['originating', 'set', { setNom: '15.00' }]);
		expect(at.thresholdPrice).toBe('100.00');
		expect(set.domestic('820411', '80').foreign('820551', '15.01').verdict()).toBe('not-originating, rule-not-met');
	});

	it('bear them up to a share of either price where the agreement says so (EU-Japan 3.9)', () => {
		const sets = { percent: '15', of: 'exw-or-fob' as const, article: 'EU-Japan Art. 3.9' };
		const tools = given(packOf(packWith(CTH).rows, { sets })).product('820600', { exw: '100', fob: '120' });
		const kit = tools.with({ type: 'set' }).domestic('820411', '80');
		const at = kit.foreign('820551', '18').evaluate();
		expect([at.verdict, at.figures]).toEqual(['originating', { setNom: '15.00' }]);
		expect(kit.foreign('820551', '18.01').verdict()).toBe('not-originating, rule-not-met');
	});

	it('take a self-produced component by its own rule, whole', () => {
		expect(set.part('820411', '80', [{ hs: '722830', value: '70' }]).verdict()).toBe('originating, set');
		const failing = set.part('820411', '20', [{ hs: '820411', value: '12' }]).domestic('820551', '60');
		expect(failing.verdict()).toBe('not-originating, rule-not-met');
	});

	it('without a price are open unless every component originates', () => {
		const unpriced = set.product('820600').with({ type: 'set' });
		expect(unpriced.domestic('820411', '80').verdict()).toBe('originating, set');
		expect(unpriced.domestic('820411', '80').foreign('820551', '1').verdict()).toBe('indeterminate, missing-facts');
	});

	it('of which no item is stated are open, with a provision on sets or without one', () => {
		const bare = given(packOf(packWith(CTH).rows, { sets: null })).product('820600', { exw: '100' });
		for (const empty of [set, bare.with({ type: 'set' })]) {
			const boxed = empty.foreign('420212', '5', { role: 'retail-packaging' });
			for (const one of [empty, boxed]) {
				const { verdict, missing } = one.evaluate();
				expect([verdict, missing.map(({ path }) => path)]).toEqual(['indeterminate', ['materials']]);
			}
		}
	});

	it('are open where the agreement has no provision on them and a component does not originate', () => {
		const bare = given(packOf(packWith(CTH).rows, { sets: null }))
			.product('820600', { exw: '100' })
			.with({ type: 'set' });
		expect(bare.domestic('820411', '80').verdict()).toBe('originating, set');
		expect(bare.domestic('820411', '80').foreign('820551', '1').verdict()).toBe('indeterminate, no-rule');
	});
});
