import { describe, expect, it } from '@jest/globals';
import { PROFILE } from '../../../../rules/packs/eu-uk/profile.ts';
import { loadPack } from '../../../../rules/packs/index.ts';
import { inEnglish } from '../../../../rules/schema/english.ts';
import type { RulePack, RuleRow } from '../../../../rules/schema/pack.ts';
import { conditionsOf } from '../../../../rules/validate/walk.ts';
import { given } from '../../../support/rules/given.ts';
import { describeReference, nomenclature, publishedOf } from '../compile/reference.ts';

/** The traps of the domain notes that concern the eu set, each by its number. */
const pack = loadPack('eu-uk') as RulePack;

function rowsFor(code: string): RuleRow[] {
	return pack.rows.filter((row) => row.min <= code.padEnd(10, '0') && code.padEnd(10, '0') <= row.max);
}

function english(code: string, subdivision = ''): string[] {
	const row = rowsFor(code).find((one) => one.subdivision === subdivision);
	return row?.alternatives.map(inEnglish) ?? [];
}

describe('trap 0: insufficient operations are the agreement’s own', () => {
	it('the TCA has sugar mixing and dilution, but no testing, and no limit by chapter', () => {
		const { operations, article } = pack.manifest.insufficientOperations;
		expect(article).toBe('TCA Art. 43');
		expect(operations).toEqual(expect.arrayContaining(['sugar-mix', 'dilute', 'simple-assembly', 'slaughter']));
		for (const absent of ['test-calibrate', 'other', 'unknown'] as const) expect(operations).not.toContain(absent);
	});
});

describeReference('trap 1: the class is a hint (needs reference data)', () => {
	it('texts that start with CTH carry class WO, and are compiled as the text says', () => {
		const rules = publishedOf(PROFILE).rule_sets.flatMap((set) => set.rules);
		const misleading = rules.filter((rule) => /^<abbr[^>]*>CTH/.test(rule.rule) && rule.class[0] === 'WO');
		expect(misleading.length).toBeGreaterThanOrEqual(12);
		expect(english('220300')[0]).toMatch(
			/^CTH except from .* heading 2207, heading 2208; and all materials of subheading/,
		);
	});

	it('conditions joined by "and" exist only in the text', () => {
		expect(english('740811')).toEqual(['CTH; and MaxNOM 50% (EXW)']);
	});
});

describe('trap 2: a missing operator means an alternative, a time slice or a relaxation', () => {
	it('alternatives: silk yarn has four', () => expect(english('500400')).toHaveLength(4));
	it('time slices: battery packs', () => {
		const packs = rowsFor('850760').find(({ sourceRow }) => sourceRow === 315);
		expect(packs?.alternatives.map(({ kind }) => kind)).toEqual([
			'tariff-change',
			'max-value',
			'time-limit',
			'time-limit',
			'time-limit',
		]);
	});
	it('a relaxation: forged blanks of 7307', () => {
		expect(english('730721', 'Tube or pipe fittings of stainless steel')).toHaveLength(1);
	});
});

