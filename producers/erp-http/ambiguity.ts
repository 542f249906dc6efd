import { DEPTH } from './limits.ts';
import { fieldAt, type LineProblem, lineProblem, quoted } from './problem.ts';

/** An array or object that is open where the walk stands. */
interface Open {
	/** Names seen in an object; undefined of an array. */
	readonly names: Set<string> | undefined;
	/** Name or index where the walk stands. */
	step: string | number;
	/** The next string is a name. */
	nameNext: boolean;
}

/**
 * What well-formed JSON says that readers understand in different ways (RFC 8259, sections 4, 6 and 9): a name twice in
 * an object, a number that is not the same in every reader, and nesting that some give up on. `JSON.parse` passes all
 * three over in silence, so that a record could mean here something else than it does to its sender.
 *
 * @param json well-formed JSON
 */
export function ambiguityOf(json: string): LineProblem | undefined {
	const open: Open[] = [];
	let at = 0;
	while (at < json.length) {
		const char = json[at] as string;
		const end = char === '"' ? endOfString(json, at) : isDigit(char) ? endOfNumber(json, at) : at + 1;
		const problem =
			char === '"' ? seeString(json, at, end, open) : isDigit(char) ? seeNumber(json, at, end, open) : see(char, open);
		if (problem) return problem;
		at = end;
	}
	return undefined;
}

function seeString(json: string, start: number, end: number, open: readonly Open[]): LineProblem | undefined {
	const inside = open.at(-1);
	if (!inside?.names || !inside.nameNext) return undefined;
	const name = JSON.parse(json.slice(start, end)) as string;
	inside.step = name;
	inside.nameNext = false;
	if (inside.names.has(name)) return twice(pathOf(open));
	inside.names.add(name);
	return undefined;
}

function seeNumber(json: string, start: number, end: number, open: readonly Open[]): LineProblem | undefined {
	const literal = json.slice(start, end);
	return isPlain(literal) ? undefined : notPlain(pathOf(open), literal);
}

function see(char: string, open: Open[]): LineProblem | undefined {
	const inside = open.at(-1);
	if (char === '{') open.push({ names: new Set(), step: '', nameNext: true });
	else if (char === '[') open.push({ names: undefined, step: 0, nameNext: false });
	else if (char === '}' || char === ']') open.pop();
	else if (char === ',' && inside?.names) inside.nameNext = true;
	else if (char === ',' && inside) inside.step = (inside.step as number) + 1;
	return open.length > DEPTH ? tooDeep() : undefined;
}

const pathOf = (open: readonly Open[]) => fieldAt(open.map(({ step }) => step));

/** Where a number begins. */
const isDigit = (char: string) => char === '-' || (char >= '0' && char <= '9');

function endOfString(json: string, start: number): number {
	let end = json.indexOf('"', start + 1);
	while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
	return end + 1;
}

function isEscaped(json: string, at: number): boolean {
	let backslashes = 0;
	while (json[at - 1 - backslashes] === '\\') backslashes += 1;
	return backslashes % 2 === 1;
}

function endOfNumber(json: string, start: number): number {
	let end = start + 1;
	while (end < json.length && '0123456789+-.eE'.includes(json[end] as string)) end += 1;
	return end;
}

/** Digits of a whole number that JavaScript holds exactly. */
function isPlain(literal: string): boolean {
	return /^-?\d{1,16}$/.test(literal) && Number.isSafeInteger(Number(literal));
}

function twice(field: string): LineProblem {
	return lineProblem('REQUEST_MALFORMED', field, 'stands twice in its object', 'Send each field once.');
}

function notPlain(field: string, literal: string): LineProblem {
	return lineProblem(
		'VALUE_INVALID',
		field,
		`${quoted(literal).slice(1, -1)} is no whole number in plain digits, between -9007199254740991 and 9007199254740991`,
		'Send whole numbers in plain digits, and decimals as strings, e.g. "12.50".',
	);
}

function tooDeep(): LineProblem {
	return lineProblem(
		'REQUEST_MALFORMED',
		'',
		`arrays and objects are nested more than ${DEPTH} deep`,
		'Send the record as the OpenAPI document describes it.',
	);
}
