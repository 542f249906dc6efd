import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PsraError } from '../../infra/errors.ts';
import type { RuleRow } from '../schema/pack.ts';
import type { PackProfile } from '../schema/profile.ts';
import { type PublishedFile, publishedFile } from '../schema/published.ts';

/** Folder of the committed packs. */
export const PACKS = fileURLToPath(new URL('../packs', import.meta.url));

/** Throws VALUE_INVALID where the folder lacks the file, PACK_INVALID where the file has another form. */
export function readPublished(source: string, { published }: PackProfile): PublishedFile {
	const candidates = ['', 'rule-sets', 'rules-of-origin/rule-sets'].map((sub) =>
		join(source, sub, `${published}.json`),
	);
	const path = candidates.find((candidate) => existsSync(candidate));
	if (!path) {
		throw new PsraError('VALUE_INVALID', `no published rule set ${published}.json in ${source}`, {
			field: '--source',
			problem: `neither it nor its folder rule-sets holds ${published}.json`,
			remedy: 'Give the folder of the published rules of origin, or set PSRA_REFERENCE_DATA.',
		});
	}
	const parsed = publishedFile.safeParse(jsonOf(path));
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw new PsraError('PACK_INVALID', `${path} is no published rule set`, {
		field: issue?.path.join('.') || path,
		problem: issue?.message ?? 'not read',
		remedy: 'Compare the file with the published format; the service may have changed it.',
	});
}

/** Undefined where the file is no JSON; the schema then says that there is no rule set in it. */
function jsonOf(path: string): unknown {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		return undefined;
	}
}

/** The rows as the committed file holds them: one row a line, so that a change shows as the rows that it touches. */
export function rowsText(rows: readonly RuleRow[]): string {
	return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

export function rowsPath(packs: string, { agreement }: PackProfile): string {
	return join(packs, agreement, 'rows.json');
}

export function readRows(packs: string, profile: PackProfile): string | undefined {
	const path = rowsPath(packs, profile);
	return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

export function writeRows(packs: string, profile: PackProfile, text: string): void {
	const path = rowsPath(packs, profile);
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}

/** Six-digit codes of a nomenclature file (columns section, hscode, description, parent, level); undefined if absent. */
export function readNomenclature(path: string): string[] | undefined {
	if (!existsSync(path)) return undefined;
	const rows = readFileSync(path, 'utf8').matchAll(/^[^,]*,(\d{6}),/gm);
	// 999999 stands for goods not classified and is no code of the nomenclature.
	return [...rows].map((row) => row[1] as string).filter((code) => code !== '999999');
}
