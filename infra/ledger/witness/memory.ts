import { PsraError } from '../../errors.ts';
import type { CheckpointStore, LedgerWitness } from '../../ports/ledger-witness.ts';
import { isOfLog, parseCheckpoint } from '../tlog/checkpoint.ts';
import { NOTHING_SEEN } from '../tlog/judge.ts';
import type { VerifierKey } from '../tlog/key.ts';
import type { TreeHead } from '../tlog/tree.ts';
import { verifyConsistency } from '../tlog/verify.ts';
import { forked, rolledBack, unavailable } from './conflicts.ts';

/** Another process put a checkpoint there each time: more often than this it is none. */
const MOST_TRIES = 10;

/**
 * The log's own memory of what it signed last, kept outside of its database: it sees a database that was set back, and
 * signs nothing. What it holds of another key's log is LEDGER_FORKED too.
 */
export function rememberedCheckpoint(
	store: CheckpointStore,
	log: VerifierKey,
	name = 'the kept checkpoint',
): LedgerWitness {
	return {
		name,
		async take(offered) {
			for (let tries = 0; tries < MOST_TRIES; tries += 1) {
				const kept = await store.latest(offered.origin);
				const known = kept === undefined ? NOTHING_SEEN : read(kept, log, name);
				if (known.size > offered.size) throw rolledBack(name, offered, known.size);
				const proof = await offered.proofFrom(known.size);
				if (!verifyConsistency(known, offered, proof)) throw forked(name, offered, known.size);
				if (kept !== undefined && known.size === offered.size) return '';
				if (await store.replace(offered.origin, kept, offered.note)) return '';
			}
			throw unavailable(name, 'other processes change it all the time');
		},
	};
}

function read(kept: string, log: VerifierKey, name: string): TreeHead {
	const checkpoint = parseCheckpoint(kept);
	if (checkpoint && isOfLog(checkpoint, log)) return checkpoint;
	throw new PsraError('LEDGER_DAMAGED', `${name} of ${log.name} can not be read, or another key has signed it.`, {
		field: log.name,
		problem: 'no checkpoint of this log',
		remedy: 'Put back the file and the key that belong together.',
	});
}
