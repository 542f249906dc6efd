import type { Envelope } from '../../../infra/outbox/envelope.ts';
import { newTrail } from '../../../infra/outbox/envelope.ts';
import { SHARDS, shardOf } from '../../../infra/outbox/shards.ts';
import type { Lease, Outbox, OutboxFeed, OutboxRow } from '../../../infra/ports/outbox.ts';
import { keyOfParts, type StoredRow, type Tables } from './tables.ts';

/** `nextSeq` lives outside of the tables: like a sequence, it does not go back with a transaction. */
export function memoryOutbox({ outbox }: Tables, encode: Envelope, nextSeq: () => number): Outbox {
	const appendEncoded: Outbox['appendEncoded'] = async (messages) => {
		for (const message of messages) outbox.push({ ...message, seq: String(nextSeq()), parked: null });
	};
	return {
		append: (messages, trail = newTrail()) => appendEncoded(messages.map((message) => encode(message, trail))),
		appendEncoded,
	};
}

export interface FeedParts {
	readonly tables: () => Tables;
	/** Runs `change` on the committed rows, as a transaction of its own. */
	change<T>(change: (tables: Tables) => T): Promise<T>;
	onAppended(wake: () => void): () => void;
}

export function memoryFeed({ tables, change, onAppended }: FeedParts): OutboxFeed {
	const leases = new Map<number, { holder: string | null; term: number; expiresAt: number }>();
	const held = ({ shard, holder, term }: Lease) => {
		const now = leases.get(shard);
		return now?.holder === holder && String(now.term) === term;
	};
	const aggregateOf = ({ aggregate }: OutboxRow) => keyOfParts(aggregate.type, aggregate.id);
	const indexOf = (rows: readonly StoredRow[], seq: string) => rows.findIndex((row) => row.seq === seq);
	return {
		shards: SHARDS,
		async lease(shard, holder, ttlMs) {
			const now = leases.get(shard);
			const over = !now || now.holder === null || now.expiresAt <= Date.now();
			if (!over && now.holder !== holder) return null;
			const term = now?.holder === holder ? now.term : (now?.term ?? 0) + 1;
			leases.set(shard, { holder, term, expiresAt: Date.now() + ttlMs });
			return { shard, holder, term: String(term) };
		},
		async read(shard, limit, underway = []) {
			const { outbox } = tables();
			const parked = new Set(outbox.filter((row) => row.parked).map(aggregateOf));
			return outbox
				.filter((row) => shardOf(row.aggregate.type, row.aggregate.id) === shard && !parked.has(aggregateOf(row)))
				.filter(({ seq }) => !underway.includes(seq))
				.slice(0, limit)
				.map(({ parked: _, ...row }) => row);
		},
		async backlog(shard) {
			const rows = tables().outbox.filter((row) => shardOf(row.aggregate.type, row.aggregate.id) === shard);
			return { rows: rows.length, parked: rows.filter((row) => row.parked).length, oldestMs: 0 };
		},
		remove: (lease, seqs) =>
			change(({ outbox }) => {
				if (!held(lease) || seqs.some((seq) => indexOf(outbox, seq) < 0)) return false;
				for (const seq of seqs) outbox.splice(indexOf(outbox, seq), 1);
				return true;
			}),
		park: (lease, seq, code, reason) =>
			change(({ outbox }) => {
				const index = indexOf(outbox, seq);
				if (!held(lease) || index < 0) return false;
				outbox[index] = { ...(outbox[index] as StoredRow), parked: { code, reason } };
				return true;
			}),
		async release(lease) {
			const now = leases.get(lease.shard);
			if (now?.holder === lease.holder && String(now.term) === lease.term)
				leases.set(lease.shard, { ...now, holder: null });
		},
		onAppended: async (wake) => {
			const end = onAppended(wake);
			return async () => end();
		},
	};
}
