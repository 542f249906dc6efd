import { reasonOf } from '../../infra/errors.ts';
import { type Line, linesOf, MAX_LINE_BYTES } from './lines.ts';

/** One case of the input, or what is wrong with its line. Lines are counted from 1. */
export type InputItem =
	| { readonly line: number; readonly value: unknown }
	| {
			readonly line: number;
			/** Goes on from "line 3 ". */
			readonly problem: string;
			readonly remedy: string;
	  };

/** Longest JSON text over several lines, in characters; a longer input is read as JSON Lines. */
const MAX_TEXT_LENGTH = 64_000_000;

const TOO_LONG = {
	problem: `is longer than ${MAX_LINE_BYTES.toLocaleString('en-US')} bytes`,
	remedy: 'Write one case a line; a case of this size is none.',
};

function parseLine({ number, text }: Line): InputItem {
	if (text === null) return { line: number, ...TOO_LONG };
	try {
		return { line: number, value: JSON.parse(text) };
	} catch (fault) {
		const problem = `is no JSON: ${reasonOf(fault)}`;
		return { line: number, problem, remedy: 'Write one JSON object a line, or one JSON file.' };
	}
}

/** The lines as one JSON text: an object is one case, an array is many; undefined where they are no JSON. */
function parseWhole(lines: readonly Line[]): InputItem[] | undefined {
	if (lines.some((line) => line.text === null)) return undefined;
	try {
		const value: unknown = JSON.parse(lines.map((line) => line.text).join('\n'));
		const line = lines[0]?.number ?? 1;
		return (Array.isArray(value) ? value : [value]).map((one: unknown) => ({ line, value: one }));
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
	const first = await lines.next();
	if (first.done) return;
	const item = parseLine(first.value);
	const isWhole = 'value' in item ? Array.isArray(item.value) : first.value.text !== null;
	if (!isWhole) {
		yield item;
		for await (const line of lines) yield parseLine(line);
		return;
	}
	const held = [first.value];
	let length = first.value.text?.length ?? 0;
	for (;;) {
		const next = await lines.next();
		if (next.done) break;
		held.push(next.value);
		length += next.value.text?.length ?? 0;
		if (length <= MAX_TEXT_LENGTH && next.value.text !== null) continue;
		yield* held.map(parseLine);
		for await (const line of lines) yield parseLine(line);
		return;
	}
	yield* parseWhole(held) ?? held.map(parseLine);
}
