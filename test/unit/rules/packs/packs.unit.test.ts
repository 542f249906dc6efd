import { describe, expect, it } from '@jest/globals';
import { rowsText } from '../../../../rules/cli/files.ts';
import { fromEnglish } from '../../../../rules/compile/canonical.ts';
import { loadPack, packIds, partnersOf } from '../../../../rules/packs/index.ts';
import { profileOf } from '../../../../rules/packs/profile-of.ts';
import { inEnglish } from '../../../../rules/schema/english.ts';
import type { RulePack, RuleRow } from '../../../../rules/schema/pack.ts';
import { rulePack } from '../../../../rules/schema/pack.ts';
import type { PackProfile } from '../../../../rules/schema/profile.ts';
import { validatePack } from '../../../../rules/validate/index.ts';
import { compiledOf, describeReference, EACH_PACK, nomenclature } from '../compile/reference.ts';
import { GOLDEN } from './golden-rows.ts';
import { GOLDEN_JAPAN } from './golden-rows-japan.ts';

function rowOf(agreement: string, heading: string, subdivision = ''): RuleRow | undefined {
	return loadPack(agreement)?.rows.find((row) => row.heading === heading && row.subdivision === subdivision);
}

const profile = (id: string) => profileOf(id) as PackProfile;

describe('the packs of the release', () => {
	it('are listed and found by their id', () => {
		expect(packIds()).toEqual(expect.arrayContaining(['eu-japan', 'eu-uk', 'uk-japan']));
		expect(packIds()).toEqual(packIds().toSorted());
		for (const id of packIds()) expect(loadPack(id)?.manifest.id).toBe(id);
		expect(loadPack('eu-uk')).toBe(loadPack('eu-uk'));
		expect(loadPack('eu-atlantis')).toBeUndefined();
	});

	it.each(packIds())('fit the schema: %s', (id) => {
		expect(rulePack.safeParse(loadPack(id)).error).toBeUndefined();
	});

	it('have no fault that shows without a nomenclature', () => {
		for (const id of packIds()) expect([id, validatePack(loadPack(id), profile(id))]).toEqual([id, []]);
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
		// One published title explains itself with a note of chapter 32.
		const sentences = titles.filter((text) => /provided that|does not exceed/.test(text));
		expect(sentences.filter((text) => !text.startsWith('Colour lakes; '))).toEqual([]);
	});
});

describe.each(['eu-uk', 'uk-japan', 'eu-japan'])('the general provisions of %s', (id) => {
	const { manifest } = loadPack(id) as RulePack;

	it('name an article or note for each fact', () => {
		const cited = JSON.stringify(manifest).match(/"article":"[^"]*"/g) ?? [];
		const known = /"article":"(TCA|UK-Japan|EU-Japan) (Art\. |Annex )/;
		expect(cited.length).toBeGreaterThan(15);
		expect(cited.filter((one) => !known.test(one))).toEqual([]);
		const { points } = manifest.insufficientOperations;
		expect(Object.keys(points ?? {}).sort()).toEqual(manifest.insufficientOperations.operations.toSorted());
	});

	it('hold prices, contents, proofs and retention periods', () => {
		expect(manifest.definitions?.map(({ name }) => name)).toEqual(
			id === 'eu-uk' ? ['EXW', 'VNM', 'MaxNOM'] : ['EXW', 'FOB', 'VNM', 'MaxNOM', 'RVC'],
		);
		expect(manifest.proofs.map(({ months }) => months)).toEqual([12, undefined]);
		expect(manifest.retention.map(({ by, years }) => [by, years])).toEqual([
			['importer', 3],
			['exporter', 4],
		]);
		expect(manifest.hsEdition).toBe('2017');
	});
});

describe.each([
	['eu-uk', GOLDEN],
	['uk-japan', GOLDEN_JAPAN],
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

	it('has its base’s rows but for what it doubts, which the profile tells', () => {
		const base = loadPack('uk-japan')?.rows ?? [];
		const own = loadPack('eu-japan')?.rows ?? [];
		const departing = own.filter((row, index) => JSON.stringify(row) !== JSON.stringify(base[index]));
		expect(own).toHaveLength(base.length);
		expect(departing.map(({ sourceRow }) => sourceRow)).toEqual([400, 401, 402]);
		for (const { corrections } of departing) expect(corrections).toEqual(['vehicle-transition']);
		expect(profileOf('eu-japan')).toMatchObject({ published: 'japan', doubts: [{ name: 'vehicle-transition' }] });
		expect(profileOf('eu-atlantis')).toBeUndefined();
	});

	it('cites its own agreement in every provision, and its base’s in none', () => {
		const { source, derivedFrom, ...own } = (loadPack('eu-japan') as RulePack).manifest;
		expect(JSON.stringify(own)).not.toContain('UK-Japan');
		expect(own.tolerances.map(({ article }) => article).every((one) => one.startsWith('EU-Japan Art. 3.6'))).toBe(true);
	});
});

describe('the Union’s partners under a pack', () => {
	it('are the other parties, and none where the Union is no party', () => {
		expect(partnersOf(loadPack('eu-uk'))).toEqual(['GB']);
		expect(partnersOf(loadPack('eu-japan'))).toEqual(['JP']);
		expect(partnersOf(loadPack('uk-japan'))).toEqual([]);
		expect(partnersOf(undefined)).toEqual([]);
	});
});

describeReference('the committed packs (need reference data)', () => {
	it.each(EACH_PACK)('are what the published texts compile to, byte for byte: %s', (agreement, profile) => {
		expect(rowsText(loadPack(agreement)?.rows ?? [])).toBe(rowsText(compiledOf(profile).rows));
	});

	it('cover the nomenclature without an undeclared gap or overlap', () => {
		expect(nomenclature().length).toBeGreaterThan(5000);
		for (const id of packIds()) {
			expect([id, validatePack(loadPack(id), profile(id), nomenclature())]).toEqual([id, []]);
		}
	});
});
