import type { FileFormat } from './formats.ts';
import type { Ledger } from './ledger.ts';
import { refused } from './ledger.ts';
import type { CsvRecord } from './lines.ts';
import { recordsOf } from './lines.ts';
import type { DeadLetter, Place } from './outcome.ts';
import type { Row } from './row.ts';
import { RowFault, show } from './row.ts';

/** A file of a folder. */
export interface FolderFile {
	/** Its name without a path. */
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** A line that could not be read, until it is known which items it concerns. */
export interface BadLine {
	readonly letter: Omit<DeadLetter, 'outcome' | 'affects'>;
	/** The item that the line names, empty where its column is blank; null where the columns can't be told apart. */
	readonly item: string | null;
	/** Whatever could be made out of its fields, undecodable bytes as U+FFFD. */
	readonly fragments: readonly string[];
}

/** A line that was read. */
export type Line<T> = Place & { readonly value: T };

export interface Table<T> {
	readonly good: readonly Line<T>[];
	readonly bad: readonly BadLine[];
}

const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Reads the lines of one file. A line that isn't as the format says goes to `bad` and hinders no other; where the
 * heading lacks a column, that is all of them. A file that is not there is an empty table.
 */
export function readTable<T>(
	ledger: Ledger,
	files: readonly FolderFile[],
	format: FileFormat,
	read: (row: Row) => T,
): Table<T> {
	const file = files.find((candidate) => candidate.name === format.name);
	if (!file) return { good: [], bad: [] };
	const records = recordsOf(file.bytes);
	const heading = readHeading(ledger, format, records.next().value ?? null);
	const good: Line<T>[] = [];
	const bad: BadLine[] = [];
	let count = 0;
	for (const record of records) {
		if (record.fields?.every((field) => field.trim() === '')) continue;
		count += 1;
		const result = readRecord(format, heading, record, read);
		if ('letter' in result) bad.push(result);
		else good.push(result);
	}
	ledger.lines.set(format.name, count);
	return { good, bad };
}

interface Heading {
	readonly width: number;
	readonly index: ReadonlyMap<string, number>;
	/** Why no line can be read. */
	readonly fault: { readonly field: string; readonly problem: string; readonly remedy: string } | null;
}

function readHeading(ledger: Ledger, format: FileFormat, record: CsvRecord | null): Heading {
	const names = (record?.fields ?? []).map((name) => name.trim().toLowerCase());
	const index = new Map(names.map((name, at) => [name, at]));
	const missing = format.required.filter((name) => !index.has(name));
	const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
	const notice = (severity: 'error' | 'warning', column: string, problem: string, remedy: string) => {
		ledger.notices.push({ severity, file: format.name, column, problem, remedy });
		return { field: column, problem: `${format.name}: ${problem}`, remedy };
	};
	let fault: Heading['fault'] = null;
	if (!record || record.fault)
		fault = notice(
			'error',
			'',
			record?.fault?.problem ?? 'the file is empty',
			'begin it with the names of the columns',
		);
	for (const name of fault ? [] : missing) {
		const found = notice('error', name, `column ${name} is missing`, `add the column ${name} to the export`);
		fault ??= found;
	}
	if (!fault && twice !== undefined)
		fault = notice('error', twice, `column ${twice} stands twice`, 'leave one of the two columns out');
	for (const name of names) {
		if (fault || format.required.includes(name) || format.optional.includes(name)) continue;
		notice('warning', name, `column ${show(name)} is not known and is not read`, 'rename it, or leave it out');
	}
	return { width: names.length, index, fault };
}

function readRecord<T>(
	format: FileFormat,
	heading: Heading,
	record: CsvRecord,
	read: (row: Row) => T,
): Line<T> | BadLine {
	const { fields } = record;
	const shape = heading.fault ?? (record.fault && { field: '', ...record.fault }) ?? widthFault(heading, fields ?? []);
	if (shape || !fields) return badLine(format, record, null, 'FILE_LINE_INVALID', shape ?? NO_FIELDS);
	const row: Row = { text: (column) => fields[heading.index.get(column) ?? -1]?.trim() ?? '' };
	try {
		return { file: format.name, line: record.line, value: read(row) };
	} catch (error) {
		if (!(error instanceof RowFault)) throw error;
		const fault = { field: error.field, problem: `${error.field} ${error.message}`, remedy: error.remedy };
		return badLine(format, record, itemNamed(format, row, error.field), 'VALUE_INVALID', fault);
	}
}

/** The item that a line names: empty where its column is blank, null where what stands there is no item number. */
function itemNamed(format: FileFormat, row: Row, faulty: string): string | null {
	if (format.itemColumn === null) return null;
	const item = row.text(format.itemColumn);
	return item !== '' && faulty === format.itemColumn ? null : item;
}

const NO_FIELDS = { field: '', problem: 'the line can not be read', remedy: 'export the file as CSV in UTF-8' };

function widthFault(heading: Heading, fields: readonly string[]): typeof NO_FIELDS | null {
	if (fields.length === heading.width) return null;
	return {
		field: '',
		problem: `the line has ${fields.length} fields, the heading has ${heading.width}`,
		remedy: 'separate the fields by commas, and put a field that holds a comma into quotation marks',
	};
}

function badLine(
	format: FileFormat,
	record: CsvRecord,
	item: string | null,
	code: 'FILE_LINE_INVALID' | 'VALUE_INVALID',
	fault: { readonly field: string; readonly problem: string; readonly remedy: string },
): BadLine {
	const fragments = record.fields ?? LENIENT.decode(record.raw.subarray(0, 4096)).replaceAll('"', '').split(',');
	return {
		letter: {
			file: format.name,
			line: record.line,
			topic: format.topic,
			raw: record.raw,
			error: { code, field: fault.field, problem: fault.problem, remedy: fault.remedy },
		},
		item,
		fragments: format.itemColumn === null ? [] : fragments.map((fragment) => fragment.trim()),
	};
}

/**
 * Which of the known items a bad line may speak of: the one that it names, else each whose number stands among its
 * fragments, an undecodable place standing for anything. Wide on purpose: an item wrongly held back is asked about,
 * an item wrongly judged as complete gets a wrong certificate.
 */
export function itemsOf(bad: BadLine, known: ReadonlySet<string>): string[] {
	if (bad.item !== null) return bad.item === '' ? [] : [bad.item];
	return [...new Set(bad.fragments.flatMap((fragment) => matching(fragment, known)))];
}

function matching(fragment: string, known: ReadonlySet<string>): string[] {
	if (known.has(fragment)) return [fragment];
	const pieces = fragment.split(/\ufffd+/u);
	if (pieces.length === 1 || pieces.every((piece) => piece === '')) return [];
	return [...known].filter((item) => holdsInOrder(item, pieces));
}

/** Whether a text begins with the first piece, ends with the last and holds the others in between, one after another. */
function holdsInOrder(text: string, pieces: readonly string[]): boolean {
	const [first = '', ...others] = pieces;
	const last = others.pop() ?? '';
	if (!text.startsWith(first)) return false;
	let from = first.length;
	for (const piece of others) {
		const at = text.indexOf(piece, from);
		if (at < 0) return false;
		from = at + piece.length;
	}
	return text.length - last.length >= from && text.endsWith(last);
}

/** Sends a table's bad lines to the dead letters; `affects` says which items each leaves incomplete. */
export function bury(ledger: Ledger, bad: readonly BadLine[], affects: (bad: BadLine) => readonly string[]): void {
	for (const line of bad) refused(ledger, { ...line.letter, affects: affects(line) });
}
