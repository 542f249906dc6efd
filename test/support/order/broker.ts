import type { ConsumerDefinition } from '../../../consumers/runner/index.ts';
import type { EncodedMessage, ReceivedMessage } from '../../../infra/ports/message.ts';

/** What a consumer has still to read of a partition. */
export interface Unread {
	readonly consumer: ConsumerDefinition;
	readonly topic: string;
	readonly partition: number;
	/** In order. */
	readonly messages: readonly ReceivedMessage[];
}

/** The topics as logs in memory: partitioned as in the catalogue, read by each group at its own pace. */
export interface MemoryBroker {
	append(messages: readonly EncodedMessage[]): void;
	unread(consumers: readonly ConsumerDefinition[]): Unread[];
	/** The consumer is done with every message up to and with this one. */
	done(consumer: ConsumerDefinition, message: ReceivedMessage): void;
	/** Dead letters of all topics, oldest first. */
	deadLetters(): readonly EncodedMessage[];
	/** How many messages the topics hold, dead letters apart. */
	published(): number;
}

export function memoryBroker(): MemoryBroker {
	const logs = new Map<string, ReceivedMessage[]>();
	const read = new Map<string, number>();
	const letters: EncodedMessage[] = [];
	const place = ({ topic, partition }: Pick<ReceivedMessage, 'topic' | 'partition'>) => `${topic}/${partition}`;
	return {
		append(messages) {
			for (const message of messages) {
				const { topic, partition, key, payload, headers } = message;
				if (topic.endsWith('.dlq')) letters.push(message);
				else {
					const log = logs.get(place({ topic, partition })) ?? [];
					logs.set(place({ topic, partition }), log);
					log.push({ topic, partition, offset: String(log.length), timestamp: 0, key, payload, headers });
				}
			}
		},
		unread: (consumers) =>
			consumers.flatMap((consumer) =>
				[...logs.values()].flatMap((log): Unread[] => {
					const { topic, partition } = log[0] as ReceivedMessage;
					if (!consumer.topics.some((name) => name === topic)) return [];
					const messages = log.slice(read.get(`${consumer.name} ${place({ topic, partition })}`) ?? 0);
					return messages.length === 0 ? [] : [{ consumer, topic, partition, messages }];
				}),
			),
		done: ({ name }, message) => void read.set(`${name} ${place(message)}`, Number(message.offset) + 1),
		deadLetters: () => letters,
		published: () => [...logs.values()].reduce((sum, log) => sum + log.length, 0),
	};
}
