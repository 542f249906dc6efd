/** Told of each acknowledgement: the messages that the broker has now. */
export type Acknowledged = (messages: readonly { readonly id: string }[]) => void;

/** A way from an outbox table to Kafka: ours, or a peer. Each has a table of its own, with the same rows. */
export interface Subject {
	/** `ours`, or the name of the peer. */
	readonly name: string;
	/** What it was set to, for the figures. */
	readonly params: Readonly<Record<string, unknown>>;
	/** Fills the empty table with committed rows, spread over the aggregates in turn. */
	load(rows: number, aggregates: number): Promise<void>;
	start(acknowledged: Acknowledged): Promise<{ close(): Promise<void> }>;
	/** Rows that wait. */
	left(): Promise<number>;
	/** The writer's side of it, for the writer thread. */
	readonly writer: WriterKind;
}

export type WriterKind = 'ours' | 'naive';
