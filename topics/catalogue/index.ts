import type { EventType, EventTypes } from '../../schemas/index.ts';
import { consensusTopics } from './consensus.ts';
import { erpTopics } from './erp.ts';
import { javaPartition } from './java-partition.ts';
import { ltsdTopics } from './ltsd.ts';
import { originTopics } from './origin.ts';
import { reviewTopics } from './review.ts';
import { rulesTopics } from './rules.ts';
import type { DeadLetterTopic, KeyOf, TopicDefinition } from './types.ts';

/** Every topic of the system. Nothing is created that is not listed here. */
export const catalogue = [
	...erpTopics,
	...rulesTopics,
	...originTopics,
	...consensusTopics,
	...reviewTopics,
	...ltsdTopics,
] as const;

export type TopicName = (typeof catalogue)[number]['name'];

const byName: ReadonlyMap<string, TopicDefinition> = new Map(catalogue.map((topic) => [topic.name, topic]));

/** The definition of a topic; throws a RangeError for a name outside the catalogue. */
export function topicNamed(name: string): TopicDefinition {
	const topic = byName.get(name);
	if (!topic) throw new RangeError(`no topic ${JSON.stringify(name)} in the catalogue`);
	return topic;
}

/** `erp.items` → `erp.items.dlq`. */
export function deadLetterNameOf(topic: string): `${string}.dlq` {
	return `${topic}.dlq`;
}

/** Dead letters are few, and read in the order in which they came. */
export const DEAD_LETTER_PARTITION = 0;

/** The dead-letter topics that the catalogue asks for; they hold what arrived, so they allow as much. */
export const deadLetterTopics: readonly DeadLetterTopic[] = catalogue
	.filter((topic) => topic.deadLetters)
	.map((topic) => ({
		name: deadLetterNameOf(topic.name),
		of: topic.name,
		partitions: 1,
		retention: 'for-ever',
		maxRecordBytes: topic.maxRecordBytes,
	}));

/**
 * The subject under which a record type of a topic is registered: TopicNameStrategy where the topic has one record
 * type, TopicRecordNameStrategy where it has several. `physicalTopic` is the name on the broker.
 */
export function subjectOf(topic: TopicDefinition, type: EventType, physicalTopic: string = topic.name): string {
	return Object.keys(topic.records).length === 1 ? `${physicalTopic}-value` : `${physicalTopic}-${type}`;
}

/** The Kafka key of a record: its parts joined by `|`. */
export function keyOf<T extends EventType>(topic: TopicDefinition, type: T, value: EventTypes[T]): string {
	const key = topic.records[type] as KeyOf<T> | undefined;
	if (!key) throw new RangeError(`topic ${topic.name} carries no ${type}`);
	return key(value).join('|');
}

/**
 * Partition of a key of a topic: where the Java client's default partitioner puts it, so that a key keeps its order whoever
 * writes it. By the number of partitions of the catalogue, and not of the broker: while a topic grows, all writers agree.
 * A record without a key goes to the first.
 */
export function partitionOf({ partitions }: Pick<TopicDefinition, 'partitions'>, key: Uint8Array | null): number {
	return key === null ? 0 : javaPartition(key, partitions);
}

/** The legal entity that a record is about: the first part of its key. */
export function companyOf<T extends EventType>(topic: TopicDefinition, type: T, value: EventTypes[T]): string {
	return (topic.records[type] as KeyOf<T>)(value)[0] as string;
}

/** Topics that carry a record type. */
export function topicsCarrying(type: EventType): TopicDefinition[] {
	return catalogue.filter((topic) => type in topic.records);
}
