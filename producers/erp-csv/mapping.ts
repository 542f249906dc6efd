import type { Ledger } from './ledger.ts';
import { objected } from './ledger.ts';
import type { Place, Subject } from './outcome.ts';
import type { Profile } from './profile.ts';
import type { Line } from './table.ts';

/** What every mapper needs to know. */
export interface Mapping {
	readonly ledger: Ledger;
	/** Company id of every key. */
	readonly company: string;
	/** Sequence of every full-state event of this load. */
	readonly sequence: number;
	readonly profile: Profile | null;
}

/** A line with the later ones that say the same once more. */
export interface Distinct<T> {
	readonly line: Line<T>;
	/** The line itself and its repeats. */
	readonly places: readonly Place[];
}

/**
 * One line per key. A repeat with the same content says nothing new and belongs to the first; one with another
 * content is a finding, because which of the two is right can't be told.
 */
export function distinct<T>(
	ledger: Ledger,
	lines: readonly Line<T>[],
	keyOf: (value: T) => string,
	subjectOf: (value: T) => Subject,
	field: string,
): Distinct<T>[] {
	const first = new Map<string, { line: Line<T>; places: Place[]; content: string }>();
	for (const line of lines) {
		const key = keyOf(line.value);
		const content = contentOf(line.value);
		const known = first.get(key);
		if (!known) first.set(key, { line, places: [placeOf(line)], content });
		else if (known.content === content) known.places.push(placeOf(line));
		else
			objected(ledger, [line], {
				subject: subjectOf(line.value),
				code: 'KEY_TWICE',
				field,
				problem: `${line.file} line ${known.line.line} gives other contents for ${key}`,
				remedy: 'leave the wrong one of the two lines out and load again with a higher load version',
			});
	}
	return [...first.values()];
}

function contentOf(value: unknown): string {
	return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
}

export function placeOf(line: Place): Place {
	return { file: line.file, line: line.line };
}

/** Places as an event carries them. */
export function linesOf(places: readonly Place[]): [file: string, line: number][] {
	return places.map((place) => [place.file, place.line]);
}

export function grouped<T, K>(values: readonly T[], keyOf: (value: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const value of values) {
		const key = keyOf(value);
		const group = groups.get(key);
		if (group) group.push(value);
		else groups.set(key, [value]);
	}
	return groups;
}
