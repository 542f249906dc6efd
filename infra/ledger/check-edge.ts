import { damaged, type Head } from './head.ts';
import type { LogStore } from './store.ts';
import { HASH_BYTES, leafHash, sameBytes } from './tlog/hash.ts';
import type { VerifierKey } from './tlog/key.ts';
import { TILE_WIDTH } from './tlog/tiles.ts';

/**
 * What is looked at at each start, beyond the head: that there are as many leaves as the tree has, and that the newest
 * are those whose hashes stand in the last tile. Throws LEDGER_DAMAGED.
 */
export async function checkEdge(store: LogStore, { size, edge }: Head, log: VerifierKey): Promise<void> {
	const { leaves } = await store.counts();
	if (leaves !== size) throw damaged(log, `${leaves} leaves are stored, and the tree has ${size}`);
	const from = Math.floor(size / TILE_WIDTH) * TILE_WIDTH;
	if (from === size) return;
	const hashes = edge({ level: 0, index: from / TILE_WIDTH });
	for (const [i, { leaf, leafHash: stored }] of (await store.leaves(from, size)).entries()) {
		const hash = leafHash(leaf);
		const inTile = hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES);
		if (!sameBytes(hash, stored) || !sameBytes(hash, inTile))
			throw damaged(log, `leaf ${from + i} is not the one of the tree`);
	}
}
