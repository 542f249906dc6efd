import type { EncodedMessage, ReceivedMessage } from './message.ts';

export interface MessageProducer {
	/**
	 * Publishes in the given order and returns once the broker has acknowledged every record.
	 *
	 * An adapter MUST keep one send in flight at a time (kafkajs loses acknowledged records otherwise), MUST throw
	 * KAFKA_UNAVAILABLE where nothing is known of some records, so that the caller keeps all of them, and
	 * KAFKA_REFUSED where the broker refuses them for good.
	 */
	send(messages: readonly EncodedMessage[]): Promise<void>;
	/**
	 * Partitions that the broker has of a topic. Where it has no such topic it throws KAFKA_UNAVAILABLE with `facts.type`
	 * UNKNOWN_TOPIC_OR_PARTITION while the topic may be a new one, and KAFKA_REFUSED after that.
	 */
	partitions(topic: string): Promise<number>;
	close(): Promise<void>;
}

export interface Subscription {
	/** Stops fetching, lets the batch in work finish, commits and leaves the group. */
	close(): Promise<void>;
	/** Resolves when the first assignment has been received. */
	ready(): Promise<void>;
}

export interface Batch {
	readonly topic: string;
	readonly partition: number;
	readonly messages: readonly ReceivedMessage[];
	/**
	 * True when the partition is being taken away or the consumer stops: finish the message in hand and return. Asking
	 * shows that the handler is alive: one that waits long MUST ask every few seconds.
	 */
	stopping(): boolean;
	/** Says that every message up to and with this one is done. */
	done(message: ReceivedMessage): Promise<void>;
}

export interface MessageConsumerOptions {
	readonly group: string;
	readonly topics: readonly string[];
	/**
	 * Called with messages of one partition in order; never twice at once for one partition. However long a message
	 * waits, an adapter MUST keep the membership alive meanwhile. An error makes it deliver again from the last message
	 * that was done, after a pause.
	 */
	readonly onBatch: (batch: Batch) => Promise<void>;
	/** Told after each assignment which partitions are read here from now on; all others are not. */
	readonly onAssigned?: (partitions: readonly TopicPartition[]) => void;
	/**
	 * Told before and after each batch how many records of a partition are still to be done here, those that the broker
	 * had at the time of the fetch.
	 */
	readonly onLag?: (topic: string, partition: number, lag: number) => void;
}

export interface TopicPartition {
	/** Name in the catalogue. */
	readonly topic: string;
	readonly partition: number;
}

export interface MessageBus {
	subscribe(options: MessageConsumerOptions): Promise<Subscription>;
	producer(): Promise<MessageProducer>;
	close(): Promise<void>;
}
