import { HASH_BYTES, nodeHash } from './hash.ts';
import { type Range, splitOf } from './ranges.ts';

/** Hashes of a full tile (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

/** Place of a tile: hash `i` of tile `index` of `level` is the root of the leaves from `(index * 256 + i) * 256 ** level` on. */
export interface TilePlace {
	readonly level: number;
	readonly index: number;
}

/** A tile: up to 256 hashes, one after the other. One of fewer is partial, and the beginning of each later one there. */
export interface Tile extends TilePlace {
	readonly hashes: Uint8Array;
}

/** The tiles at hand. Throws RangeError where one is not. */
export type Tiles = (place: TilePlace) => Uint8Array;

const keyOf = ({ level, index }: TilePlace) => `${level}/${index}`;

/** `others`: where a tile is looked for that is not among these. */
export function tilesFrom(tiles: Iterable<Tile>, others: Tiles = missing): Tiles {
	const known = new Map([...tiles].map((tile) => [keyOf(tile), tile.hashes]));
	return (place) => known.get(keyOf(place)) ?? others(place);
}

function missing(place: TilePlace): never {
	throw new RangeError(`tile ${keyOf(place)} is missing`);
}

/** The tiles that hold what subtrees are made of, each once. */
export function placesOf(ranges: readonly Range[]): TilePlace[] {
	const places = ranges.flatMap((range) => perfectParts(range).map(partPlace));
	return [...new Map(places.map(({ level, index }) => [keyOf({ level, index }), { level, index }])).values()];
}

/** Hash of a subtree from tiles. Throws RangeError where a tile is missing or too short. */
export function rangeHash(range: Range, tiles: Tiles): Uint8Array {
	const [last, ...before] = perfectParts(range)
		.map((part) => perfectHash(part, tiles))
		.reverse();
	if (!last) throw new RangeError('an empty range is no subtree');
	return before.reduce((right, left) => nodeHash(left, right), last);
}

/**
 * What is to be written where leaves are appended to a tree of `size`: every tile that is new or longer, whole. `edge`
 * holds the tiles that the root of the tree is made of.
 */
export function extendTiles(size: number, edge: Tiles, leafHashes: readonly Uint8Array[]): Tile[] {
	const changed: Tile[] = [];
	let [count, added] = [size, leafHashes];
	for (let level = 0; added.length > 0; level += 1) {
		const first = Math.floor(count / TILE_WIDTH);
		const kept = count % TILE_WIDTH;
		const there = kept === 0 ? new Uint8Array() : edge({ level, index: first }).subarray(0, kept * HASH_BYTES);
		const all = Buffer.concat([there, ...added]);
		const full: Uint8Array[] = [];
		for (let at = 0; at * TILE_WIDTH * HASH_BYTES < all.length; at += 1) {
			const hashes = all.subarray(at * TILE_WIDTH * HASH_BYTES, (at + 1) * TILE_WIDTH * HASH_BYTES);
			changed.push({ level, index: first + at, hashes });
			if (hashes.length === TILE_WIDTH * HASH_BYTES) full.push(perfectRoot(hashes));
		}
		[count, added] = [first, full];
	}
	return changed;
}

/** A subtree of `2 ** height` leaves from `position * 2 ** height` on. */
interface Part {
	readonly height: number;
	readonly position: number;
}

/** The perfect subtrees that a range consists of, from the left. */
function perfectParts({ start, end }: Range): Part[] {
	const parts: Part[] = [];
	let [from, count] = [start, end - start];
	while (count > 0) {
		const length = isPowerOfTwo(count) ? count : splitOf(count);
		parts.push({ height: Math.round(Math.log2(length)), position: from / length });
		[from, count] = [from + length, count - length];
	}
	return parts;
}

const isPowerOfTwo = (count: number): boolean => count === 1 || splitOf(count) * 2 === count;

/** A perfect subtree is made of `count` hashes from `offset` on in one tile. */
function partPlace({ height, position }: Part): TilePlace & { readonly offset: number; readonly count: number } {
	const level = Math.floor(height / TILE_HEIGHT);
	const count = 2 ** (height % TILE_HEIGHT);
	const first = position * count;
	return { level, index: Math.floor(first / TILE_WIDTH), offset: first % TILE_WIDTH, count };
}

function perfectHash(part: Part, tiles: Tiles): Uint8Array {
	const { offset, count, ...place } = partPlace(part);
	const hashes = tiles(place).subarray(offset * HASH_BYTES, (offset + count) * HASH_BYTES);
	if (hashes.length !== count * HASH_BYTES) throw new RangeError(`tile ${keyOf(place)} is too short`);
	return perfectRoot(hashes);
}

function perfectRoot(hashes: Uint8Array): Uint8Array {
	let row = Array.from({ length: hashes.length / HASH_BYTES }, (_, i) =>
		hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
	);
	while (row.length > 1)
		row = Array.from({ length: row.length / 2 }, (_, i) =>
			nodeHash(row[i * 2] as Uint8Array, row[i * 2 + 1] as Uint8Array),
		);
	return row[0] as Uint8Array;
}
