import { EMPTY_ROOT } from './hash.ts';
import { consistencyRanges, inclusionRanges, type Range } from './ranges.ts';
import { placesOf, rangeHash, type TilePlace, type Tiles } from './tiles.ts';

/** A tree as a checkpoint states it. */
export interface TreeHead {
	readonly size: number;
	readonly root: Uint8Array;
}

/** Something that is made of hashes in tiles: of which, and how. Fetching them is left to who has them. */
export interface FromTiles<T> {
	readonly places: readonly TilePlace[];
	/** Throws RangeError where a tile is missing or too short. */
	readonly make: (tiles: Tiles) => T;
}

/** Root of a tree of `size` leaves, also from tiles that have grown since; of the tree as it is they are its right edge. */
export function rootOf(size: number): FromTiles<Uint8Array> {
	if (size === 0) return { places: [], make: () => EMPTY_ROOT };
	const whole = { start: 0, end: size };
	return { places: placesOf([whole]), make: (tiles) => rangeHash(whole, tiles) };
}

/** Hashes that prove leaf `index` of a tree of `size` leaves; see `inclusionRanges`. */
export const inclusionProof = (index: number, size: number): FromTiles<Uint8Array[]> =>
	hashesOf(inclusionRanges(index, size));

/** Hashes that prove that one tree begins with another; see `consistencyRanges`. */
export const consistencyProof = (from: number, to: number): FromTiles<Uint8Array[]> =>
	hashesOf(consistencyRanges(from, to));

const hashesOf = (ranges: readonly Range[]): FromTiles<Uint8Array[]> => ({
	places: placesOf(ranges),
	make: (tiles) => ranges.map((range) => rangeHash(range, tiles)),
});
