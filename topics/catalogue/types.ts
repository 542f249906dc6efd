import type { EventType, EventTypes } from '../../schemas/index.ts';

/** How long a topic keeps its records. `compacted` keeps the newest record of each key. */
export type Retention = 'for-ever' | 'compacted' | { readonly days: number };

/** The parts of a record's key; joined by `|` they are the Kafka key. The first part is always the company. */
export type KeyOf<T extends EventType> = (value: EventTypes[T]) => readonly string[];

export interface TopicDefinition {
	readonly name: string;
	/** What a newcomer needs to know about it, one sentence. */
	readonly purpose: string;
	/** Who writes it. */
	readonly owner: string;
	/** Spelled as in interfaces.md, e.g. `company|sku`. */
	readonly key: string;
	/** Record types it carries. One: subject by TopicNameStrategy; several: by TopicRecordNameStrategy. */
	readonly records: { readonly [T in EventType]?: KeyOf<T> };
	readonly partitions: number;
	readonly retention: Retention;
	/** Largest record in bytes. */
	readonly maxRecordBytes: number;
	/** Field paths with personal data, masked by tools unless asked. */
	readonly personalData: readonly string[];
	/** Whether what consumers can't digest goes to `<name>.dlq`. */
	readonly deadLetters: boolean;
}

/** A DLQ carries whatever arrived, byte for byte, so it has no schema of its own. */
export interface DeadLetterTopic {
	readonly name: `${string}.dlq`;
	readonly of: string;
	readonly partitions: number;
	readonly retention: Retention;
	readonly maxRecordBytes: number;
}

export const KIB = 1024;
export const MIB = 1024 * 1024;
