import type { LedgerFindings } from '../ports/ledger-desk.ts';
import type { CheckpointRow, LeafRow, LogRow, LogStore } from './store.ts';
import { isOfLog, parseCheckpoint } from './tlog/checkpoint.ts';
import { HASH_BYTES, leafHash, sameBytes } from './tlog/hash.ts';
import type { VerifierKey } from './tlog/key.ts';
import { extendTiles, TILE_WIDTH, type Tile, type Tiles, tilesFrom } from './tlog/tiles.ts';
import { rootOf } from './tlog/tree.ts';

const PAGE = 1_024;
const MOST_PROBLEMS = 100;

/**
 * Every leaf is hashed again and the tree built from the hashes, page by page; stored hashes, tiles, and every checkpoint
 * that was ever signed are held against it. `store` MUST show one moment.
 */
export async function checkLog(
	store: LogStore,
	{ size }: LogRow,
	log: VerifierKey,
): Promise<Omit<LedgerFindings, 'company'>> {
	const problems: string[] = [];
	let expectedTiles = 0;
	let checkpoints = 0;
	for await (const { from, to, leaves, tiles, settled } of rebuilt(store, size)) {
		problems.push(...leafProblems(from, to, leaves), ...(await tileProblems(store, settled)));
		expectedTiles += settled.length;
		const rows = await store.checkpoints(from === 0 ? 0 : from + 1, to + 1);
		checkpoints += rows.length;
		const made = leaves.length === to - from ? rows : [];
		problems.push(...made.flatMap((row) => checkpointProblems(row, tiles, log, size)));
		if (problems.length >= MOST_PROBLEMS) break;
	}
	const counts = await store.counts();
	if (counts.leaves !== size) problems.push(`${counts.leaves} leaves are stored, and the tree has ${size}`);
	if (problems.length === 0 && counts.tiles !== expectedTiles)
		problems.push(`${counts.tiles} tiles are stored, and the tree has ${expectedTiles}`);
	if (!(await store.checkpointAt(size))) problems.push(`no checkpoint stands at ${size}`);
	return { ...counts, checkpoints, problems: problems.slice(0, MOST_PROBLEMS) };
}

/** A stretch of leaves with the tree up to its end. */
interface Stretch {
	readonly from: number;
	readonly to: number;
	readonly leaves: readonly LeafRow[];
	/** What the tree at any size within the stretch is made of. */
	readonly tiles: Tiles;
	/** Tiles that later leaves do not change any more; at the end all that are left. */
	readonly settled: readonly Tile[];
}

/** The tree from its leaves alone. It ends where leaves are missing; one without leaves is a stretch too. */
async function* rebuilt(store: LogStore, size: number): AsyncGenerator<Stretch> {
	let edge: readonly Tile[] = [];
	let from = 0;
	do {
		const to = Math.min(from + PAGE, size);
		const leaves = await store.leaves(from, to);
		const before = tilesFrom(edge);
		const changed = extendTiles(
			from,
			before,
			leaves.map(({ leaf }) => leafHash(leaf)),
		);
		const all = [...edge.filter((old) => !changed.some((tile) => isSamePlace(tile, old))), ...changed];
		edge = all.filter(({ hashes }) => hashes.length < TILE_WIDTH * HASH_BYTES);
		const settled = to === size ? all : all.filter((tile) => !edge.includes(tile));
		yield { from, to, leaves, tiles: tilesFrom(changed, before), settled };
		if (leaves.length < to - from) return;
		from = to;
	} while (from < size);
}

function leafProblems(from: number, to: number, leaves: readonly LeafRow[]): string[] {
	const problems = leaves.flatMap(({ leaf, leafHash: stored }, i) =>
		sameBytes(leafHash(leaf), stored) ? [] : [`leaf ${from + i} was stored with another hash`],
	);
	if (leaves.length < to - from)
		problems.push(
			`of the leaves ${from} to ${to - 1} only ${leaves.length} are stored; what comes after was not checked`,
		);
	return problems;
}

async function tileProblems(store: LogStore, tiles: readonly Tile[]): Promise<string[]> {
	const stored = await store.tiles(tiles);
	return tiles.flatMap((tile) => {
		const same = stored.find((one) => isSamePlace(one, tile));
		if (same && sameBytes(same.hashes, tile.hashes)) return [];
		return [`tile ${tile.level}/${tile.index} is ${same ? 'not the one of the leaves' : 'missing'}`];
	});
}

function checkpointProblems(row: CheckpointRow, tiles: Tiles, log: VerifierKey, size: number): string[] {
	const checkpoint = parseCheckpoint(row.note);
	if (!checkpoint || !isOfLog(checkpoint, log)) return [`the checkpoint at ${row.size} is not signed by the log`];
	if (checkpoint.size !== row.size) return [`the checkpoint at ${row.size} is of ${checkpoint.size}`];
	if (!sameBytes(checkpoint.root, rootOf(row.size).make(tiles)))
		return [`the checkpoint at ${row.size} states another root than its leaves give`];
	if (row.cosignatures === null && row.size !== size)
		return [`the checkpoint at ${row.size} was not witnessed, and the log went on`];
	return [];
}

const isSamePlace = (a: Tile, b: Tile) => a.level === b.level && a.index === b.index;
