import type { ReceivedMessage } from './message.ts';

/** Why a key waits. */
export interface ParkReason {
	readonly code: string;
	readonly problem: string;
	/** Milliseconds until it is tried, by the database's clock. */
	readonly retryInMs: number;
}

/** A message and the lane that it queues in: topic and key, as `laneOf` of the runner makes it of them. */
export interface InLane {
	readonly lane: string;
	readonly message: ReceivedMessage;
}

/** A lease on a parked key. Whoever claims it anew raises the term; what the former holder saves then is nothing. */
export interface ParkLease {
	readonly consumer: string;
	readonly lane: string;
	readonly term: string;
	/** How often in a row its first message was begun and nothing came of it. */
	readonly unfinished: number;
}

/** The message at the head of a key. */
export interface BegunMessage {
	readonly seq: string;
	readonly message: ReceivedMessage;
	/** Failed tries since the key was parked, or since the message before it was done. */
	readonly tries: number;
	/** How often it was begun without an end, this time included. */
	readonly begun: number;
}

/**
 * Messages that queue behind one that waits, key by key. While a key is parked, whatever else comes of it is put behind:
 * `Inbox.accept` says so and keeps the key parked until the transaction ends.
 */
export interface Parking {
	/** Parks the key, where it is not, with this message as its last. A message that stands there already is not put twice. */
	park(consumer: string, one: InLane, why: ParkReason): Promise<void>;
	/** Puts the message behind the others if its key is parked; answers whether. */
	join(consumer: string, one: InLane): Promise<boolean>;
	/** Puts messages behind those of their keys, in the given order. Their keys MUST be held parked by this transaction. */
	append(consumer: string, messages: readonly InLane[]): Promise<void>;
	/** Leases at most `limit` keys that are due and that nobody holds, longest due first, and waits for nobody. */
	claim(consumer: string, holder: string, leaseMs: number, limit: number): Promise<ParkLease[]>;
	/** Makes the lease last from now; false where it was lost. */
	renew(lease: ParkLease, leaseMs: number): Promise<boolean>;
	/** Notes that the first message of the key is begun; null where the lease was lost or the key is gone. */
	begin(lease: ParkLease): Promise<BegunMessage | null>;
	/**
	 * Holds the key until the transaction ends: nothing is put behind it meanwhile. False where the lease was lost. MUST be
	 * the first act of the transaction that saves, or two could wait for each other.
	 */
	hold(lease: ParkLease): Promise<boolean>;
	/** Removes a message of a key that is held; answers true where it was the last and the key is free. */
	remove(lease: ParkLease, seq: string): Promise<boolean>;
	/** Gives the lease up until the key is due again. Its message failed, or, without a reason, was let be. */
	putOff(lease: ParkLease, why?: ParkReason): Promise<void>;
	/** Milliseconds until the first key of a consumer is due, negative where it is; undefined where none is parked. */
	dueInMs(consumer: string): Promise<number | undefined>;
}

/** A parked key as operators see it. */
export interface ParkedKey {
	readonly consumer: string;
	readonly lane: string;
	readonly topic: string;
	readonly key: Uint8Array | null;
	readonly code: string;
	readonly problem: string;
	readonly parkedAt: Date;
	/** Milliseconds since, by the database's clock. */
	readonly ageMs: number;
	readonly tries: number;
	/** Milliseconds until the next try, by the database's clock; negative: due. */
	readonly nextTryMs: number;
	/** Who works on it now; null: nobody. */
	readonly holder: string | null;
	readonly messages: number;
}

export interface ParkedFilter {
	readonly consumer?: string;
	readonly topic?: string;
	readonly lane?: string;
	readonly code?: string;
	readonly limit: number;
}

/** What a consumer has parked. */
export interface ParkedTotals {
	readonly consumer: string;
	readonly keys: number;
	/** Exact up to a bound of the adapter, and that bound above it: counting MUST not cost more as more waits. */
	readonly messages: number;
	readonly oldestMs: number;
}

/** The parked keys for operators, within the transaction of what they change. */
export interface ParkingDesk {
	totals(): Promise<ParkedTotals[]>;
	/** Longest parked first. */
	list(filter: ParkedFilter): Promise<ParkedKey[]>;
	/** Messages of a key, first one first. */
	messages(consumer: string, lane: string, limit: number): Promise<ReceivedMessage[]>;
	/** Makes keys due at once; one that is being worked on is left to that. Answers how many there are. */
	retry(filter: Omit<ParkedFilter, 'limit'>): Promise<number>;
	/**
	 * Takes the first message of a key out, or all of them, and frees the key where none is left. A lease on it is over.
	 */
	take(consumer: string, lane: string, which: 'first' | 'all'): Promise<ReceivedMessage[]>;
}
