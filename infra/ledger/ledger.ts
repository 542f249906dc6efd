import { PsraError } from '../errors.ts';
import type { Ledger, LedgerEntry } from '../ports/ledger.ts';
import type { LedgerKey } from '../ports/ledger-keys.ts';
import type { Logger } from '../ports/logger.ts';
import type { OnLedgerStep } from '../ports/steps.ts';
import { inTransaction } from '../postgres/database.ts';
import { databaseError } from '../postgres/errors.ts';
import { checkEdge } from './check-edge.ts';
import { readHead } from './head.ts';
import { type HashedEntry, hashed } from './placement.ts';
import { readLog } from './read.ts';
import { otherKey, round, signed } from './round.ts';
import { sequencer } from './sequencer.ts';
import { logStore, type Pool } from './store.ts';
import { EMPTY_ROOT } from './tlog/hash.ts';
import { formatVerifierKey, SIGNATURE_TYPE, verifierKey } from './tlog/key.ts';
import type { Vouching } from './vouch.ts';

export interface LedgerOptions extends Vouching {
	readonly pool: Pool;
	readonly company: string;
	/** Its name is the origin of the log. */
	readonly key: LedgerKey;
	readonly logger: Logger;
	/** Leaves a transaction at most: more wait for the next one. */
	readonly batch?: number;
	readonly onStep?: OnLedgerStep;
}

/** An entry of a bundle is written with a length of two bytes (C2SP tlog-tiles). */
const LARGEST_LEAF = 65_535;
const BATCH = 500;

/**
 * The log of a company in PostgreSQL; begins it where there is none. Several processes may have it open: each round of
 * one holds the lock of the log.
 *
 * Before it answers, the newest tree is checked against its leaves, and those who vouch for it are asked what they know.
 * Throws LEDGER_DAMAGED, LEDGER_ROLLED_BACK, LEDGER_FORKED, and CONFIG_INVALID where the log has another key. Witnesses
 * that do not answer now are no hindrance: what was witnessed can be read.
 */
export async function openLedger({ pool, company, key, logger, ...options }: LedgerOptions): Promise<Ledger> {
	const log = verifierKey(key.name, SIGNATURE_TYPE.note, key.publicKey);
	const { memory, witnesses, quorum, onStep = () => undefined } = options;
	const rounds = { pool, company, key, log, onStep, vouching: { memory, witnesses, quorum } };
	const run = (entries: readonly HashedEntry[]) => guard(() => round(rounds, entries), logger);

	await guard(async () => {
		const note = await signed(key, log, 0, EMPTY_ROOT);
		await inTransaction(pool, async (client) => {
			const store = logStore(client, company);
			if (await store.begin(log.name, formatVerifierKey(log))) await store.addCheckpoint(0, note);
			const row = await store.lock();
			if (row?.verifier !== formatVerifierKey(log)) throw otherKey(company, row?.origin ?? log.name);
			await checkEdge(store, await readHead(store, row, log), log);
		});
	}, logger);
	await run([]).catch((error: unknown) => {
		if (!isUnwitnessed(error)) throw error;
		logger.warn({ company, problem: (error as Error).message }, 'the log goes on once it is witnessed');
	});

	const queue = sequencer(run, options.batch ?? BATCH);
	const reads = readLog(logStore(pool, company), log);
	return {
		append: async (entry) => queue.add(hashed(withinLimits(entry))),
		checkpoint: () => guard(() => reads.checkpoint(), logger),
		leaf: (index) => guard(() => reads.leaf(index), logger),
		proof: (index) => guard(() => reads.proof(index), logger),
		consistency: (from, to) => guard(() => reads.consistency(from, to), logger),
		close: () => queue.close(),
	};
}

function withinLimits(entry: LedgerEntry): LedgerEntry {
	const { length } = entry.leaf;
	if (length >= 1 && length <= LARGEST_LEAF) return entry;
	throw new PsraError('VALUE_INVALID', `A leaf of ${length} bytes is not taken.`, {
		field: 'leaf',
		problem: `${length} bytes`,
		remedy: `Give 1 to ${LARGEST_LEAF} bytes.`,
	});
}

const isUnwitnessed = (error: unknown) => error instanceof PsraError && error.code === 'LEDGER_WITNESS_UNAVAILABLE';
const ALARMS = new Set(['LEDGER_ROLLED_BACK', 'LEDGER_FORKED', 'LEDGER_DAMAGED']);

async function guard<T>(work: () => Promise<T>, logger: Logger): Promise<T> {
	try {
		return await work();
	} catch (thrown) {
		const error = databaseError(thrown);
		if (error instanceof PsraError && ALARMS.has(error.code))
			logger.error({ code: error.code, ...error.facts }, 'the log signs nothing until a person has seen to it');
		throw error;
	}
}
