import { describe, expect, it } from '@jest/globals';
import { rowsText } from '../../../../rules/cli/files.ts';
import { fromEnglish } from '../../../../rules/compile/canonical.ts';
import { loadPack, packIds } from '../../../../rules/packs/index.ts';
import { PROFILES } from '../../../../rules/packs/profiles.ts';
import { inEnglish } from '../../../../rules/schema/english.ts';
import type { RulePack, RuleRow } from '../../../../rules/schema/pack.ts';
import { rulePack } from '../../../../rules/schema/pack.ts';
import { validatePack } from '../../../../rules/validate/index.ts';
import { compiledOf, describeReference, EACH_PACK, nomenclature } from '../compile/reference.ts';
import { GOLDEN } from './golden-rows.ts';
import { GOLDEN_JAPAN } from './golden-rows-japan.ts';

function rowOf(agreement: string, heading: string, subdivision = ''): RuleRow | undefined {
	return loadPack(agreement)?.rows.find((row) => row.heading === heading && row.subdivision === subdivision);
}

describe('the packs of the release', () => {
	it('are listed and found by their id', () => {
		expect(packIds()).toEqual(['eu-japan', 'eu-uk']);
		expect(loadPack('eu-uk')?.manifest.id).toBe('eu-uk');
		expect(loadPack('eu-atlantis')).toBeUndefined();
	});

	it.each(packIds())('fit the schema: %s', (id) => {
		expect(rulePack.safeParse(loadPack(id)).error).toBeUndefined();
	});

	it('have no fault that shows without a nomenclature', () => {
		for (const profile of PROFILES) expect(validatePack(loadPack(profile.agreement), profile)).toEqual([]);
	});

	it.each(packIds())('carry no sentence but what stays unread: titles and names, in %s', (id) => {
		const read = loadPack(id)?.rows ?? [];
		const rows = read.map((row) => ({
			...row,
			alternatives: row.alternatives.filter((one) => one.kind !== 'unparsed'),
		}));
		const titles = rows.map(({ subdivision }) => subdivision);
		const strings = JSON.stringify(rows.map(({ subdivision, ...row }) => row)).match(/"[^"]+"/g) ?? [];
		expect(strings.filter((text) => /provided that|does not exceed|non-originating materials of/.test(text))).toEqual(
			[],
		);
		expect(titles.filter((text) => /provided that|does not exceed/.test(text))).toEqual([]);
	});
});

describe.each([
	['eu-uk', GOLDEN],
	['eu-japan', GOLDEN_JAPAN],
] as const)('the pack %s says what the list says', (agreement, golden) => {
	it.each(golden.map((one) => [`${one.heading} ${one.subdivision ?? ''}`.trim(), one] as const))('%s', (_, golden) => {
		const row = rowOf(agreement, golden.heading, golden.subdivision);
		expect(row?.alternatives.map(inEnglish)).toEqual(golden.rules);
		expect(row?.alternatives).toEqual(golden.rules.map(fromEnglish));
	});
});

describe('a derived pack', () => {
	it('says so, is not checked, and asks for a named person’s acceptance before a declaration is issued on it', () => {
		for (const id of packIds()) {
			const { derivedFrom, checked, acceptance, limits } = (loadPack(id) as RulePack).manifest;
			const derived = derivedFrom !== null;
			expect([id, checked, acceptance]).toEqual([id, !derived, derived ? 'required' : 'not-required']);
			if (derived) expect(limits[0]).toMatch(/not checked/);
		}
		expect(loadPack('eu-japan')?.manifest).toMatchObject({ derivedFrom: 'uk-japan', parties: ['EU', 'JP'] });
	});
});

describeReference('the committed packs (need reference data)', () => {
	it.each(EACH_PACK)('are what the published texts compile to, byte for byte: %s', (agreement, profile) => {
		expect(rowsText(loadPack(agreement)?.rows ?? [])).toBe(rowsText(compiledOf(profile).rows));
	});

	it('cover the nomenclature without an undeclared gap or overlap', () => {
		expect(nomenclature().length).toBeGreaterThan(5000);
		for (const profile of PROFILES) {
			expect(validatePack(loadPack(profile.agreement), profile, nomenclature())).toEqual([]);
		}
	});
});
