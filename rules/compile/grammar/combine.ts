import type { Condition } from '../../schema/condition.ts';

/** One condition of several; groups of the same kind that the note of a process brought in are not nested. */
export function together(list: readonly Condition[]): Condition {
	const flat = list.flatMap((one) => (one.kind === 'all' ? one.of : [one]));
	return flat.length === 1 ? (flat[0] as Condition) : { kind: 'all', of: flat };
}
