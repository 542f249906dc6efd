import { PsraError } from '../errors.ts';
import type { Ledger, LedgerCheckpoint } from '../ports/ledger.ts';
import { damaged, madeOf, openCheckpoint } from './head.ts';
import type { LogStore } from './store.ts';
import type { VerifierKey } from './tlog/key.ts';
import { formatProof } from './tlog/proof-file.ts';
import { consistencyProof, inclusionProof } from './tlog/tree.ts';

/** What a log shows: trees that were witnessed and what is in them. It reads what is committed and signs nothing. */
export function readLog(
	store: LogStore,
	log: VerifierKey,
): Pick<Ledger, 'checkpoint' | 'leaf' | 'proof' | 'consistency'> {
	async function checkpoint(): Promise<LedgerCheckpoint> {
		const row = await store.witnessed();
		if (!row) throw new PsraError('LEDGER_LEAF_UNKNOWN', `No tree of the log ${log.name} was witnessed yet.`);
		const { size, root, note, cosignatures } = openCheckpoint(row, row.size, log);
		return { size, root, note: `${note}${cosignatures}` };
	}
	return {
		checkpoint,
		async leaf(index) {
			const { size } = await checkpoint();
			requireIn(log, index, size);
			const [row] = await store.leaves(index, index + 1);
			if (!row) throw damaged(log, `leaf ${index} is missing`);
			return row.leaf;
		},
		async proof(index) {
			const { size, note } = await checkpoint();
			requireIn(log, index, size);
			return formatProof({ index, path: await madeOf(store, log, inclusionProof(index, size)), checkpoint: note });
		},
		async consistency(from, to) {
			const { size } = await checkpoint();
			requireIn(log, from, to + 1);
			requireIn(log, to, size + 1);
			return madeOf(store, log, consistencyProof(from, to));
		},
	};
}

function requireIn({ name }: VerifierKey, number: number, below: number): void {
	if (Number.isSafeInteger(number) && number >= 0 && number < below) return;
	throw new PsraError('LEDGER_LEAF_UNKNOWN', `The log ${name} has no ${number}: it must be below ${below}.`, {
		field: 'index',
		problem: `not from 0 to ${below - 1}`,
		remedy: 'See `psra ledger status` for how many leaves are witnessed.',
	});
}
