import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from '@jest/globals';
import { readNomenclature } from '../../../../rules/cli/files.ts';
import { type CompiledPack, compilePack } from '../../../../rules/compile/compile-pack.ts';
import { PROFILE } from '../../../../rules/packs/eu-uk/profile.ts';
import { type PublishedFile, publishedFile } from '../../../../rules/schema/published.ts';

/** Folder of the reference data; the tests that read it are skipped, visibly, where it is absent. */
export const REFERENCE =
	process.env['PSRA_REFERENCE_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));

const EU = join(REFERENCE, 'rules-of-origin/rule-sets/eu.json');

export const describeReference = existsSync(EU) ? describe : describe.skip;

let file: PublishedFile | undefined;
let pack: CompiledPack | undefined;

export function publishedEu(): PublishedFile {
	file ??= publishedFile.parse(JSON.parse(readFileSync(EU, 'utf8')));
	return file;
}

export function compiledEu(): CompiledPack {
	pack ??= compilePack(publishedEu(), PROFILE);
	return pack;
}

export function nomenclature(): string[] {
	return readNomenclature(join(REFERENCE, 'harmonized-system.csv')) ?? [];
}
