import { describe, expect, it } from '@jest/globals';
import { checkIssuable, type DeclarationDraft } from '../../../../rules/declarations/issue.ts';

const draft: DeclarationDraft = {
	issued: '2026-03-01',
	issuedAt: 'Zwolle',
	validFrom: '2026-01-01',
	validTo: '2027-12-31',
	supplier: { name: 'Hanze Drives B.V.', country: 'NL' },
	customer: { name: 'Lastenrad Köln GmbH', country: 'DE' },
	regularSupply: true,
	goods: [{ sku: 'DRIVE-1', originating: true, originatingSince: '2025-02-28' }],
	origin: 'European Union',
	preferenceCountries: [{ code: 'GB' }],
	cumulation: { kind: 'not-applicable' },
	signer: { name: 'Anneke de Wit', position: 'Customs Manager' },
};

const swiss = { code: 'CH', pemFramework: 'revised' } as const;

describe('a draft of Annex 22-16', () => {
	it('may be issued where it breaks no rule', () => {
		expect(checkIssuable(draft)).toEqual([]);
		expect(checkIssuable({ ...draft, origin: 'EU' })).toEqual([]);
		expect(checkIssuable({ ...draft, preferenceCountries: [swiss], cumulation: { kind: 'none' } })).toEqual([]);
		expect(
			checkIssuable({
				...draft,
				preferenceCountries: [{ code: 'JP' }],
				goods: [{ sku: 'DRIVE-1', originating: true, originatingSince: '2025-02-28', originCriterion: 'C1' }],
			}),
		).toEqual([]);
	});

	it.each<[string, Partial<DeclarationDraft>, string, string, RegExp]>([
		[
			'a customer in GB',
			{ customer: { name: 'Pedal Ltd', country: 'GB' } },
			'customer-established',
			'customer.country',
			/sec/,
		],
		[
			'a supplier outside',
			{ supplier: { name: 'X', country: 'CH' } },
			'supplier-established',
			'supplier.country',
			/sec/,
		],
		[
			'a customer in Turkey',
			{ customer: { name: 'Y', country: 'TR' } },
			'customer-established',
			'customer.country',
			/2006/,
		],
		['a start counted literally', { validFrom: '2025-03-01', validTo: '2027-02-28' }, 'start', 'validFrom', /62\(2\)/],
		['a start too late', { validFrom: '2026-09-01', validTo: '2026-12-31' }, 'start', 'validFrom', /62\(2\)/],
		['an end on the second anniversary', { validTo: '2028-01-01' }, 'end', 'validTo', /62\(2\)/],
		['an end before the start', { validTo: '2025-12-31' }, 'end', 'validTo', /62\(2\)/],
		['no calendar date', { validTo: '2027-02-29' }, 'dates', 'validTo', /62\(2\)/],
		['no regular supply', { regularSupply: false }, 'regular-supply', 'regularSupply', /62\(1\)/],
		['no customer', { customer: { name: ' ', country: 'DE' } }, 'customer', 'customer.name', /note 3/],
		['no signer', { signer: { name: '', position: 'Clerk' } }, 'signer', 'signer.name', /note 9/],
		['no position', { signer: { name: 'A', position: '' } }, 'signer', 'signer.position', /note 9/],
		['no place', { issuedAt: '' }, 'place', 'issuedAt', /note 8/],
		['no goods', { goods: [] }, 'goods', 'goods', /note 1/],
		[
			'other goods',
			{ goods: [{ sku: 'S', originating: false, originatingSince: null }] },
			'only-originating-goods',
			'goods[0]',
			/62\(1\)/,
		],
		['EC as origin', { origin: 'EC' }, 'origin', 'origin', /note 4/],
		['a Member State as origin', { origin: 'Netherlands' }, 'origin', 'origin', /note 4/],
		['no country', { preferenceCountries: [] }, 'countries', 'preferenceCountries', /note 5/],
		['UK for GB', { preferenceCountries: [{ code: 'UK' }] }, 'countries', 'preferenceCountries[0].code', /note 5/],
		['cumulation without PEM', { cumulation: { kind: 'none' } }, 'cumulation', 'cumulation', /note 6/],
		['PEM without cumulation', { preferenceCountries: [swiss] }, 'cumulation', 'cumulation', /note 6/],
		[
			'cumulation with nobody',
			{ preferenceCountries: [swiss], cumulation: { kind: 'applied', with: [] } },
			'cumulation',
			'cumulation',
			/note 6/,
		],
		[
			'no PEM framework',
			{ preferenceCountries: [{ code: 'CH' }], cumulation: { kind: 'none' } },
			'pem-framework',
			'preferenceCountries[0].pemFramework',
			/2025\/1728/,
		],
		[
			'Japan without criterion',
			{ preferenceCountries: [{ code: 'JP' }] },
			'origin-criterion',
			'goods[0].originCriterion',
			/3-D/,
		],
	])('is refused with its article for %s', (_what, change, rule, field, article) => {
		const violations = checkIssuable({ ...draft, ...change });
		expect(violations).toHaveLength(1);
		expect(violations[0]).toMatchObject({ rule, field });
		expect(violations[0]?.article).toMatch(article);
		expect(violations[0]?.remedy).not.toBe('');
	});

	it('names every rule that is broken', () => {
		const rules = checkIssuable({ ...draft, origin: 'EG', customer: { name: '', country: 'GB' }, goods: [] });
		expect(rules.map((violation) => violation.rule).sort()).toEqual([
			'customer',
			'customer-established',
			'goods',
			'origin',
		]);
	});
});
