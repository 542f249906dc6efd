import { describe, expect, it } from '@jest/globals';
import { given } from '../../../support/rules/given.ts';
import { CC, CTH, maxNom, packOf, packWith } from '../../../support/rules/pack.ts';

const MET = 'originating, product-specific-rule';
const FAILED = 'not-originating, rule-not-met';

describe('packing, accessories and neutral elements', () => {
	it.each(['retail-packaging', 'accessory'] as const)(
		'%s: no part of a tariff change, part of a value test',
		(role) => {
			const change = given(packWith(CC)).product('841370', { exw: '100' }).foreign('731815', '40');
			expect(change.foreign('841391', '30', { role }).verdict()).toBe(MET);
			const value = given(packWith(maxNom('50')))
				.product('841370', { exw: '100' })
				.foreign('841391', '45');
			expect(value.foreign('481910', '5', { role }).verdict()).toBe(MET);
			expect(value.foreign('481910', '5.01', { role }).verdict()).toBe(FAILED);
		},
	);

	it.each(['shipping-packing', 'neutral'] as const)('%s: disregarded in all tests', (role) => {
		const value = given(packWith(maxNom('50')))
			.product('841370', { exw: '100' })
			.foreign('841391', '50');
		expect(value.foreign('481910', '50', { role }).verdict()).toBe(MET);
	});

	it('retail packing counts in the change where the agreement says so', () => {
		const packaging = { tariffChange: 'count', value: 'count', article: 'CETA 13' } as const;
		const product = given(packOf(packWith(CTH).rows, { packaging })).product('481910', { exw: '100' });
		expect(product.foreign('470100', '5').foreign('481920', '11', { role: 'retail-packaging' }).verdict()).toBe(FAILED);
	});

	it('what is inside a self-made packing is packing', () => {
		const product = given(packWith(CC)).product('841370', { exw: '100' }).foreign('731815', '40');
		const box = product.part('481910', '5', [{ hs: '841391', value: '4.9' }], { role: 'retail-packaging' });
		expect(box.verdict()).toBe(MET);
	});

	it('do not keep a product from being made of originating materials only', () => {
		const product = given(packWith(CC)).product('841370').domestic('841391', '30');
		expect(product.foreign('481910', '30', { role: 'retail-packaging' }).verdict()).toBe(
			'originating, originating-materials-only',
		);
	});
});
