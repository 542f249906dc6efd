import { tokenise } from '../tokens.ts';

/** A list by the first word or sign of each wording, longest wording first, so that none is taken for a longer one. */
export function byFirstWord<T>(list: readonly T[], opening: (one: T) => string): ReadonlyMap<string, readonly T[]> {
	const sorted = list.toSorted((a, b) => opening(b).length - opening(a).length);
	return Map.groupBy(sorted, (one) => tokenise(opening(one))[0]?.text ?? '');
}
