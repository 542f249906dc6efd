/** A message that a handler, a saga or an entrance wants published. It reaches Kafka through the outbox only. */
export interface OutgoingMessage {
	/** Name in the catalogue. */
	readonly topic: string;
	/** Full record name, e.g. `psra.erp.Item`; becomes `ce_type`. */
	readonly type: string;
	/** `company|…`, as the catalogue says for the topic. */
	readonly key: string;
	readonly value: object;
	/** Becomes `ce_id`. Derived for commands, so that a repeated step sends the same message; random where absent. */
	readonly id?: string;
}

/** What ties the messages of one piece of work together. */
export interface Trail {
	/** The same through every hop that follows from one outside event. */
	readonly correlationId: string;
	/** `ce_id` of the message that caused this one; null for what comes from outside. */
	readonly causationId: string | null;
	/** W3C Trace Context. */
	readonly traceparent: string;
}

/** A header as it travels: names may repeat, values are bytes. */
export type Header = readonly [name: string, value: Uint8Array];

/** A record ready for the broker: wire-format bytes, key and headers. */
export interface EncodedMessage {
	readonly id: string;
	readonly topic: string;
	/** Set by the writer, so that a key keeps its order whatever a client's own partitioner would do. */
	readonly partition: number;
	readonly type: string;
	/** Null only for a dead letter that arrived without one. */
	readonly key: Uint8Array | null;
	/** Null is a tombstone. */
	readonly payload: Uint8Array | null;
	readonly headers: readonly Header[];
	/** Order is kept among messages of one aggregate. */
	readonly aggregate: { readonly type: string; readonly id: string };
}

/** A record as the broker delivers it. */
export interface ReceivedMessage {
	/** Name in the catalogue. */
	readonly topic: string;
	readonly partition: number;
	readonly offset: string;
	/** The record's own time, milliseconds since 1970. */
	readonly timestamp: number;
	readonly key: Uint8Array | null;
	readonly payload: Uint8Array | null;
	readonly headers: readonly Header[];
}
