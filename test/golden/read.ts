import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { type GoldenFile, goldenFile } from './format.ts';

const FOLDER = import.meta.dirname;

/** The golden files of every agreement, by their path below this folder. */
export function goldenFiles(): { name: string; file: GoldenFile }[] {
	return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.yaml'))
		.toSorted()
		.map((path) => ({ name: path, file: readGolden(readFileSync(join(FOLDER, path), 'utf8'), path) }));
}

/** Reads one file; an error names the file, the case and the field, or the line where it is no YAML. */
export function readGolden(source: string, name: string): GoldenFile {
	const document = parseDocument(source, { schema: 'failsafe', prettyErrors: true });
	const [broken] = document.errors;
	if (broken) throw new Error(`${name}: ${broken.message}`);
	const content: unknown = document.toJS();
	const read = goldenFile.safeParse(content);
	if (!read.success) throw new Error(read.error.issues.map((issue) => `${name}, ${placed(issue, content)}`).join('\n'));
	const names = read.data.cases.map((one) => one.case);
	const twice = names.find((one, index) => names.indexOf(one) !== index);
	if (twice !== undefined) throw new Error(`${name}, case "${twice}": case: stands twice`);
	return read.data;
}

/** `case "pump": product.hs: is no HS code`. */
function placed({ path, message }: { path: PropertyKey[]; message: string }, content: unknown): string {
	const [first, index, ...rest] = path;
	if (first !== 'cases' || typeof index !== 'number') return `${path.map(String).join('.') || 'file'}: ${message}`;
	const cases = (content as { cases: { case?: unknown }[] }).cases;
	return `case ${JSON.stringify(cases[index]?.case ?? index + 1)}: ${rest.map(String).join('.') || 'case'}: ${message}`;
}
