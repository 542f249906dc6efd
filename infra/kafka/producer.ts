import type { IHeaders, Kafka, Producer, TopicMessages } from 'kafkajs';
import type { MessageProducer } from '../ports/bus.ts';
import type { EncodedMessage, Header } from '../ports/message.ts';
import { RETRY } from './client.ts';
import { kafkaError } from './errors.ts';
import { partitionCounts } from './partitions.ts';

/**
 * An idempotent kafkajs producer behind the port.
 *
 * One send at a time: with several in flight kafkajs loses acknowledged records when a broker dies. After a failed
 * send the producer is closed and built anew: it can't recover its sequence numbers, and reusing one would let the
 * broker drop another batch as a duplicate.
 */
export function createProducer(
	kafka: Kafka,
	physical: (topic: string) => string,
	newTopicMs?: number,
): MessageProducer {
	let producer: Promise<Producer> | undefined;
	let line: Promise<unknown> = Promise.resolve();
	const partitions = partitionCounts(kafka, physical, { newTopicMs });

	const connected = () => {
		producer ??= connect(kafka);
		return producer;
	};
	const discard = async () => {
		const broken = producer;
		producer = undefined;
		await broken?.then((p) => p.disconnect()).catch(() => undefined);
	};

	return {
		send(messages) {
			const turn = line.then(async () => {
				if (messages.length === 0) return;
				try {
					await (await connected()).sendBatch({ acks: -1, topicMessages: byTopic(messages, physical) });
				} catch (error) {
					partitions.forget();
					await discard();
					throw kafkaError(error);
				}
			});
			line = turn.catch(() => undefined);
			return turn;
		},
		partitions: (topic) => partitions.of(topic),
		async close() {
			await line;
			await discard();
		},
	};
}

async function connect(kafka: Kafka): Promise<Producer> {
	const producer = kafka.producer({
		idempotent: true,
		maxInFlightRequests: 1,
		allowAutoTopicCreation: false,
		retry: RETRY,
	});
	await producer.connect();
	return producer;
}

function byTopic(messages: readonly EncodedMessage[], physical: (topic: string) => string): TopicMessages[] {
	const topics = new Map<string, TopicMessages>();
	for (const message of messages) {
		const topic = topics.get(message.topic) ?? { topic: physical(message.topic), messages: [] };
		topics.set(message.topic, topic);
		topic.messages.push({
			partition: message.partition,
			key: message.key === null ? null : Buffer.from(message.key),
			value: message.payload === null ? null : Buffer.from(message.payload),
			headers: toKafka(message.headers),
		});
	}
	return [...topics.values()];
}

/** kafkajs wants repeated names as an array of values. */
function toKafka(headers: readonly Header[]): IHeaders {
	const result: IHeaders = {};
	for (const [name, value] of headers) {
		const before = result[name];
		const bytes = Buffer.from(value);
		result[name] =
			before === undefined ? bytes : Array.isArray(before) ? [...before, bytes] : [before as Buffer, bytes];
	}
	return result;
}
