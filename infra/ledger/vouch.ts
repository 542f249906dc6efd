import { PsraError, reasonOf } from '../errors.ts';
import type { LedgerWitness, OfferedCheckpoint } from '../ports/ledger-witness.ts';

/** Who must know a checkpoint before anything is signed after it. */
export interface Vouching {
	/** The log's own memory outside of its database. */
	readonly memory: LedgerWitness;
	readonly witnesses: readonly LedgerWitness[];
	/** Witnesses that must cosign; a tree that one of them knows otherwise is refused whatever the others say. */
	readonly quorum: number;
}

/**
 * Has a checkpoint taken by all who vouch for it; answers the lines of those who cosigned. Throws LEDGER_ROLLED_BACK or
 * LEDGER_FORKED where anybody knows better, LEDGER_WITNESS_UNAVAILABLE where fewer than the quorum cosigned.
 */
export async function vouch({ memory, witnesses, quorum }: Vouching, offered: OfferedCheckpoint): Promise<string> {
	await memory.take(offered);
	const answers = await Promise.allSettled(witnesses.map((witness) => witness.take(offered)));
	const failures = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
	const conflict = failures.find(isConflict);
	if (conflict) throw conflict;
	const lines = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
	if (lines.length < quorum) throw tooFew(lines.length, quorum, failures);
	return lines.join('');
}

export const isConflict = (error: unknown): boolean =>
	error instanceof PsraError && (error.code === 'LEDGER_ROLLED_BACK' || error.code === 'LEDGER_FORKED');

const tooFew = (cosigned: number, quorum: number, failures: readonly unknown[]): PsraError =>
	new PsraError(
		'LEDGER_WITNESS_UNAVAILABLE',
		`${cosigned} of ${quorum} witnesses cosigned. ${failures.map(reasonOf).join(' ')}`.trim(),
		{
			field: 'quorum',
			problem: `${quorum - cosigned} missing`,
			remedy: 'Start the witnesses that do not answer; what waits goes on by itself.',
		},
		failures[0],
	);
