import type { OperatorAct } from './operator-acts.ts';

/** What waits of one topic in one shard. */
export interface Backlog {
	readonly shard: number;
	readonly topic: string;
	readonly rows: number;
	/** Rows among them that are parked. */
	readonly parked: number;
	/** Milliseconds since the oldest row was written, by the database's clock. */
	readonly oldestMs: number;
}

/** Who leads a shard. */
export interface LeaseState {
	readonly shard: number;
	/** Null: given up. */
	readonly holder: string | null;
	readonly term: string;
	/** Milliseconds until it ends, by the database's clock; negative: it is over. Null: it was given up. */
	readonly endsInMs: number | null;
}

/** A row that the broker refuses for good. Later rows of its aggregate wait behind it. */
export interface ParkedRow {
	readonly seq: string;
	/** Of the message: its `ce_id`. */
	readonly id: string;
	readonly topic: string;
	readonly aggregate: { readonly type: string; readonly id: string };
	readonly code: string;
	readonly reason: string;
	readonly parkedAt: Date;
	/** Rows behind it that wait. */
	readonly waiting: number;
}

/** Which parked rows: one by its number, or those of an aggregate of a topic. */
export type ParkedSelection = { readonly seq: string } | { readonly topic: string; readonly aggregate: string };

/** The outbox as operators see it. */
export interface OutboxDesk {
	status(): Promise<{ readonly backlog: readonly Backlog[]; readonly leases: readonly LeaseState[] }>;
	/** Parked rows in the order in which they were written. */
	parked(selection?: ParkedSelection): Promise<ParkedRow[]>;
	/** Puts parked rows back, so that a relay tries them again, and notes the act; answers the rows. */
	retry(selection: ParkedSelection, act: Omit<OperatorAct, 'facts'>): Promise<ParkedRow[]>;
}
