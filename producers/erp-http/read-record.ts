import type { z } from 'zod';
import { headOf } from './head.ts';
import { PROBLEMS } from './limits.ts';
import { fieldAt, type LineProblem, lineProblem, quoted } from './problem.ts';

/** A record with the defaults of its schema, its fields in the order of the schema; or what is wrong with it. */
export type ReadRecord =
	| { readonly record: Record<string, unknown> }
	| { readonly problems: readonly [LineProblem, ...LineProblem[]] };

/** Elements of arrays that are checked at first, and then twice as many as were found good. */
const ELEMENTS = 10_000;

/**
 * Checks a parsed line against a schema of `recordSchema`, whose messages say what was expected. A line is checked from
 * its beginning on, and no further than to where problems are: zod looks for all of them, and a line of 8 MB can hold
 * millions, whose description would exhaust the memory.
 */
export function readRecord(schema: z.ZodType, value: unknown): ReadRecord {
	for (let elements = ELEMENTS; ; elements *= 2) {
		const head = headOf(value, elements);
		const parsed = schema.safeParse(head);
		if (!parsed.success) {
			const problems = parsed.error.issues.slice(0, PROBLEMS).flatMap((issue) => problemsOf(issue, head));
			return { problems: problems.slice(0, PROBLEMS) as [LineProblem, ...LineProblem[]] };
		}
		if (head === value) return { record: parsed.data as Record<string, unknown> };
	}
}

function problemsOf(issue: z.core.$ZodIssue, value: unknown): LineProblem[] {
	if (issue.code === 'unrecognized_keys')
		return issue.keys.slice(0, PROBLEMS).map((key) => unknownField([...issue.path, key]));
	const found = valueAt(value, issue.path);
	const field = fieldAt(issue.path);
	if (found === undefined)
		return [lineProblem('VALUE_INVALID', field, 'is missing and has no default', `Send ${issue.message}.`)];
	return [lineProblem('VALUE_INVALID', field, `${quoted(found)} is not ${issue.message}`, `Send ${issue.message}.`)];
}

function unknownField(path: readonly PropertyKey[]): LineProblem {
	return lineProblem(
		'VALUE_INVALID',
		fieldAt(path),
		'is no field of this record',
		'Correct its name, or leave it out; the OpenAPI document lists the fields.',
	);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], value);
}
