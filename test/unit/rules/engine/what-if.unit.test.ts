import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../../../rules/engine/evaluate.ts';
import type { Condition } from '../../../../rules/schema/condition.ts';
import type { Flip } from '../../../../rules/schema/result.ts';
import { type CaseBuilder, given } from '../../../support/rules/given.ts';
import { all, CTH, headings, maxNom, packOf, packWith, process, row } from '../../../support/rules/pack.ts';

const threshold = (builder: CaseBuilder) => builder.evaluate().thresholdPrice;
const flips = (builder: CaseBuilder): readonly Flip[] => builder.evaluate().flips;

describe('threshold price', () => {
	const product = (exw: string, ...rules: Parameters<typeof packWith>) =>
		given(packWith(...rules)).product('841370', { exw });

	it('MaxNOM p: value of the non-originating materials over p, rounded up to the minor unit', () => {
		// 33.34 / 0.45 = 74.0888…
		expect(threshold(product('100', maxNom('45')).foreign('850151', '33.34'))).toBe('74.09');
	});

	it.each([
		['JPY', '75'],
		['BHD', '74.089'],
		['EUR', '74.09'],
	])('in %s', (currency, price) => {
		expect(threshold(product('100', maxNom('45')).foreign('850151', '33.34').with({ currency }))).toBe(price);
	});

	it('RVC r: over 1 - r', () => {
		// 45 / (1 - 0.55) = 100
		const pack = packWith({ kind: 'min-rvc', percent: '55', of: 'fob' });
		expect(threshold(given(pack).product('870323', { fob: '120' }).foreign('870840', '45'))).toBe('100.00');
	});

	it('tolerance t: value of the failing materials over t', () => {
		expect(threshold(product('100', CTH).foreign('841391', '9.90'))).toBe('99.00');
	});

	it('the highest of what must hold, the lowest of what suffices', () => {
		const materials = (builder: CaseBuilder) => builder.foreign('841391', '4').foreign('850151', '26');
		// Both conditions: 4 / 10 % = 40 and 30 / 50 % = 60. Either: 40.
		expect(threshold(materials(product('100', all(CTH, maxNom('50')))))).toBe('60.00');
		expect(threshold(materials(product('100', CTH, maxNom('50'))))).toBe('40.00');
	});

	it('is null where the price doesn’t matter, and where the verdict is another', () => {
		expect(threshold(product('100', CTH).foreign('850151', '90'))).toBeNull();
		expect(threshold(product('100', maxNom('50')).foreign('850151', '90'))).toBeNull();
	});
});

describe('what would turn the verdict', () => {
	const product = given(packWith(maxNom('50'))).product('850421', { exw: '100.00' });

	it('a no: the price that suffices, or one material made originating', () => {
		expect(flips(product.foreign('850490', '40').foreign('731815', '11').foreign('851690', '5'))).toEqual([
			{ path: 'product.exw', from: '100.00', to: '112.00', verdict: 'originating' },
			{ path: 'materials[0].status', from: 'non-originating', to: 'originating', verdict: 'originating' },
			{ path: 'materials[1].status', from: 'non-originating', to: 'originating', verdict: 'originating' },
		]);
	});

	it('a yes: one minor unit below the threshold, or a material lost', () => {
		expect(flips(product.foreign('850490', '40').domestic('731815', '11'))).toEqual([
			{ path: 'product.exw', from: '100.00', to: '79.99', verdict: 'not-originating' },
			{ path: 'materials[1].status', from: 'originating', to: 'non-originating', verdict: 'not-originating' },
		]);
	});

	it('one declaration: its revocation, or the mending of its one fault', () => {
		const evidence = { type: 'LTSD', validFrom: '2025-01-01', validTo: '2026-12-31', agreements: ['eu-uk'] } as const;
		const flip = (change: object) => {
			const stated = { ...evidence, agreements: ['eu-uk'], ...change };
			return flips(product.domestic('850490', '60', { evidence: stated }).foreign('731815', '10')).at(-1);
		};
		const field = (name: string) => `materials[0].evidence.${name}`;
		expect(flip({})).toEqual({ path: field('revokedFrom'), from: null, to: '2026-03-01', verdict: 'not-originating' });
		expect(flip({ validTo: '2026-01-31' })).toMatchObject({
			path: field('validTo'),
			to: '2026-03-01',
			verdict: 'originating',
		});
		expect(flip({ validFrom: '2026-04-01' })).toMatchObject({ path: field('validFrom'), to: '2026-03-01' });
		expect(flip({ revokedFrom: '2026-01-31' })).toMatchObject({ path: field('revokedFrom'), to: null });
		expect(flip({ agreements: ['uk-japan'] })).toMatchObject({ path: field('agreements'), to: ['uk-japan', 'eu-uk'] });
		expect(flip({ validTo: '2026-01-31', agreements: [] })).toMatchObject({ path: 'materials[0].evidence' });
	});

	it('one process', () => {
		const plastic = given(packWith(process('chemical reaction')))
			.product('390110', { exw: '1' })
			.foreign('290121', '1');
		const path = 'processes["chemical reaction"]';
		expect(flips(plastic)).toContainEqual({ path, from: null, to: true, verdict: 'originating' });
		expect(flips(plastic)).toContainEqual({ path, from: null, to: false, verdict: 'not-originating' });
		expect(flips(plastic.with({ processes: { 'Chemical-Reaction': false } }))).toContainEqual({
			path: 'processes["Chemical-Reaction"]',
			from: false,
			to: true,
			verdict: 'originating',
		});
	});

	it('one material wholly obtained, where the rule asks for that', () => {
		const rule: Condition = { kind: 'wholly-obtained-materials', materials: headings('0805') };
		const juice = given(packWith(rule)).product('200912', { netWeightKg: '1' }).foreign('170199', '1');
		const oranges = juice.domestic('080510', '5', { whollyObtained: false, netWeightKg: '0.9' });
		const path = 'materials[1].whollyObtained';
		expect(flips(oranges)).toContainEqual({ path, from: false, to: true, verdict: 'originating' });
	});

	it('the operations', () => {
		const repacked = product.foreign('731815', '10').with({ operations: [{ op: 'repack' }] });
		expect(flips(repacked)).toContainEqual({
			path: 'operations',
			from: [{ op: 'repack' }],
			to: [{ op: 'other' }],
			verdict: 'originating',
		});
	});

	it('a material deep in the bill', () => {
		const pack = packOf([row('8413', [maxNom('50')]), row('8501', [CTH])]);
		const pump = given(pack).product('841370', { exw: '100' });
		const result = pump.part('850151', '80', [{ hs: '850151', value: '60' }]);
		expect(flips(result)).toContainEqual({
			path: 'materials[0].bom[0].status',
			from: 'non-originating',
			to: 'originating',
			verdict: 'originating',
		});
	});
});

describe('without the tree', () => {
	it('verdict, basis, figures and missing facts are the same', () => {
		const { origin, pack } = given(packWith(maxNom('50')))
			.product('850421', { exw: '100' })
			.foreign('850490', '40');
		const full = evaluate(origin, pack);
		const bare = evaluate(origin, pack, { explain: false });
		expect(bare).toEqual({ ...full, explanation: null, thresholdPrice: null, flips: [] });
		expect(evaluate(origin, pack, { whatIf: false }).explanation).toEqual(full.explanation);
	});
});
