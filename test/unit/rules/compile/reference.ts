import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import { readNomenclature } from '../../../../rules/cli/files.ts';
import { type CompiledPack, compilePack } from '../../../../rules/compile/compile-pack.ts';
import { PROFILE } from '../../../../rules/packs/eu-uk/profile.ts';
import { type PublishedFile, publishedFile } from '../../../../rules/schema/published.ts';
import { REFERENCE_DATA } from '../../../support/reference-data.ts';

/** Folder of the reference data; the tests that read it are skipped, visibly, where it is absent. */
export const REFERENCE = REFERENCE_DATA;

const EU = join(REFERENCE, 'rules-of-origin/rule-sets/eu.json');

const present = existsSync(EU);

/** Jest collects the body of a skipped block too; without the data the functions below then give nothing. */
export const describeReference = present ? describe : describe.skip;

let file: PublishedFile | undefined;
let pack: CompiledPack | undefined;

export function publishedEu(): PublishedFile {
	file ??= present ? publishedFile.parse(JSON.parse(readFileSync(EU, 'utf8'))) : { rule_sets: [] };
	return file;
}

export function compiledEu(): CompiledPack {
	pack ??= present ? compilePack(publishedEu(), PROFILE) : { rows: [], statements: [], leftOut: [] };
	return pack;
}

export function nomenclature(): string[] {
	return readNomenclature(join(REFERENCE, 'harmonized-system.csv')) ?? [];
}
