import type { ErrorCode } from '../../infra/errors.ts';

export const LINE_PROBLEM_CODES = [
	'REQUEST_MALFORMED',
	'VALUE_INVALID',
	'COMPANY_MISMATCH',
	'BODY_TOO_LARGE',
] as const satisfies ErrorCode[];

/** One thing that is wrong with a line. */
export interface LineProblem {
	readonly code: (typeof LINE_PROBLEM_CODES)[number];
	/** Path in the record, e.g. `lines[2].quantity`; empty where the line as a whole is at fault. */
	readonly field: string;
	readonly problem: string;
	readonly remedy: string;
}

/** Text of a problem in characters: what a sender wrote is quoted, and may be as long as a line. */
const LONGEST_TEXT = 300;
const LONGEST_QUOTE = 60;

export function lineProblem(code: LineProblem['code'], field: string, problem: string, remedy: string): LineProblem {
	return { code, field: cut(field, LONGEST_TEXT), problem: cut(problem, LONGEST_TEXT), remedy };
}

/** A value as JSON, cut where it is long. */
export function quoted(value: unknown): string {
	return cut(JSON.stringify(value) ?? 'nothing', LONGEST_QUOTE);
}

function cut(text: string, longest: number): string {
	const whole = text.toWellFormed();
	return whole.length <= longest ? whole : `${whole.slice(0, longest - 1).toWellFormed()}…`;
}

/** `['lines', 2, 'quantity']` as `lines[2].quantity`. */
export function fieldAt(path: readonly PropertyKey[]): string {
	return path.reduce<string>(
		(field, step) =>
			typeof step === 'number' ? `${field}[${step}]` : field === '' ? String(step) : `${field}.${String(step)}`,
		'',
	);
}
