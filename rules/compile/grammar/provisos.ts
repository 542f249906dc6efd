import type { Condition } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';
import { clause } from './clauses.ts';

const OPENINGS = [', provided that', 'provided that', ', and in which', ', in which', 'in which'];

/** The conditions that "provided that" or "in which" opens; all must hold. */
export function proviso(cursor: Cursor): Condition[] | undefined {
	return cursor.attempt((c) => (c.takeOneOf(OPENINGS) ? conditions(c) : undefined));
}

/** A list of conditions: plain, or an enumeration with dashes, letters and, below them, (i) and (ii). */
export function conditions(cursor: Cursor): Condition[] | undefined {
	cursor.take(':');
	const first = item(cursor);
	if (!first) return undefined;
	const list = [first];
	for (;;) {
		const next = cursor.attempt((c) => (c.take(', and') || c.peek()?.text === '-' ? item(c) : undefined));
		if (!next) return list;
		list.push(next);
	}
}

/**
 * One item. "Or" between two clauses binds inside the item only where an enumeration shows the item's extent; without
 * one the scope would be a guess, and the text stays unread.
 */
function item(cursor: Cursor): Condition | undefined {
	return cursor.attempt((c) => {
		c.take('-');
		if (c.takeOneOf(['(i)', 'i)'])) return romanPair(c);
		const lettered = c.takeOneOf(['a)', 'b)', 'c)']);
		const first = clause(c);
		if (!first || !lettered) return first;
		const second = c.attempt((rest) => (rest.take(', or') ? clause(rest) : undefined));
		return second ? { kind: 'any', of: [first, second] } : first;
	});
}

/** "(i) …" or "(ii) …"; the published file breaks the text between them (1704, trap 3). */
function romanPair(cursor: Cursor): Condition | undefined {
	const first = clause(cursor);
	if (!first) return undefined;
	const untorn = cursor.takeOneOf([', or - (ii)', 'or - (ii)']);
	if (!untorn) {
		cursor.take('.');
		if (!cursor.takeJoint('or') || !cursor.take('(ii)')) return undefined;
	}
	const second = clause(cursor);
	return second && { kind: 'any', of: [first, second] };
}
