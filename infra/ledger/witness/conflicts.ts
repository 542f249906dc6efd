import { PsraError } from '../../errors.ts';
import type { OfferedCheckpoint } from '../../ports/ledger-witness.ts';

type Named = Pick<OfferedCheckpoint, 'origin' | 'size'>;

/** `who` knows a larger tree than the log holds. */
export const rolledBack = (who: string, { origin, size }: Named, known: number): PsraError =>
	new PsraError(
		'LEDGER_ROLLED_BACK',
		`${who} knows ${known} leaves of the log ${origin}, which holds ${size}: its database was set back.`,
		{
			field: origin,
			problem: `${known} leaves were signed and ${size} are stored`,
			remedy: 'Restore the newest backup. Never sign another tree over leaves that were given out.',
			witness: who,
			known,
			size,
		},
	);

/** `who` knows another tree. */
export const forked = (who: string, { origin, size }: Named, known: number): PsraError =>
	new PsraError(
		'LEDGER_FORKED',
		`The tree of the log ${origin} with ${size} leaves does not begin with the ${known} leaves that ${who} knows.`,
		{
			field: origin,
			problem: 'the log was changed, or set back and gone on from',
			remedy: 'Restore the backup that the known tree was signed on; `psra ledger check` shows where the parts differ.',
			witness: who,
			known,
			size,
		},
	);

/** `who` vouches for nothing now, for this reason. */
export const unavailable = (who: string, problem: string, cause?: unknown): PsraError =>
	new PsraError(
		'LEDGER_WITNESS_UNAVAILABLE',
		`The witness ${who} does not cosign: ${problem}.`,
		{ field: who, problem, remedy: 'See that it runs, knows the log by its verifier key, and answers.' },
		cause,
	);
