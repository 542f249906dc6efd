import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../../rules/engine/evaluate.ts';
import { loadPack } from '../../../rules/packs/index.ts';
import type { Condition } from '../../../rules/schema/condition.ts';
import type { RulePack } from '../../../rules/schema/pack.ts';
import type { ExplanationNode } from '../../../rules/schema/result.ts';
import { conditionsOf } from '../../../rules/validate/walk.ts';
import { faultsOf } from '../../golden/checker/check.ts';
import type { Golden } from '../../golden/format.ts';
import { derivationOf, originCase } from '../../golden/origin-case.ts';
import { goldenFiles } from '../../golden/read.ts';
import { recomputed } from '../../support/rules/recompute.ts';

const TRUTHS = { originating: 'yes', 'not-originating': 'no', indeterminate: 'unknown' } as const;

const BASES = [
	'insufficient-operations',
	'judgement',
	'missing-facts',
	'no-rule',
	'originating-materials-only',
	'product-specific-rule',
	'rule-not-met',
	'set',
	'tolerance',
	'wholly-obtained',
];

const files = goldenFiles();
const each = (cases: readonly Golden[]) => cases.map((golden) => [golden.case, golden] as const);

describe.each(files.map(({ name, file }) => [name, file] as const))('%s, derived by hand', (_, file) => {
	const pack = loadPack(file.agreement) as RulePack;

	it.each(each(file.cases))('%s: the arithmetic leads to what is expected', (_, golden) => {
		expect(faultsOf(derivationOf(golden))).toEqual([]);
	});

	it.each(each(file.cases))('%s: the engine answers so', (_, golden) => {
		const { figures, missing, flips = {}, quotas, readings = [], ...expected } = golden.expect;
		const result = evaluate(originCase(golden, file), pack);
		expect(result).toMatchObject(expected);
		if (figures !== undefined) expect(result.figures).toEqual(figures);
		if (missing !== undefined) expect(result.missing.map(({ path }) => path)).toEqual(missing);
		if (quotas !== undefined) expect(result.quotas).toEqual(quotas);
		for (const [path, to] of Object.entries(flips)) {
			expect(result.flips).toContainEqual(expect.objectContaining({ path, to }));
		}
		expect(result.readings.map(({ id }) => id)).toEqual(expect.arrayContaining(readings));
		expect(result.rule?.heading ?? 'none').toBe(golden.row);
		expect(recomputed(result.explanation as ExplanationNode)).toBe(TRUTHS[result.verdict]);
	});
});

function kindsIn(condition: Condition): string[] {
	return [...conditionsOf(condition)].map(({ kind }) => kind);
}

describe('the golden cases', () => {
	it.each([...new Set(files.map(({ file }) => file.agreement))])('ask every kind of condition of %s', (agreement) => {
		const cases = files.flatMap(({ file }) => (file.agreement === agreement ? file.cases : []));
		const asked = new Set(cases.map(({ row }) => row));
		const rows = loadPack(agreement)?.rows ?? [];
		const kinds = (of: typeof rows) => new Set(of.flatMap(({ alternatives }) => alternatives.flatMap(kindsIn)));
		expect(kinds(rows.filter(({ heading }) => asked.has(heading)))).toEqual(kinds(rows));
	});

	it('end on every basis that there is', () => {
		const ends = files.flatMap(({ file }) => file.cases.map(({ expect: { basis } }) => basis));
		expect([...new Set(ends)].sort()).toEqual(BASES);
	});

	it('are at least 25 for an agreement, and each agreement has the folder of its name', () => {
		const counts = new Map<string, number>();
		for (const { name, file } of files) {
			expect(name.split('/')[0]).toBe(file.agreement);
			counts.set(file.agreement, (counts.get(file.agreement) ?? 0) + file.cases.length);
		}
		for (const agreement of ['eu-uk', 'uk-japan', 'eu-japan']) expect(counts.get(agreement)).toBeGreaterThanOrEqual(25);
	});

	it('have names of their own within an agreement', () => {
		const names = files.flatMap(({ file }) => file.cases.map((one) => `${file.agreement}: ${one.case}`));
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
	});
});