describe('trap 3: a rule split at an inner "or" is one alternative', () => {
	it('white chocolate', () => {
		const [only, ...more] = english('170490', 'White chocolate');
		expect(more).toEqual([]);
		expect(only).toMatch(/^CTH; and all .*; and \[.* 40% .*; or .* 30% /);
	});
});

describe('trap 4: codes that match several published sets', () => {
	it('290110-290542 is one row with three alternatives', () => {
		const rows = rowsFor('290110');
		expect(rows).toHaveLength(1);
		expect(rows[0]?.alternatives).toHaveLength(3);
		expect(rows[0]?.corrections).toEqual(['one-row-torn-in-two']);
	});

	it.each(['760310', '760410', '760511', '760611', '760711', '761699', '160414'])(
		'%s has its rule, and the quota only as a further alternative',
		(code) => {
			const rows = rowsFor(code);
			expect(rows).toHaveLength(1);
			expect(rows[0]?.alternatives.map(({ kind }) => kind === 'within-quota')).toEqual([false, true]);
		},
	);

	it('160413 and 160415 have no quota', () => {
		for (const code of ['160413', '160415']) {
			expect(english(code)).toEqual([
				'all materials of chapter 01, chapter 02, chapter 03, chapter 16 used are wholly obtained',
			]);
		}
	});

	it('wherever several rows are left, each has a subdivision of its own', () => {
		for (const row of pack.rows) {
			const rivals = rowsFor(row.min);
			if (rivals.length === 1) continue;
			expect(rivals.map(({ subdivision }) => subdivision)).not.toContain('');
			expect(new Set(rivals.map(({ subdivision }) => subdivision)).size).toBe(rivals.length);
		}
	});
});

describeReference('trap 4, counted (needs reference data)', () => {
	it('416 codes match several sets; of these 117 without a subdivision are resolved, 299 ask for one', () => {
		const sets = publishedOf(PROFILE).rule_sets;
		const matching = nomenclature().filter(
			(code) => sets.filter((set) => set.min <= `${code}0000` && `${code}0000` <= set.max).length > 1,
		);
		expect(matching).toHaveLength(416);
		expect(matching.filter((code) => rowsFor(code).length === 1)).toHaveLength(117);
	});
});

describe('trap 5: editions', () => {
	it('the rules are of the 2017 edition, and codes of 2022 without a rule are declared as gaps', () => {
		expect(pack.manifest.hsEdition).toBe('2017');
		for (const code of ['271600', '847983', '852411', '852499']) {
			expect(rowsFor(code)).toEqual([]);
			expect(pack.manifest.gaps?.some(({ hs }) => code.startsWith(hs))).toBe(true);
		}
	});
});

describeReference('trap 5, counted (needs reference data)', () => {
	it('eight codes of 2022 have no rule', () => {
		expect(nomenclature().filter((code) => rowsFor(code).length === 0)).toHaveLength(8);
	});
});

describe('trap 6: time slices', () => {
	it('of batteries and electrified vehicles last until 2026-12-31, and the correction says why', () => {
		const limits = pack.rows.flatMap((row) =>
			row.alternatives.flatMap((one) => (one.kind === 'time-limit' ? [{ until: one.until, row }] : [])),
		);
		expect(limits.map(({ until }) => until)).toEqual(Array(6).fill('2026-12-31'));
		for (const { row } of limits) expect(row.corrections).toEqual(['transition-until-2026']);
		expect(PROFILE.corrections.find(({ name }) => name === 'transition-until-2026')?.why).toMatch(
			/Decision No 1\/2023/,
		);
	});
});

describe('trap 7: lost references to the textile notes', () => {
	it('are marked on every row of chapters 50 to 63, and on no other', () => {
		for (const { min, textileNotesLost } of pack.rows) {
			const chapter = Number(min.slice(0, 2));
			expect(textileNotesLost ?? false).toBe(chapter >= 50 && chapter <= 63);
		}
	});
});

describe('trap 10: continuations without operator', () => {
	it.each([
		['210310', '', /^CTH, however non-originating materials of subheading 210330 may be used$/],
		['560311', '', /; and the process "bonding into a nonwoven" takes place$/],
		['630800', '', /, non-originating articles up to 15% of the ex-works price$/],
		['730711', 'Tube or pipe fittings of stainless steel', /, however .*"forged blanks" may be used up to 50% /],
		['820600', '', /, however .*heading 8202 to 8205 may be used up to 15% /],
	])('%s is one alternative', (code, subdivision, pattern) => {
		const [only, ...more] = english(code, subdivision);
		expect(more).toEqual([]);
		expect(only).toMatch(pattern);
	});

	it('5602, torn into six texts, has two: the limit of 40% holds in both cases of the first', () => {
		const [first, second, ...more] = english('560210', 'Needleloom Felt');
		expect(more).toEqual([]);
		expect(first).toMatch(
			/^the value of .* of heading 5402 or .* of heading 5503, heading 5506 or .* of heading 5501 used does not exceed 40% /,
		);
		expect(second).toMatch(/^the process "non-woven fabric formation alone /);
	});
});

describe('trap 11: comparisons are exact', () => {
	it.each([
		['410.00', 'originating'],
		['410.01', 'not-originating'],
	])('parts of %s in an engine of 820.00, both shown as 50.00', (value, verdict) => {
		const result = given(pack).product('840734', { exw: '820.00' }).foreign('840991', value).evaluate();
		expect([result.verdict, result.figures]).toEqual([verdict, { maxNomExw: '50.00' }]);
	});
});

describe('trap 13: what the pack does not hold', () => {
	it('is said in its limits', () => {
		expect(pack.manifest.limits.join(' ')).toMatch(/Note 2\.1/);
	});
});

describe('a definition with a figure', () => {
	it('Note 6.4 limits the value wherever printing as standalone operation is the rule', () => {
		const rules = pack.rows
			.flatMap(({ alternatives }) => alternatives)
			.filter((one) =>
				[...conditionsOf(one)].some((node) => node.kind === 'process' && node.name.includes('standalone')),
			);
		expect(rules).toHaveLength(29);
		for (const rule of rules) expect(inEnglish(rule)).toMatch(/; and MaxNOM 50% \(EXW\)$/);
	});
});

describeReference('the quota flag (needs reference data)', () => {
	it('stands on the rules whose text says so, and on no other', () => {
		const flagged = publishedOf(PROFILE).rule_sets.flatMap((set, index) =>
			set.rules.some(({ quota }) => quota) ? [index] : [],
		);
		const compiled = pack.rows.flatMap((row) =>
			row.alternatives.some(({ kind }) => kind === 'within-quota')
				? [row.sourceRow, ...(row.furtherSourceRows ?? [])]
				: [],
		);
		expect(flagged.filter((index) => !compiled.includes(index))).toEqual([]);
		expect(flagged).toHaveLength(7);
	});
});
