import { PsraError } from '../errors.ts';
import type { CheckpointRow, LogRow, LogStore } from './store.ts';
import { isOfLog, parseCheckpoint } from './tlog/checkpoint.ts';
import { sameBytes } from './tlog/hash.ts';
import type { VerifierKey } from './tlog/key.ts';
import { type Tiles, tilesFrom } from './tlog/tiles.ts';
import { type FromTiles, rootOf } from './tlog/tree.ts';

/** What the log was left at, and goes on from. */
export interface Head {
	readonly origin: string;
	readonly size: number;
	readonly root: Uint8Array;
	readonly note: string;
	/** Null: not witnessed yet. */
	readonly cosignatures: string | null;
	/** The right edge of the tree: what the next leaves are appended to. */
	readonly edge: Tiles;
}

/**
 * The head of the log, once its parts fit together: the checkpoint is signed by the log and of its size, the right edge
 * of the tiles gives its root, and the last leaf is the one before its size. Throws LEDGER_DAMAGED.
 */
export async function readHead(store: LogStore, { origin, size }: LogRow, log: VerifierKey): Promise<Head> {
	const row = await store.checkpointAt(size);
	const { root, note, cosignatures } = openCheckpoint(row, size, log);
	const { places, make } = rootOf(size);
	const edge = tilesFrom(await store.tiles(places));
	if (!sameBytes(made(log, make, edge), root))
		throw damaged(log, `the tiles give another root than is signed at ${size}`);
	const last = await store.lastIndex();
	if (last !== size - 1) throw damaged(log, `the last leaf is ${last}, and the tree has ${size}`);
	return { origin, size, root, note, cosignatures, edge };
}

/** A stored checkpoint. Throws LEDGER_DAMAGED where it is none of this log and size. */
export function openCheckpoint(row: CheckpointRow | undefined, size: number, log: VerifierKey) {
	const checkpoint = parseCheckpoint(row?.note ?? '');
	if (!row || !checkpoint || !isOfLog(checkpoint, log)) throw damaged(log, `no signed checkpoint stands at ${size}`);
	if (checkpoint.size !== size) throw damaged(log, `the checkpoint at ${size} is of ${checkpoint.size}`);
	return { ...row, root: checkpoint.root };
}

/** Makes something of stored tiles. Throws LEDGER_DAMAGED where one is missing. */
export async function madeOf<T>(store: LogStore, log: VerifierKey, { places, make }: FromTiles<T>): Promise<T> {
	return made(log, make, tilesFrom(await store.tiles(places)));
}

function made<T>(log: VerifierKey, make: (tiles: Tiles) => T, tiles: Tiles): T {
	try {
		return make(tiles);
	} catch (error) {
		throw error instanceof RangeError ? damaged(log, error.message) : error;
	}
}

export const damaged = ({ name }: VerifierKey, problem: string): PsraError =>
	new PsraError('LEDGER_DAMAGED', `The log ${name} does not fit together: ${problem}.`, {
		field: name,
		problem,
		remedy: 'See `psra ledger check`, and restore a backup whose parts fit.',
	});
