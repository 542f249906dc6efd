import { describe, expect, it } from '@jest/globals';
import { isResold, uncarried as uncarriedBy } from '../../../../rules/declarations/carried.ts';
import { checkIssuable, type DeclarationDraft } from '../../../../rules/declarations/issue.ts';
import { verdictOf } from '../../../../rules/engine/decide.ts';
import type { Evidence, OriginCase } from '../../../../rules/schema/case.ts';
import type { RulePack } from '../../../../rules/schema/pack.ts';
import { CTH, maxNom, packWith } from '../../../support/rules/pack.ts';

const pack = packWith(CTH);

const LTSD: Evidence = {
	type: 'LTSD',
	validFrom: '2026-01-01',
	validTo: '2026-12-31',
	agreements: ['eu-uk'],
	deliveryDate: '2026-02-01',
};

/** A pump that a trader buys and sells as it is, or, with operations, that a maker assembles of that one part. */
function pump(evidence: Evidence | undefined, operations: OriginCase['operations'] = []): OriginCase {
	const part = { id: 'P', sku: 'PUMP', hs: '841370', value: '80', status: 'originating' as const };
	return {
		id: 'pump',
		agreement: 'eu-uk',
		date: '2026-03-01',
		madeIn: 'NL',
		product: { sku: 'PUMP', hs: '841370', exw: '100' },
		operations,
		materials: [evidence === undefined ? part : { ...part, evidence }],
	};
}

const uncarried = (origin: OriginCase, rules: RulePack, period: { validFrom: string; validTo: string }) =>
	uncarriedBy(origin, rules, period, (one, by) => verdictOf(one, by) === 'originating');

const year = { validFrom: '2026-01-01', validTo: '2026-12-31' };

describe('the period of a good that is resold', () => {
	it('is carried where its supplier declared for the same period', () => {
		expect(isResold(pump(LTSD))).toBe(true);
		expect(uncarried(pump(LTSD), pack, year)).toEqual([]);
	});

	it('is not carried before the start and after the end of the supplier’s declaration', () => {
		expect(uncarried(pump(LTSD), pack, { validFrom: '2025-10-01', validTo: '2027-09-30' })).toEqual([
			{ from: '2025-10-01', to: '2025-12-31', resold: true },
			{ from: '2027-01-01', to: '2027-09-30', resold: true },
		]);
	});

	it('ends with the revocation of the supplier’s declaration', () => {
		const revoked = { ...LTSD, revokedFrom: '2026-07-01' };
		expect(uncarried(pump(revoked), pack, year)).toEqual([{ from: '2026-07-01', to: '2026-12-31', resold: true }]);
	});

	it('rests on no single declaration but for the day of its consignment, and never on a mere statement', () => {
		const single: Evidence = { type: 'supplier-declaration', agreements: ['eu-uk'], deliveryDate: '2026-02-01' };
		expect(uncarried(pump(single), pack, year)).toEqual([
			{ from: '2026-01-01', to: '2026-01-31', resold: true },
			{ from: '2026-02-02', to: '2026-12-31', resold: true },
		]);
		expect(uncarried(pump(undefined), pack, year)).toEqual([{ from: '2026-01-01', to: '2026-12-31', resold: true }]);
	});
});

