/** One case of the input, or what is wrong with its line. Lines are counted from 1. */
export type InputItem =
	| { readonly line: number; readonly value: unknown }
	| { readonly line: number; readonly problem: string };

interface Line {
	readonly number: number;
	readonly text: string;
}

/** Non-empty lines, in UTF-8, cut at LF or CRLF. */
async function* linesOf(source: AsyncIterable<string | Uint8Array>): AsyncGenerator<Line> {
	const decoder = new TextDecoder();
	let rest = '';
	let number = 0;
	for await (const chunk of source) {
		rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
		const lines = rest.split('\n');
		rest = lines.pop() ?? '';
		for (const text of lines) {
			number += 1;
			if (text.trim() !== '') yield { number, text };
		}
	}
	rest += decoder.decode();
	if (rest.trim() !== '') yield { number: number + 1, text: rest };
}

function parseLine({ number, text }: Line): InputItem {
	try {
		return { line: number, value: JSON.parse(text) };
	} catch (fault) {
		return { line: number, problem: fault instanceof Error ? fault.message : String(fault) };
	}
}

/** The lines as one JSON text: an object is one case, an array is many; undefined where they are no JSON. */
function parseWhole(lines: readonly Line[]): InputItem[] | undefined {
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
 * itself means JSON Lines; else the whole input is read before it is known to be the one or the other.
 */
export async function* readCases(source: AsyncIterable<string | Uint8Array>): AsyncGenerator<InputItem> {
	const lines = linesOf(source);
	const first = await lines.next();
	if (first.done) return;
	const item = parseLine(first.value);
	if ('value' in item && !Array.isArray(item.value)) {
		yield item;
		for await (const line of lines) yield parseLine(line);
		return;
	}
	const all = [first.value];
	for await (const line of lines) all.push(line);
	yield* parseWhole(all) ?? all.map(parseLine);
}
