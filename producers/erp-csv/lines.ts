import { parse } from 'csv-parse/sync';

/** A record of a CSV file: its fields, or why they can't be read. */
export interface CsvRecord {
	/** 1-based number of its first physical line. */
	readonly line: number;
	/** Its bytes without the closing line break. */
	readonly raw: Uint8Array;
	/** Null where the bytes are no CSV record. */
	readonly fields: readonly string[] | null;
	readonly fault: { readonly problem: string; readonly remedy: string } | null;
}

/** Longer records are refused: one line may not become a message that no topic takes. */
export const MAX_RECORD_BYTES = 1024 * 1024;
/** How far a quoted field may run over line breaks before its opening quote is taken for a stray one. */
const MAX_QUOTED_LINES = 100;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Splits a file into records (RFC 4180: quoted fields may hold line breaks; LF and CRLF end a line; a UTF-8 byte
 * order mark is dropped). Every record is parsed by itself, and a quote that never closes spoils its own line only:
 * a parser that runs over the whole file would swallow all that follows it.
 */
export function* recordsOf(bytes: Uint8Array): Generator<CsvRecord> {
	let line = 1;
	let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
	while (start < bytes.length) {
		const single = lineEnd(bytes, start);
		const whole = quotes(bytes, start, single) % 2 === 0 ? null : closingLine(bytes, start);
		const multi = whole && parsed(line, bytes.subarray(start, bare(bytes, start, whole.end)));
		if (whole && multi?.fields) {
			yield multi;
			line += whole.lines;
			start = whole.end + 1;
		} else {
			yield parsed(line, bytes.subarray(start, bare(bytes, start, single)));
			line += 1;
			start = single + 1;
		}
	}
}

function lineEnd(bytes: Uint8Array, from: number): number {
	const end = bytes.indexOf(LINE_FEED, from);
	return end < 0 ? bytes.length : end;
}

/** The end without a carriage return before the line feed. */
function bare(bytes: Uint8Array, start: number, end: number): number {
	return end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
}

function quotes(bytes: Uint8Array, start: number, end: number): number {
	const line = bytes.subarray(start, end);
	let count = 0;
	for (let at = line.indexOf(QUOTE); at >= 0; at = line.indexOf(QUOTE, at + 1)) count += 1;
	return count;
}

/** Where a record that starts with an open quote ends: at the first line that makes the number of quotes even. */
function closingLine(bytes: Uint8Array, start: number): { end: number; lines: number } | null {
	let count = 0;
	let from = start;
	for (let lines = 1; lines <= MAX_QUOTED_LINES && from < bytes.length; lines++) {
		const end = lineEnd(bytes, from);
		count += quotes(bytes, from, end);
		if (end - start > MAX_RECORD_BYTES) return null;
		if (count % 2 === 0) return { end, lines };
		from = end + 1;
	}
	return null;
}

function parsed(line: number, raw: Uint8Array): CsvRecord {
	const bad = (problem: string, remedy: string): CsvRecord => ({ line, raw, fields: null, fault: { problem, remedy } });
	if (raw.length > MAX_RECORD_BYTES)
		return bad(`the line has ${raw.length} bytes, ${MAX_RECORD_BYTES} are allowed`, 'shorten the text in the ERP');
	let text: string;
	try {
		text = UTF8.decode(raw);
	} catch {
		return bad('the line is not valid UTF-8', 'export the file as UTF-8');
	}
	// Without quotes a record is what stands between its commas; a parser for each of them would cost ten times as much.
	if (!text.includes('"')) return { line, raw, fields: text === '' ? [] : text.split(','), fault: null };
	try {
		const [fields] = parse(text, { record_delimiter: '\n', relax_column_count: true, skip_empty_lines: false });
		return { line, raw, fields: fields ?? [], fault: null };
	} catch {
		return bad('a quotation mark stands alone', 'put the field into quotation marks and double those inside it');
	}
}
