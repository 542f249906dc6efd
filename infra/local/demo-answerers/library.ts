import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { RulePack } from '../../../rules/schema/pack.ts';
import type { Passage } from './search.ts';

/**
 * What the retrieval reads: the subdivisions, processes and named materials of the packs, and the headings of the
 * nomenclature where the reference data hold it (`harmonized-system.csv`).
 */
export async function readLibrary(packs: readonly RulePack[], referenceData: string): Promise<Passage[]> {
	return [...ofPacks(packs), ...(await ofNomenclature(join(referenceData, 'harmonized-system.csv')))];
}

function ofPacks(packs: readonly RulePack[]): Passage[] {
	const passages = new Map<string, Passage>();
	const keep = (kind: string, text: string) => {
		if (text !== '') passages.set(`${kind}\n${text}`, { kind, text });
	};
	for (const row of packs.flatMap(({ rows }) => rows)) {
		keep('subdivision', row.subdivision);
		visit(row.alternatives, keep);
	}
	return [...passages.values()];
}

/** Names stand in conditions at any depth: `{kind: 'process', name}` and `{named}`. */
function visit(node: unknown, keep: (kind: string, text: string) => void): void {
	if (typeof node !== 'object' || node === null) return;
	const { kind, name, named } = node as { kind?: unknown; name?: unknown; named?: unknown };
	if (kind === 'process' && typeof name === 'string') keep('process', name);
	if (typeof named === 'string') keep('named_material', named);
	for (const value of Object.values(node)) visit(value, keep);
}

async function ofNomenclature(file: string): Promise<Passage[]> {
	const text = await readFile(file, 'utf8').catch(() => undefined);
	if (text === undefined) return [];
	const rows = parse(text, { columns: true, skip_empty_lines: true }) as { readonly description?: string }[];
	return rows.flatMap(({ description }) => (description ? [{ kind: 'heading', text: description }] : []));
}
