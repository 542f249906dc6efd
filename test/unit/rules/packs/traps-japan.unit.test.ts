import { describe, expect, it } from '@jest/globals';
import { indexOf, rowsFor } from '../../../../rules/engine/lookup.ts';
import { loadPack } from '../../../../rules/packs/index.ts';
import { PROFILE } from '../../../../rules/packs/uk-japan/profile.ts';
import { inEnglish } from '../../../../rules/schema/english.ts';
import type { RulePack, RuleRow } from '../../../../rules/schema/pack.ts';
import { conditionsOf } from '../../../../rules/validate/walk.ts';
import { given } from '../../../support/rules/given.ts';
import { describeReference, nomenclature, publishedOf } from '../compile/reference.ts';

/** The traps of the domain notes that concern the japan set, each by its number. */
const pack = loadPack('uk-japan') as RulePack;
const union = loadPack('eu-japan') as RulePack;

const governing = (code: string, of = pack): readonly RuleRow[] => rowsFor(indexOf(of), code);

function english(code: string, subdivision = ''): string[] {
	const row = governing(code).find((one) => one.subdivision === subdivision);
	return row?.alternatives.map(inEnglish) ?? [];
}

describe('trap 0: insufficient operations are the agreement’s own', () => {
	it('Japan has dilution, but no sugar mixing and no testing', () => {
		const { operations, article } = pack.manifest.insufficientOperations;
		expect(article).toBe('UK-Japan Art. 3.4');
		expect(pack.manifest.insufficientOperations.points).toMatchObject({
			repack: '3.4(1)(b), (c)',
			dilute: '3.4(1)(o)',
		});
		expect(pack.manifest.insufficientOperations.meanings?.['rice-mill']).toMatch(/milling is not named/);
		expect(operations).toEqual(expect.arrayContaining(['dilute', 'simple-mix', 'slaughter']));
		for (const absent of ['sugar-mix', 'test-calibrate', 'other'] as const) expect(operations).not.toContain(absent);
	});
});

describeReference('trap 1: the class is a hint (needs reference data)', () => {
	it('a text with two figures carries a class for one of them, and both are compiled', () => {
		const rules = publishedOf(PROFILE).rule_sets.flatMap((set) => set.rules);
		const both = rules.filter((rule) => /CTH/.test(rule.rule) && /RVC|MAXNOM/.test(rule.rule));
		expect(both.some(({ class: hints }) => hints.length < 2)).toBe(true);
		expect(english('640411')[1]).toMatch(/^CTH except from .*; and MaxNOM 50% \(EXW\)$/);
	});
});

describe('trap 2: a missing operator means an alternative, a time slice or a relaxation', () => {
	it('alternatives: polymers', () => expect(english('390110').length).toBeGreaterThan(2));
	it('time slices: passenger cars', () => {
		expect(governing('870323')[0]?.alternatives.every(({ kind }) => kind === 'time-limit')).toBe(true);
	});
	it('a relaxation: tools of 8206', () => expect(english('820600')).toHaveLength(1));
});

describe('trap 3: a condition split at an inner "or" is one alternative', () => {
	it('rice flour up to a share of one of two prices', () => {
		const [only, ...more] = english('190120', 'Others');
		expect([only, more]).toEqual(['CC', []]);
		const split = pack.rows.flatMap(({ alternatives }) =>
			alternatives.filter((one) => inEnglish(one).includes('[the value of non-originating materials "rice flour"')),
		);
		expect(split.length).toBeGreaterThan(0);
		for (const one of split) expect(inEnglish(one)).toMatch(/35% of the ex-works price; or .* 30% of the FOB value\]/);
	});
});

describe('trap 4: a narrower row governs inside a wider one', () => {
	it.each([
		['870323', ['8703']],
		['870421', ['8702-8705']],
		['870710', ['870710']],
		['870790', ['8707']],
		['870810', ['870810']],
		['700711', ['700711']],
		['700719', ['7007-7009']],
	])('%s', (code, headings) => expect(governing(code).map(({ heading }) => heading)).toEqual(headings));

	it('where it names a subdivision, the wider row is left for the other goods', () => {
		expect(governing('870829').map(({ heading, subdivision }) => [heading, subdivision])).toEqual([
			['8708-8711', ''],
			['870829', 'Body stampings (not including parts thereof)'],
			['870829', 'Door assemblies (not including parts thereof)'],
		]);
	});

	it('a title that only repeats the heading is none', () => {
		expect(pack.rows.filter(({ subdivision }) => /^(sub)?heading \d|^\d{4}/i.test(subdivision))).toEqual([]);
	});
});

