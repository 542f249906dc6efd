/** Numbers from 0 to below 1, the same ones for the same seed (mulberry32). */
export type Random = () => number;

export function randomFrom(seed: number): Random {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A whole number from 0 to below `end`. */
export const below = (random: Random, end: number): number => Math.floor(random() * end);

/** In any order, but those of one key as they were: keys are drawn, and each gives its next one. */
export function shuffleKeepingKeys<T>(random: Random, all: readonly T[], keyOf: (one: T) => string): T[] {
	const keys = all.map(keyOf);
	const waiting = Map.groupBy(all, keyOf);
	for (let last = keys.length - 1; last > 0; last--) {
		const other = below(random, last + 1);
		[keys[last], keys[other]] = [keys[other] as string, keys[last] as string];
	}
	return keys.map((key) => waiting.get(key)?.shift() as T);
}
