import type { Producer, TopicMessages } from 'kafkajs';
import type { MessageProducer } from '../ports/bus.ts';
import type { EncodedMessage } from '../ports/message.ts';
import { type OpenClient, RETRY } from './client.ts';
import { type Compression, codecOf } from './compression.ts';
import { kafkaError } from './errors.ts';
import { partitionCounts } from './partitions.ts';
import { readyMessage, teachProduce } from './produce.ts';

export interface ProducerParts {
	readonly connect: () => OpenClient;
	readonly physical: (topic: string) => string;
	readonly compression?: Compression;
	readonly newTopicMs?: number;
}

/** A kafkajs producer and the client that it alone uses. */
interface Built {
	readonly producer: Producer;
	readonly client: OpenClient;
}

/**
 * An idempotent kafkajs producer behind the port.
 *
 * One send at a time: with several in flight kafkajs loses acknowledged records when a broker dies. After a failed
 * send the producer is given up with its connections and built anew: it can't recover its sequence numbers, reusing one
 * would let the broker drop another batch as a duplicate, and what it still tries by itself would come after the
 * caller's next records.
 */
export function createProducer(parts: ProducerParts): MessageProducer {
	const { connect, physical, compression = 'none', newTopicMs } = parts;
	let built: Promise<Built> | undefined;
	let line: Promise<unknown> = Promise.resolve();
	teachProduce();
	const asking = connect();
	const partitions = partitionCounts(asking.kafka, physical, { newTopicMs });

	const connected = () => {
		built ??= build(connect);
		return built;
	};
	const give = async (up: (one: Built) => Promise<void>) => {
		const one = built;
		built = undefined;
		await one?.then(up).catch(() => undefined);
	};

	return {
		send(messages) {
			const turn = line.then(async () => {
				if (messages.length === 0) return;
				try {
					const { producer } = await connected();
					const topicMessages = byTopic(messages, physical);
					await producer.sendBatch({ acks: -1, compression: codecOf(compression), topicMessages });
				} catch (error) {
					partitions.forget();
					await give(abandon);
					throw kafkaError(error);
				}
			});
			line = turn.catch(() => undefined);
			return turn;
		},
		partitions: (topic) => partitions.of(topic),
		async close() {
			await line;
			await give(({ producer }) => producer.disconnect());
			asking.retire();
		},
	};
}

async function build(connect: () => OpenClient): Promise<Built> {
	const client = connect();
	const producer = client.kafka.producer({
		idempotent: true,
		maxInFlightRequests: 1,
		allowAutoTopicCreation: false,
		retry: RETRY,
	});
	producer.on(producer.events.REQUEST_TIMEOUT, ({ payload }) => client.sever(payload.broker));
	try {
		await producer.connect();
	} catch (error) {
		await abandon({ producer, client });
		throw error;
	}
	return { producer, client };
}

/** The connections first: a polite end would wait for answers that may never come. */
async function abandon({ producer, client }: Built): Promise<void> {
	client.retire();
	await producer.disconnect();
}

function byTopic(messages: readonly EncodedMessage[], physical: (topic: string) => string): TopicMessages[] {
	const topics = Map.groupBy(messages, ({ topic }) => topic);
	return [...topics].map(([topic, its]) => ({ topic: physical(topic), messages: its.map(readyMessage) }));
}
