import { PsraError } from '../errors.ts';
import type { LedgerKey } from '../ports/ledger-keys.ts';
import type { OnLedgerStep } from '../ports/steps.ts';
import { inTransaction } from '../postgres/database.ts';
import { type Head, madeOf, readHead } from './head.ts';
import { type HashedEntry, placeEntries } from './placement.ts';
import { type LogStore, logStore, type NewLeaf, type Pool } from './store.ts';
import { checkpointText } from './tlog/checkpoint.ts';
import { formatVerifierKey, type VerifierKey } from './tlog/key.ts';
import { formatNote } from './tlog/note.ts';
import { extendTiles, tilesFrom } from './tlog/tiles.ts';
import { consistencyProof, rootOf } from './tlog/tree.ts';
import { isConflict, type Vouching, vouch } from './vouch.ts';

export interface RoundOptions {
	readonly pool: Pool;
	readonly company: string;
	readonly key: LedgerKey;
	/** The public part of the key. */
	readonly log: VerifierKey;
	readonly vouching: Vouching;
	readonly onStep: OnLedgerStep;
}

export interface RoundResult {
	/** Leaves of the tree that is witnessed now. */
	readonly witnessed: number;
	/** For each entry its index, or why it has none. */
	readonly places: readonly (number | PsraError)[];
}

/**
 * One transaction of the log: what was signed last is witnessed, and only then the entries are appended and the tree
 * that holds them is signed. So there is at most one tree that nobody outside knows yet, and it is the stored one: after a
 * kill at any point the next round begins with having it witnessed.
 */
export async function round(options: RoundOptions, entries: readonly HashedEntry[]): Promise<RoundResult> {
	const { pool, company, onStep } = options;
	const result = await inTransaction(pool, async (client) => {
		const store = logStore(client, company);
		const head = await lockedHead(store, options);
		onStep('ledger.locked');
		await witness(store, head, options);
		onStep('ledger.witnessed');
		if (entries.length === 0) return { witnessed: head.size, places: [] };
		const stored = await store.placed(
			entries.map(({ command }) => command),
			entries.map(({ leafHash }) => leafHash),
		);
		const { places, added } = placeEntries(head.size, stored, entries);
		if (added.length > 0) await append(store, head, added, options);
		return { witnessed: head.size, places };
	});
	onStep('ledger.committed');
	return result;
}

async function lockedHead(store: LogStore, { company, log }: RoundOptions): Promise<Head> {
	const row = await store.lock();
	if (!row) throw new PsraError('NOT_READY', `The log of ${company} was not begun.`);
	if (row.verifier !== formatVerifierKey(log)) throw otherKey(company, row.origin);
	return readHead(store, row, log);
}

async function witness(store: LogStore, head: Head, { log, vouching }: RoundOptions): Promise<void> {
	// One connection asks one question at a time, and witnesses ask at once.
	let turn: Promise<unknown> = Promise.resolve();
	const proofFrom = (size: number) => {
		const proof = turn.then(() => madeOf(store, log, consistencyProof(size, head.size)));
		turn = proof.catch(() => undefined);
		return proof;
	};
	const { origin, size, root, note } = head;
	try {
		const lines = await vouch(vouching, { origin, size, root, note, proofFrom });
		if (head.cosignatures === null) await store.cosign(size, lines);
	} catch (error) {
		// Where the connection broke meanwhile others may have gone on: the conflict is ours then, and this throws instead.
		if (isConflict(error)) await store.find();
		throw error;
	}
}

async function append(store: LogStore, head: Head, added: readonly NewLeaf[], options: RoundOptions): Promise<void> {
	const { key, log, company, onStep } = options;
	const size = head.size + added.length;
	await store.addLeaves(head.size, added);
	onStep('ledger.leaves');
	const changed = extendTiles(
		head.size,
		head.edge,
		added.map(({ leafHash }) => leafHash),
	);
	await store.putTiles(changed);
	onStep('ledger.tiles');
	const root = rootOf(size).make(tilesFrom(changed, head.edge));
	await store.addCheckpoint(size, await signed(key, log, size, root));
	if (!(await store.grow(head.size, size)))
		throw new PsraError('VERSION_CONFLICT', `The log of ${company} grew under a lock that was held.`);
	onStep('ledger.signed');
}

/** A checkpoint with the log's signature. */
export async function signed(key: LedgerKey, log: VerifierKey, size: number, root: Uint8Array): Promise<string> {
	const text = checkpointText({ origin: log.name, size, root });
	const bytes = await key.sign(Buffer.from(text));
	return formatNote({ text, signatures: [{ name: log.name, keyId: log.id, bytes }] });
}

export const otherKey = (company: string, origin: string): PsraError =>
	new PsraError('CONFIG_INVALID', `The log of ${company} was begun as ${origin} with another key.`, {
		field: 'ledger key',
		problem: `it is not the one that the log ${origin} is signed with`,
		remedy: 'Give the key that the log was begun with. A log has one key for its life; another key is another log.',
	});
