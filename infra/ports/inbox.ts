/** A message as an inbox tells it from all others. */
export interface InboxMessage {
	/** Legal entity that it is about: an id of one company never meets another's. Empty where none can be told. */
	readonly company: string;
	/** `ce_source`. Ids are unique within their source only (CloudEvents 1.0, "id"). */
	readonly source: string;
	/** `ce_id`. */
	readonly id: string;
	/** SHA-256 of the value's bytes, in hex: tells a repeat from another content under the same id. */
	readonly digest: string;
	/** Where it stood, e.g. `erp.items/3/17`: tells a delivery that comes again from a message that was sent again. */
	readonly place: string;
	/** Its lane among the parked keys; absent: nobody asks whether its key is parked. */
	readonly lane?: string;
}

/** `differing`: the id was taken in before with other bytes. `parked`: it is not, and its key waits for earlier ones. */
export type Intake = 'new' | 'repeated' | 'differing' | 'parked';

export interface Inbox {
	/** Answers each message in turn as `accept` would, and notes nothing. */
	look(consumer: string, messages: readonly InboxMessage[]): Promise<Intake[]>;
	/**
	 * Notes that `consumer` takes in those that are new, and answers each message in turn; of two alike in one call the
	 * first is new. Within the transaction of the effects, so that both are saved or neither. One whose key is parked is
	 * not taken in; its key MUST stay parked until the transaction ends, so that it can be put behind the others.
	 */
	accept(consumer: string, messages: readonly InboxMessage[]): Promise<Intake[]>;
	/**
	 * Notes that an accepted message went to the dead letters: nothing came of it, so its id is still free. The same
	 * delivery is a repeat as before; the id from another place (a redrive, a correction) is new.
	 */
	setAside(consumer: string, message: InboxMessage): Promise<void>;
	/**
	 * Forgets at most `limit` messages that `consumer` took in longer than `ageMs` ago by the database's clock; answers
	 * how many.
	 */
	prune(consumer: string, ageMs: number, limit: number): Promise<number>;
}
