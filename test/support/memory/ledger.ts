import { PsraError } from '../../../infra/errors.ts';
import { type HashedEntry, hashed, placeEntries } from '../../../infra/ledger/placement.ts';
import { otherKey, signed } from '../../../infra/ledger/round.ts';
import { sequencer } from '../../../infra/ledger/sequencer.ts';
import type { NewLeaf } from '../../../infra/ledger/store.ts';
import { formatProof } from '../../../infra/ledger/tlog/proof-file.ts';
import { consistencyProof, inclusionProof } from '../../../infra/ledger/tlog/tree.ts';
import { type Vouching, vouch } from '../../../infra/ledger/vouch.ts';
import type { Ledger, LedgerCheckpoint } from '../../../infra/ports/ledger.ts';
import type { LedgerKey } from '../../../infra/ports/ledger-keys.ts';
import { logKeyOf } from '../ledger/log.ts';
import { TiledTree } from '../ledger/tree.ts';

/** What is stored of a log. */
export interface MemoryLog {
	readonly leaves: readonly NewLeaf[];
	readonly tree: TiledTree;
	/** Signed last. */
	readonly note: string;
	readonly witnessed: LedgerCheckpoint | null;
}

/** A database of one log. Whoever appends holds it alone until `inTurn` is over. */
export function memoryLogs() {
	let line: Promise<unknown> = Promise.resolve();
	return {
		key: undefined as LedgerKey | undefined,
		log: undefined as MemoryLog | undefined,
		inTurn<T>(work: () => Promise<T>): Promise<T> {
			const turn = line.then(work);
			line = turn.catch(() => undefined);
			return turn;
		},
	};
}

/** A ledger in memory, held to the conformance suite. */
export async function memoryLedger(
	logs: ReturnType<typeof memoryLogs>,
	key: LedgerKey,
	vouching: Vouching,
): Promise<Ledger> {
	const own = logKeyOf(key);
	const current = () => logs.log as MemoryLog;

	async function witness(): Promise<void> {
		const { tree, note } = current();
		const head = tree.head();
		const proofFrom = async (size: number) => tree.make(consistencyProof(size, head.size));
		const lines = await vouch(vouching, { origin: key.name, ...head, note, proofFrom });
		if (current().witnessed?.size !== head.size)
			logs.log = { ...current(), witnessed: { ...head, note: `${note}${lines}` } };
	}

	function witnessed(): LedgerCheckpoint {
		const { witnessed: newest } = current();
		if (!newest) throw unknown();
		return newest;
	}
	function within(number: number, below: number): void {
		if (!(Number.isSafeInteger(number) && number >= 0 && number < below)) throw unknown();
	}
	const unknown = () => new PsraError('LEDGER_LEAF_UNKNOWN', 'no such leaf or tree');

	await logs.inTurn(async () => {
		if (logs.key && (logs.key.name !== key.name || !Buffer.from(logs.key.publicKey).equals(key.publicKey)))
			throw otherKey('HD', key.name);
		logs.key = key;
		const tree = new TiledTree();
		logs.log ??= { leaves: [], tree, note: await signed(key, own, 0, tree.head().root), witnessed: null };
		await witness().catch((error: unknown) => {
			if ((error as PsraError).code !== 'LEDGER_WITNESS_UNAVAILABLE') throw error;
		});
	});
	const queue = sequencer(
		(entries: readonly HashedEntry[]) =>
			logs.inTurn(async () => {
				await witness();
				const { leaves, tree } = current();
				const stored = leaves.map((leaf, index) => ({ ...leaf, index }));
				const { places, added } = placeEntries(leaves.length, stored, entries);
				if (added.length > 0) {
					const grown = tree.grown(added.map(({ leaf }) => leaf));
					const note = await signed(key, own, grown.size, grown.head().root);
					logs.log = { ...current(), leaves: [...leaves, ...added], tree: grown, note };
				}
				return { witnessed: tree.size, places };
			}),
		500,
	);
	return {
		async append(entry) {
			if (entry.leaf.length < 1 || entry.leaf.length > 65_535)
				throw new PsraError('VALUE_INVALID', 'no such leaf', { field: 'leaf' });
			return queue.add(hashed(entry));
		},
		checkpoint: async () => witnessed(),
		async leaf(index) {
			within(index, witnessed().size);
			return (current().leaves[index] as NewLeaf).leaf;
		},
		async proof(index) {
			const { size, note } = witnessed();
			within(index, size);
			return formatProof({ index, path: current().tree.make(inclusionProof(index, size)), checkpoint: note });
		},
		async consistency(from, to) {
			const { size } = witnessed();
			within(from, to + 1);
			within(to, size + 1);
			return current().tree.make(consistencyProof(from, to));
		},
		close: () => queue.close(),
	};
}
