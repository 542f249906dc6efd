import type { ReceivedMessage } from './message.ts';

/** A stretch of a partition: from the first offset up to, not with, the second. */
export interface TopicRange {
	/** Name in the catalogue, or of its dead letters. */
	readonly topic: string;
	readonly partition: number;
	readonly from: bigint;
	readonly to: bigint;
}

/** Reads topics from place to place. Nobody's progress is moved by it. */
export interface TopicLog {
	/** What the partitions of these topics hold now; topics that the broker does not have, and empty partitions, are left out. */
	ranges(topics: readonly string[]): Promise<TopicRange[]>;
	/**
	 * Hands over the records of the ranges, those of a partition in order; never twice at once. Offsets may have gaps.
	 * An error of `onRecords` ends the reading and is thrown. Throws KAFKA_UNAVAILABLE where the broker falls silent.
	 */
	read(
		ranges: readonly TopicRange[],
		onRecords: (records: readonly ReceivedMessage[]) => Promise<void> | void,
	): Promise<void>;
}