describe('the period of a good that is made', () => {
	const worked = [{ op: 'other' as const }];
	const foreign = (rule: OriginCase['materials']): OriginCase => ({ ...pump(LTSD, worked), materials: rule });

	it('outlives the declaration of what was delivered under it', () => {
		expect(uncarried(pump(LTSD, worked), pack, { validFrom: '2026-01-01', validTo: '2027-05-31' })).toEqual([]);
	});

	it('does not begin before the declaration of a part that decides, also of one inside a part', () => {
		const retroactive = { validFrom: '2025-10-01', validTo: '2026-12-31' };
		const gap = [{ from: '2025-10-01', to: '2025-12-31', resold: false }];
		expect(uncarried(pump(LTSD, worked), pack, retroactive)).toEqual(gap);
		const [part] = pump(LTSD).materials as [OriginCase['materials'][number]];
		const group = { id: 'G', hs: '841370', status: 'self-produced' as const, operations: worked, bom: [part] };
		expect(uncarried(foreign([{ ...group, value: '90' }]), pack, retroactive)).toEqual(gap);
	});

	it('begins before the declaration of a part that does not decide', () => {
		const [part] = pump(LTSD).materials as [OriginCase['materials'][number]];
		const made = foreign([{ ...part, hs: '730711' }]);
		expect(uncarried(made, pack, { validFrom: '2025-10-01', validTo: '2026-12-31' })).toEqual([]);
	});

	it('is not carried on days for which the rule that was met is not there', () => {
		const limited = packWith({ kind: 'time-limit', of: CTH, from: '2026-02-01', until: '2026-10-31' }, maxNom('10'));
		const made = foreign([{ id: 'P', hs: '730711', value: '80', status: 'non-originating' }]);
		expect(uncarried(made, limited, year)).toEqual([
			{ from: '2026-01-01', to: '2026-01-31', resold: false },
			{ from: '2026-11-01', to: '2026-12-31', resold: false },
		]);
	});

	it('is left to the rules on dates where it is none', () => {
		expect(uncarried(pump(LTSD), pack, { validFrom: '2026-12-31', validTo: '2026-01-01' })).toEqual([]);
		expect(uncarried(pump(LTSD), pack, { validFrom: '2026-02-30', validTo: '2026-12-31' })).toEqual([]);
	});
});

describe('a draft of Annex 22-16', () => {
	const draft: DeclarationDraft = {
		issued: '2026-03-01',
		issuedAt: 'Zwolle',
		validFrom: '2026-01-01',
		validTo: '2027-06-30',
		supplier: { name: 'Hanze Drives B.V.', country: 'NL' },
		customer: { name: 'Lastenrad Köln GmbH', country: 'DE' },
		regularSupply: true,
		goods: [],
		origin: 'European Union',
		preferenceCountries: [{ code: 'GB' }],
		cumulation: { kind: 'not-applicable' },
		signer: { name: 'Anneke de Wit', position: 'Customs Manager' },
	};
	const of = (resold: boolean, ...days: [string, string][]) =>
		checkIssuable({
			...draft,
			goods: [
				{
					sku: 'PUMP',
					originating: true,
					originatingSince: '2025-02-28',
					uncarried: days.map(([from, to]) => ({ from, to, resold })),
				},
			],
		});

	it('of a trader is refused for days that his supplier did not declare, with the period that he may choose', () => {
		const [violation, ...further] = of(true, ['2027-01-01', '2027-06-30']);
		expect(further).toEqual([]);
		expect(violation).toMatchObject({
			rule: 'carried-period',
			field: 'goods[0]',
			article: 'Implementing Regulation (EU) 2015/2447, Article 62(1)',
			remedy: "Choose a period inside 2026-01-01 to 2026-12-31, or obtain suppliers' declarations for the other days.",
		});
		expect(violation?.message).toContain("no valid supplier's declaration covers 2027-01-01 to 2027-06-30");
	});

	it('is refused for any day on which the good is not shown to originate', () => {
		const [violation] = of(false, ['2026-01-01', '2026-02-14'], ['2027-01-01', '2027-01-01']);
		expect(violation?.message).toBe(
			'PUMP is not shown to originate on deliveries of 2026-01-01 to 2026-02-14, 2027-01-01.',
		);
		expect(violation?.remedy).toMatch(
			/^Choose a period inside 2026-02-15 to 2026-12-31 or 2027-01-02 to 2027-06-30, or/,
		);
	});

	it('has no period to choose where no day is carried', () => {
		expect(of(true, ['2026-01-01', '2027-06-30'])[0]?.remedy).toBe(
			"Obtain suppliers' declarations for the other days.",
		);
	});
});
