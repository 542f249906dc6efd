import { setTimeout as pause } from 'node:timers/promises';
import kafkajs, { type Admin } from 'kafkajs';
import type { TopicAdmin } from '../ports/topic-admin.ts';
import { type KafkaOptions, kafkaClient, RETRY_OF_TOOLS } from './client.ts';
import { kafkaError } from './errors.ts';

const { ConfigResourceTypes } = kafkajs;

/** `ConfigSource` of the protocol: set on the topic itself, not inherited from broker or default. */
const TOPIC_CONFIG = 1;
const REPLICATION_DEFAULT = -1;

/** Topic administration over kafkajs. Names as they stand on the broker. */
export async function kafkaAdmin(options: KafkaOptions): Promise<TopicAdmin> {
	const admin = kafkaClient(options, RETRY_OF_TOOLS).admin();
	await guard(() => admin.connect());
	return {
		describe: (names) => guard(() => describe(admin, names)),
		create: (topics) =>
			guard(async () => {
				if (topics.length === 0) return;
				await admin.createTopics({
					waitForLeaders: false,
					topics: topics.map(({ name, partitions, configs }) => ({
						topic: name,
						numPartitions: partitions,
						replicationFactor: REPLICATION_DEFAULT,
						configEntries: Object.entries(configs).map(([key, value]) => ({ name: key, value })),
					})),
				});
				await awaitKnown(
					admin,
					topics.map(({ name }) => name),
				);
			}),
		grow: (name, count) =>
			guard(async () => void (await admin.createPartitions({ topicPartitions: [{ topic: name, count }] }))),
		configure: (name, configs) => guard(() => configure(admin, name, configs)),
		delete: (names) =>
			guard(async () => {
				if (names.length > 0) await admin.deleteTopics({ topics: [...names] });
			}),
		lag: (group, topics) => guard(() => lag(admin, group, topics)),
		sizes: (topics) =>
			guard(async () => {
				const sizes: Record<string, number> = {};
				for (const topic of topics) {
					const partitions = await admin.fetchTopicOffsets(topic);
					sizes[topic] = partitions.reduce((sum, { low, high }) => sum + Number(high) - Number(low), 0);
				}
				return sizes;
			}),
		close: () => admin.disconnect(),
	};
}

async function guard<T>(call: () => Promise<T>): Promise<T> {
	try {
		return await call();
	} catch (error) {
		throw kafkaError(error);
	}
}

const LOOK_EVERY_MS = 50;
const LOOKS = 400;

/** A broker takes a moment to know what was created; what kafkajs waits for is leaders, and a topic not known yet fails it. */
async function awaitKnown(admin: Admin, names: string[]): Promise<void> {
	for (let look = 1; ; look++) {
		try {
			const { topics } = await admin.fetchTopicMetadata({ topics: names });
			if (topics.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0))) return;
		} catch (error) {
			if (look === LOOKS) throw error;
		}
		await pause(LOOK_EVERY_MS);
	}
}

async function describe(admin: Admin, names: readonly string[]) {
	const known = new Set(await admin.listTopics());
	const standing = names.filter((name) => known.has(name));
	if (standing.length === 0) return [];
	const { topics } = await admin.fetchTopicMetadata({ topics: standing });
	const { resources } = await admin.describeConfigs({
		includeSynonyms: false,
		resources: standing.map((name) => ({ type: ConfigResourceTypes.TOPIC, name })),
	});
	return topics.map(({ name, partitions }) => {
		const entries = resources.find((resource) => resource.resourceName === name)?.configEntries ?? [];
		const own = entries.filter((entry) => Number(entry.configSource) === TOPIC_CONFIG);
		return {
			name,
			partitions: partitions.length,
			configs: Object.fromEntries(own.map((entry) => [entry.configName, entry.configValue])),
		};
	});
}

/** AlterConfigs replaces everything that is set on a topic, so what stands is read and sent along. */
async function configure(admin: Admin, name: string, changes: Readonly<Record<string, string>>): Promise<void> {
	const [topic] = await describe(admin, [name]);
	const merged = { ...topic?.configs, ...changes };
	await admin.alterConfigs({
		validateOnly: false,
		resources: [
			{
				type: ConfigResourceTypes.TOPIC,
				name,
				configEntries: Object.entries(merged).map(([key, value]) => ({ name: key, value })),
			},
		],
	});
}

async function lag(admin: Admin, group: string, topics: readonly string[]): Promise<Record<string, number>> {
	const committed = await admin.fetchOffsets({ groupId: group, topics: [...topics] });
	const lags: Record<string, number> = {};
	for (const { topic, partitions } of committed) {
		const ends = new Map((await admin.fetchTopicOffsets(topic)).map((p) => [p.partition, p]));
		lags[topic] = partitions.reduce((sum, { partition, offset }) => {
			const end = ends.get(partition);
			// -1: nothing committed yet, so everything that the topic holds is still to be read.
			const from = Number(offset) < 0 ? Number(end?.low ?? 0) : Number(offset);
			return sum + Math.max(0, Number(end?.high ?? 0) - from);
		}, 0);
	}
	return lags;
}
