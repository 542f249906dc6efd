import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '../../../../rules/schema/case.ts';
import { given } from '../../../support/rules/given.ts';
import { CTH, maxNom, packOf, packWith } from '../../../support/rules/pack.ts';

const product = given(packWith(CTH)).product('841370', { exw: '100' }).foreign('731815', '1');
const FAILED = 'not-originating, rule-not-met';
const MET = 'originating, product-specific-rule';
const valid: Evidence = { type: 'LTSD', validFrom: '2025-03-02', validTo: '2026-03-01', agreements: ['eu-uk'] };

describe('evidence of origin', () => {
	it.each<[string, Evidence, string]>([
		['on its last day', valid, MET],
		['on its first day', { ...valid, validFrom: '2026-03-01', validTo: '2026-03-01' }, MET],
		['lapsed', { ...valid, validTo: '2026-02-28' }, FAILED],
		['not yet valid', { ...valid, validFrom: '2026-03-02', validTo: '2027-03-01' }, FAILED],
		['for another agreement', { ...valid, agreements: ['uk-japan'] }, FAILED],
		['for no agreement', { type: 'LTSD', validFrom: '2025-03-02', validTo: '2026-03-01' }, FAILED],
		['a long-term one without its period', { type: 'LTSD', agreements: ['eu-uk'] }, FAILED],
		['revoked before', { ...valid, revokedFrom: '2026-02-01' }, FAILED],
		['revoked on the day', { ...valid, revokedFrom: '2026-03-01' }, FAILED],
		['revoked later', { ...valid, revokedFrom: '2026-03-02' }, MET],
		['lapsed, but the delivery was in time', { ...valid, validTo: '2025-12-31', deliveryDate: '2025-12-31' }, MET],
		['valid, but the delivery was before', { ...valid, deliveryDate: '2025-03-01' }, FAILED],
		['of a single delivery', { type: 'supplier-declaration', agreements: ['eu-uk'] }, MET],
		['none', { type: 'none' }, FAILED],
	])('%s', (_, evidence, verdict) => {
		expect(product.domestic('841391', '50', { evidence }).verdict()).toBe(verdict);
	});

	it('is not asked of a material that the sender establishes as originating', () => {
		expect(product.domestic('841391', '50').verdict()).toBe(MET);
	});

	it('does not turn a material that is stated as non-originating', () => {
		expect(product.foreign('841391', '50', { evidence: valid }).verdict()).toBe(FAILED);
	});
});

describe('accounting segregation', () => {
	const segregated = product.domestic('841391', '50', { segregated: true });

	it('needs its authorisation', () => {
		expect(segregated.verdict()).toBe(FAILED);
		const authorisations = [{ kind: 'accounting-segregation' as const, number: 'NLSEG1' }];
		expect(segregated.with({ authorisations }).verdict()).toBe(MET);
		const unnumbered = [{ kind: 'accounting-segregation' as const, number: ' ' }];
		expect(segregated.with({ authorisations: unnumbered }).verdict()).toBe(FAILED);
		const averaging = [{ kind: 'averaging' as const, number: 'NLAVG1' }];
		expect(segregated.with({ authorisations: averaging }).verdict()).toBe(FAILED);
	});
});

describe('an ex-works price that is an average', () => {
	const averaged = given(packWith(maxNom('50')))
		.product('841370', { exw: '100', exwBasis: 'average' })
		.foreign('841391', '50');
	const authorisations = [{ kind: 'averaging' as const, number: 'NLAVG1' }];
	const allowing = ({ origin, pack }: typeof averaged) =>
		given(packOf(pack.rows, { averaging: { article: 'Art. 29' } })).with(origin);

	it('is none where the agreement does not know it, authorised or not', () => {
		const { verdict, missing } = averaged.with({ authorisations }).evaluate();
		expect([verdict, missing.map(({ path }) => path)]).toEqual(['indeterminate', ['product.exwBasis']]);
	});

	it('needs the number of its authorisation where it does', () => {
		const { verdict, missing } = allowing(averaged).evaluate();
		expect([verdict, missing.map(({ path }) => path)]).toEqual(['indeterminate', ['authorisations']]);
		expect(allowing(averaged.with({ authorisations })).verdict()).toBe(MET);
		const segregation = [{ kind: 'accounting-segregation' as const, number: 'NLSEG1' }];
		expect(allowing(averaged.with({ authorisations: segregation })).evaluate().verdict).toBe('indeterminate');
	});
});

describe('cumulation', () => {
	const pump = given(packWith(CTH)).product('841370', { exw: '100' });
	const british = { cumulation: { kind: 'bilateral' as const, country: 'GB' } };

	it('makes a material of the other party originate', () => {
		expect(pump.domestic('841391', '50', british).foreign('731815', '1').verdict()).toBe(MET);
	});

	it('doesn’t for a country or kind that the agreement does not have', () => {
		const other = (kind: 'diagonal' | 'bilateral', country: string) =>
			pump.domestic('841391', '50', { cumulation: { kind, country } }).verdict();
		expect(other('bilateral', 'JP')).toBe(FAILED);
		expect(other('diagonal', 'GB')).toBe(FAILED);
	});

	it('is asked for the insufficient operations first (TCA 40(3))', () => {
		const repacked = pump.domestic('841370', '90', british).with({ operations: [{ op: 'repack' }] });
		expect(repacked.verdict()).toBe('not-originating, insufficient-operations');
		expect(repacked.with({ operations: [{ op: 'other' }] }).verdict()).toBe('originating, originating-materials-only');
	});

	it('is not asked for where a material that is established to originate has its non-preferential origin elsewhere', () => {
		const chinese = pump.domestic('841391', '50', { origin: 'CN' });
		expect(chinese.verdict()).toBe('originating, originating-materials-only');
		expect(pump.domestic('841391', '50', { origin: 'CN', cumulation: { country: 'CN' } }).verdict()).toBe(FAILED);
	});

	it('is what a material of a country rests on that only a provision on cumulation names', () => {
		const diagonal = [{ kind: 'diagonal' as const, countries: ['TR'], article: 'Art. 3' }];
		const pem = given(packOf(packWith(CTH).rows, { cumulation: diagonal })).product('841370', { exw: '100' });
		const turkish = pem.domestic('841370', '90', { origin: 'TR' });
		expect(turkish.with({ operations: [{ op: 'repack' }] }).verdict()).toBe('not-originating, insufficient-operations');
		expect(turkish.verdict()).toBe('originating, originating-materials-only');
	});

	it('is evident from an origin in the other party', () => {
		const repacked = pump.domestic('841370', '90', { origin: 'GB' }).with({ operations: [{ op: 'repack' }] });
		expect(repacked.verdict()).toBe('not-originating, insufficient-operations');
		const own = pump.domestic('841370', '90', { origin: 'DE' }).with({ operations: [{ op: 'repack' }] });
		expect(own.verdict()).toBe('originating, originating-materials-only');
	});
});
