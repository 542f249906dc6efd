import { randomUUID } from 'node:crypto';
import type { Admin, Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { PsraError } from '../errors.ts';
import type { TopicLog, TopicRange } from '../ports/topic-log.ts';
import { namesWith } from './bus.ts';
import { type KafkaOptions, kafkaClient, RETRY_OF_TOOLS } from './client.ts';
import { type Names, received } from './deliver.ts';
import { kafkaError } from './errors.ts';

/** Milliseconds without a record, while there are some to come, after which the broker is taken for silent. */
const SILENT_MS = 20_000;

/**
 * Topics from place to place over kafkajs. It knows no reading without a group, so each reading has one of its own, which
 * commits nothing and is removed at the end.
 */
export function kafkaTopicLog(options: KafkaOptions): TopicLog {
	const kafka = kafkaClient(options, RETRY_OF_TOOLS);
	const names = namesWith(options.topicPrefix);
	return {
		ranges: (topics) => withAdmin(kafka, (admin) => ranges(admin, names, topics)),
		async read(wanted, onRecords) {
			if (wanted.length === 0) return;
			const group = names.physical(`psra-reading-${randomUUID()}`);
			try {
				await read(kafka, names, group, wanted, onRecords);
			} finally {
				await withAdmin(kafka, (admin) => admin.deleteGroups([group])).catch(() => undefined);
			}
		},
	};
}

async function withAdmin<T>(kafka: Kafka, work: (admin: Admin) => Promise<T>): Promise<T> {
	const admin = kafka.admin();
	try {
		await admin.connect();
		return await work(admin);
	} catch (error) {
		throw kafkaError(error);
	} finally {
		await admin.disconnect();
	}
}

async function ranges(admin: Admin, names: Names, topics: readonly string[]): Promise<TopicRange[]> {
	const standing = new Set(await admin.listTopics());
	const found: TopicRange[] = [];
	for (const topic of topics.filter((name) => standing.has(names.physical(name)))) {
		for (const { partition, low, high } of await admin.fetchTopicOffsets(names.physical(topic)))
			if (low !== high) found.push({ topic, partition, from: BigInt(low), to: BigInt(high) });
	}
	return found.sort((a, b) => topics.indexOf(a.topic) - topics.indexOf(b.topic) || a.partition - b.partition);
}

async function read(
	kafka: Kafka,
	names: Names,
	groupId: string,
	wanted: readonly TopicRange[],
	onRecords: Parameters<TopicLog['read']>[1],
): Promise<void> {
	const retry = RETRY_OF_TOOLS;
	const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100, allowAutoTopicCreation: false, retry });
	const end = Promise.withResolvers<void>();
	// Heard also where the start fails first; unheard, it would end the process.
	end.promise.catch(() => undefined);
	const left = new Map(wanted.map((range) => [placeOf(range), range]));
	const silent = setTimeout(() => end.reject(fellSilent(left)), SILENT_MS);
	consumer.on(consumer.events.CRASH, ({ payload }) => end.reject(kafkaError(payload.error)));
	let failed = false;

	const eachBatch = async ({ batch, heartbeat }: EachBatchPayload) => {
		const topic = names.logical(batch.topic);
		const place = placeOf({ topic, partition: batch.partition });
		const range = left.get(place);
		if (!range || failed) return;
		silent.refresh();
		// Only what is new: a first fetch may begin before the seek, and come again after it.
		const records = batch.messages.filter(({ offset }) => BigInt(offset) >= range.from && BigInt(offset) < range.to);
		try {
			if (records.length > 0) await onRecords(records.map((record) => received(topic, batch.partition, record)));
		} catch (error) {
			failed = true;
			end.reject(error);
			return;
		}
		const next = BigInt(batch.lastOffset()) + 1n;
		if (next >= range.to) left.delete(place);
		else if (next > range.from) left.set(place, { ...range, from: next });
		if (left.size === 0) end.resolve();
		await heartbeat();
	};

	try {
		await start(consumer, names, wanted, eachBatch);
		await end.promise;
	} finally {
		clearTimeout(silent);
		await consumer.disconnect();
	}
}

async function start(
	consumer: Consumer,
	names: Names,
	wanted: readonly TopicRange[],
	eachBatch: (payload: EachBatchPayload) => Promise<void>,
): Promise<void> {
	try {
		await consumer.connect();
		const topics = [...new Set(wanted.map(({ topic }) => names.physical(topic)))];
		await consumer.subscribe({ topics, fromBeginning: true });
		await consumer.run({ autoCommit: false, eachBatch });
		for (const { topic, partition, from } of wanted)
			consumer.seek({ topic: names.physical(topic), partition, offset: from.toString() });
	} catch (error) {
		throw kafkaError(error);
	}
}

const placeOf = ({ topic, partition }: Pick<TopicRange, 'topic' | 'partition'>) => `${topic}/${partition}`;

const fellSilent = (left: ReadonlyMap<string, TopicRange>) =>
	new PsraError('KAFKA_UNAVAILABLE', `The broker sends no more of ${[...left.keys()].join(', ')}.`);
