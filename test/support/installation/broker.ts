import { randomBytes } from 'node:crypto';
import kafkajs from 'kafkajs';
import { kafkaAdmin } from '../../../infra/kafka/admin.ts';
import { kafkaBus } from '../../../infra/kafka/bus.ts';
import type { MessageBus } from '../../../infra/ports/bus.ts';
import type { EncodedMessage } from '../../../infra/ports/message.ts';
import type { TopicAdmin } from '../../../infra/ports/topic-admin.ts';
import { memoryLogger } from '../http/memory-logger.ts';
import { type TopicRecord, topicReader } from './reader.ts';
import { removeGroups, removeTopics } from './remove.ts';

/** A corner of a broker for tests of the adapters: some topics under a prefix of their own, no schemas. */
export interface BrokerCorner {
	readonly brokers: readonly string[];
	readonly prefix: string;
	readonly bus: MessageBus;
	/** Names as they stand on the broker. */
	readonly admin: TopicAdmin;
	/** The client library itself, to look past the adapters. */
	readonly raw: kafkajs.Admin;
	readonly logger: ReturnType<typeof memoryLogger>;
	read(topic: string): Promise<TopicRecord[]>;
	close(): Promise<void>;
}

/** Short enough for a test to see the end of it. */
const NEW_TOPIC_MS = 1_000;

/** `topics`: partitions by name, without the prefix. */
export async function openCorner(
	brokers: readonly string[],
	topics: Readonly<Record<string, number>>,
	configs: Readonly<Record<string, string>> = {},
): Promise<BrokerCorner> {
	await using disposal = new AsyncDisposableStack();
	const prefix = `t${randomBytes(4).toString('hex')}.`;
	const logger = memoryLogger();
	const options = { brokers, clientId: 'psra-test', logger, topicPrefix: prefix, newTopicMs: NEW_TOPIC_MS };
	const raw = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
	await raw.connect();
	disposal.defer(() => raw.disconnect());
	const admin = disposal.adopt(await kafkaAdmin(options), (open) => open.close());
	disposal.defer(async () => {
		await removeGroups(raw, prefix);
		await removeTopics(raw, prefix);
	});
	await admin.create(
		Object.entries(topics).map(([name, partitions]) => ({ name: `${prefix}${name}`, partitions, configs })),
	);
	const reader = disposal.adopt(topicReader({ brokers, prefix }, Object.keys(topics)), (open) => open.close());
	const bus = disposal.adopt(kafkaBus(options), (open) => open.close());
	const kept = disposal.move();
	return { brokers, prefix, bus, admin, raw, logger, read: reader.read, close: () => kept.disposeAsync() };
}

/** A record without meaning, for tests of transport. */
export function plain(topic: string, partition: number, key: string, value: string): EncodedMessage {
	return {
		id: `${key}/${value}`,
		topic,
		type: 'test',
		key: Buffer.from(key),
		payload: Buffer.from(value),
		headers: [],
		aggregate: { type: topic, id: key },
		partition,
	};
}
