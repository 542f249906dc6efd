import { reasonOf } from '../../infra/errors.ts';
import { shortened } from '../schema/text.ts';
import { keyFault } from './json-keys.ts';
import { type Line, linesOf, MAX_LINE_BYTES } from './lines.ts';

/** One case of the input, or what is wrong where it stands. */
export type InputItem =
	| { readonly line: number; readonly place: string; readonly value: unknown }
	| {
			/** Where it begins, counted from 1. */
			readonly line: number;
			/** `line 3`; `case 2` in an array; '' where the input is one case. */
			readonly place: string;
			/** Field at fault, '' for the case as a whole. */
			readonly path: string;
			/** Goes on from the place, or from the field. */
			readonly problem: string;
			readonly remedy: string;
	  };

/** Longest JSON text over several lines, in characters; a longer input is read as JSON Lines. */
const MAX_TEXT_LENGTH = 64_000_000;

const FAULTS = {
	'too-long': {
		path: '',
		problem: `is longer than ${MAX_LINE_BYTES.toLocaleString('en-US')} bytes`,
		remedy: 'Write one case a line; a case of this size is none.',
	},
	'not-utf-8': {
		path: '',
		problem: 'is not UTF-8',
		remedy: 'Save the file in UTF-8, the encoding of JSON.',
	},
} as const;

function parseLine(line: Line): InputItem {
	const at = { line: line.number, place: `line ${line.number}` };
	if (!('text' in line)) return { ...at, ...FAULTS[line.fault] };
	try {
		return itemOf(JSON.parse(line.text), line.text, at);
	} catch (fault) {
		const problem = `is no JSON: ${shortened(reasonOf(fault))}`;
		return { ...at, path: '', problem, remedy: 'Write one JSON object a line, or one JSON file.' };
	}
}

function itemOf(value: unknown, json: string, at: Pick<InputItem, 'line' | 'place'>): InputItem {
	const fault = keyFault(json);
	if (fault === null) return { ...at, value };
	return { ...at, path: shortened(fault.path), problem: fault.problem, remedy: 'Remove it or correct its spelling.' };
}

/** The lines as one JSON text: an object is one case, an array is many; undefined where they are no JSON. */
function parseWhole(lines: readonly Line[]): InputItem[] | undefined {
	if (lines.length === 0) return [];
	const texts = lines.flatMap((line) => ('text' in line ? [line.text] : []));
	if (texts.length < lines.length) return undefined;
	const json = texts.join('\n');
	try {
		const value: unknown = JSON.parse(json);
		const line = lines[0]?.number ?? 1;
		const whole = itemOf(value, json, { line, place: '' });
		if (!('value' in whole) || !Array.isArray(value)) return [whole];
		return value.map((one: unknown, i) => ({ line, place: `case ${i + 1}`, value: one }));
	} catch {
		return undefined;
	}
}

/**
 * Reads cases from JSON Lines, as they come, or from one JSON text over several lines. A first line that is JSON by
 * itself means JSON Lines; else the input is read on, up to a limit, before it is known to be the one or the other.
 */
export async function* readCases(source: AsyncIterable<string | Uint8Array>): AsyncGenerator<InputItem> {
	const lines = linesOf(source);
	const held: Line[] = [];
	let length = 0;
	for await (const line of lines) {
		held.push(line);
		length += 'text' in line ? line.text.length : 0;
		const isWhole = 'text' in line && length <= MAX_TEXT_LENGTH && (held.length > 1 || mayGoOn(line.text));
		if (isWhole) continue;
		yield* held.map(parseLine);
		for await (const next of lines) yield parseLine(next);
		return;
	}
	yield* parseWhole(held) ?? held.map(parseLine);
}

/** Whether a first line may be the beginning of a JSON text over several lines, or an array of cases. */
function mayGoOn(text: string): boolean {
	try {
		return Array.isArray(JSON.parse(text));
	} catch {
		return true;
	}
}
