import { consistencyProof } from '../../../infra/ledger/tlog/tree.ts';
import type { LedgerKey } from '../../../infra/ports/ledger-keys.ts';
import type { OfferedCheckpoint } from '../../../infra/ports/ledger-witness.ts';
import { signedCheckpoint } from './log.ts';
import type { TiledTree } from './tree.ts';

/** The tree as it was at `size`, as the log of this key offers it to a witness. */
export async function offered(key: LedgerKey, tree: TiledTree, size = tree.size): Promise<OfferedCheckpoint> {
	const head = tree.head(size);
	return {
		origin: key.name,
		...head,
		note: await signedCheckpoint(key, head),
		proofFrom: async (from) => tree.make(consistencyProof(from, size)),
	};
}
