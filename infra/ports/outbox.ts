import type { EncodedMessage, OutgoingMessage, Trail } from './message.ts';

export interface Outbox {
	/**
	 * Encodes and appends in the given order. The caller holds the aggregate (row lock or version check), so that the
	 * order of `seq` is the aggregate's; only requests for evaluation, each of which asks for the newest, need none. Without a trail a new one begins. Throws VALUE_INVALID where a value doesn't fit its schema.
	 */
	append(messages: readonly OutgoingMessage[], trail?: Trail): Promise<void>;
	/** Appends what is encoded already: a dead letter, byte for byte as it came. */
	appendEncoded(messages: readonly EncodedMessage[]): Promise<void>;
}

/** The outbox of one transaction, which writes what was appended at its end. */
export interface TransactionOutbox extends Outbox {
	/**
	 * Writes what was appended, in one statement; answers how many rows. Called once the work is done and before the
	 * commit, while the locks on the aggregates are still held: their order is that of `seq`.
	 */
	flush(): Promise<number>;
}

/** A row of the outbox as the relay reads it. */
export interface OutboxRow extends EncodedMessage {
	readonly seq: string;
}

export interface Lease {
	readonly shard: number;
	readonly holder: string;
	/** Rises with each change of holder; a statement that carries an older one changes nothing. */
	readonly term: string;
}

/** What waits on a shard. */
export interface ShardBacklog {
	/** Exact up to a bound of the adapter, and that bound above it: counting MUST not cost more as more waits. */
	readonly rows: number;
	readonly parked: number;
	/** Milliseconds since the oldest row was written, by the database's clock; 0 where there is none. */
	readonly oldestMs: number;
}

/** What the relay needs of the outbox; each call is a transaction of its own. */
export interface OutboxFeed {
	readonly shards: number;
	/** Takes or renews the lease of a shard, renewed late under the same term if nobody took it; null while another holds it. */
	lease(shard: number, holder: string, ttlMs: number): Promise<Lease | null>;
	/**
	 * The oldest rows of a shard, in order, without those of aggregates that have a parked row: as one moment shows them,
	 * so that no older row of an aggregate can be missing. At most `limit`, and fewer where they are large. Those of
	 * `underway` are left out: the caller has them and has not removed them yet.
	 */
	read(shard: number, limit: number, underway?: readonly string[]): Promise<OutboxRow[]>;
	backlog(shard: number): Promise<ShardBacklog>;
	/** Removes published rows; answers false, having removed nothing, where another took the lease. */
	remove(lease: Lease, seqs: readonly string[]): Promise<boolean>;
	/** Sets a row aside that can not be published; its aggregate waits behind it. */
	park(lease: Lease, seq: string, code: string, reason: string): Promise<boolean>;
	/** Gives the lease up, so that another relay needs not wait for its end. */
	release(lease: Lease): Promise<void>;
	/** Calls back after a commit that appended rows; resolves to what ends it. */
	onAppended(wake: () => void): Promise<() => Promise<void>>;
}
