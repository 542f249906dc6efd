import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import { readNomenclature } from '../../../../rules/cli/files.ts';
import { type CompiledPack, compilePack } from '../../../../rules/compile/compile-pack.ts';
import { retypedSets } from '../../../../rules/compile/retyped.ts';
import { PROFILES } from '../../../../rules/packs/profiles.ts';
import type { PackProfile } from '../../../../rules/schema/profile.ts';
import { type PublishedFile, publishedFile } from '../../../../rules/schema/published.ts';
import { REFERENCE_DATA } from '../../../support/reference-data.ts';

/** Folder of the reference data; the tests that read it are skipped, visibly, where it is absent. */
export const REFERENCE = REFERENCE_DATA;

const folder = join(REFERENCE, 'rules-of-origin/rule-sets');

const present = existsSync(join(folder, 'eu.json'));

/** Jest collects the body of a skipped block too; without the data the functions below then give nothing. */
export const describeReference = present ? describe : describe.skip;

const files = new Map<string, PublishedFile>();
const packs = new Map<string, CompiledPack>();

/** The published file that a profile reads. */
export function publishedOf({ published }: PackProfile): PublishedFile {
	const known = files.get(published);
	if (known) return known;
	const path = join(folder, `${published}.json`);
	const file = present ? publishedFile.parse(JSON.parse(readFileSync(path, 'utf8'))) : { rule_sets: [] };
	files.set(published, file);
	return file;
}

/** As `publishedOf`, with the typing errors put right that the profile names. */
export function retypedOf(profile: PackProfile): PublishedFile {
	return { rule_sets: present ? retypedSets(publishedOf(profile).rule_sets, profile.corrections) : [] };
}

export function compiledOf(profile: PackProfile): CompiledPack {
	const known = packs.get(profile.agreement);
	if (known) return known;
	const pack = present ? compilePack(publishedOf(profile), profile) : { rows: [], statements: [], leftOut: [] };
	packs.set(profile.agreement, pack);
	return pack;
}

/** One case a pack, for `describe.each`. */
export const EACH_PACK = PROFILES.map((profile) => [profile.agreement, profile] as const);

export function nomenclature(): string[] {
	return readNomenclature(join(REFERENCE, 'harmonized-system.csv')) ?? [];
}