describe('trap 6: time slices', () => {
	it('of vehicles follow each other without a day between', () => {
		const slices = governing('870323').flatMap(({ alternatives }) => alternatives);
		const shares = slices.flatMap((one) => (one.kind === 'time-limit' && one.of.kind === 'max-value' ? [one] : []));
		expect(shares.map(({ from, until }) => [from, until])).toEqual([
			['2021-01-01', '2022-12-31'],
			['2023-01-01', '2025-12-31'],
			['2026-01-01', undefined],
		]);
	});

	it('under the Union’s agreement what has ended is not relied on, what holds on is', () => {
		const slices = governing('870323', union).flatMap(({ alternatives }) => alternatives);
		for (const one of slices) {
			if (one.kind !== 'time-limit') throw new Error('a slice without dates');
			expect(one.of.kind === 'unparsed').toBe(one.until !== undefined);
		}
		expect(english('870323').slice(-2)).toEqual(['MaxNOM 45% (EXW) from 2026-01-01', 'RVC 60% (FOB) from 2026-01-01']);
	});
});

describe('trap 7: chapters 50 to 63 have lost their references to the notes', () => {
	it('each row there says so, and no other', () => {
		const lost = pack.rows.filter(({ textileNotesLost }) => textileNotesLost);
		expect(lost.every(({ min }) => '50' <= min && min < '64')).toBe(true);
		expect(pack.rows.filter(({ min }) => '50' <= min && min < '64')).toEqual(lost);
	});
});

describe('trap 10: texts that go on with the one before', () => {
	it.each([
		['130220', '', 1, /however/],
		['130232', '', 1, /however/],
		['170290', '', 1, /0404 .* 1701, heading 1703/],
		['210330', '', 1, /however/],
		['410712', '', 1, /however .* after the process/],
		['701090', 'Glass and glassware, containers made of glass', 1, /however/],
		['701337', '', 1, /however/],
		['820590', '', 1, /however/],
		['950631', 'Golf clubs and parts thereof', 1, /however/],
	])('%s', (code, subdivision, alternatives, wording) => {
		const rules = english(code, subdivision);
		expect(rules).toHaveLength(alternatives);
		expect(rules[0]).toMatch(wording);
	});
});

describe('trap 11: comparisons are exact', () => {
	it.each([
		['8000.00', 'originating', '60.00'],
		['8000.01', 'not-originating', '60.00'],
	])('parts of %s in a car of 20000.00', (value, verdict, shown) => {
		const car = given(pack).with({ madeIn: 'GB' }).product('870323', { fob: '20000.00', exw: '17500.00' });
		const result = car.foreign('870899', value).evaluate();
		expect([result.verdict, result.figures['rvcFob']]).toEqual([verdict, shown]);
	});
});

describe('trap 13: what the file does not hold', () => {
	it('is named as a limit of the pack', () => {
		expect(pack.manifest.limits.join(' ')).toMatch(/Section and chapter notes .* are not held/);
	});
});

describe('figures of the two formulas (Annex 3-A Note 4)', () => {
	it('MaxNOM is of EXW, RVC of FOB, wherever the list asks them', () => {
		const all = pack.rows.flatMap(({ alternatives }) => alternatives.flatMap((one) => [...conditionsOf(one)]));
		const contents = all.flatMap((one) => (one.kind === 'min-rvc' ? [one.of] : []));
		expect(contents.length).toBeGreaterThan(100);
		expect(new Set(contents)).toEqual(new Set(['fob']));
	});
});

describeReference('trap 5: codes of the 2022 edition without a rule (needs reference data)', () => {
	it('are the two that the manifest declares', () => {
		const without = nomenclature().filter((code) => governing(code).length === 0);
		expect(without).toEqual(['271600', '382492']);
		expect(pack.manifest.gaps?.map(({ hs }) => hs)).toEqual(['2716', '382492']);
	});

	it('and every set of the published file is valid and stands in a row', () => {
		expect(pack.rows).toHaveLength(435);
		expect(PROFILE.readings.every(({ rows }) => rows.every((row) => row < 435))).toBe(true);
	});
});
