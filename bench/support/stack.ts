import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import kafkajs from 'kafkajs';
import { startStack } from '../../infra/local/stack/start-stack.ts';
import type { Logger } from '../../infra/ports/logger.ts';
import { registryClient } from '../../infra/registry/client.ts';
import { openTo } from '../../infra/registry/http.ts';
import { registerSchemas } from '../../infra/registry/register.ts';
import { ownDatabase } from '../../test/support/own-database.ts';
import { deadLetterNameOf, type TopicName, topicNamed } from '../../topics/catalogue/index.ts';
import { removeTraces } from './remove.ts';

/** Kafka, registry and PostgreSQL with a database and a prefix for topics, groups and subjects of this run's own. */
export interface BenchStack extends AsyncDisposable {
	readonly brokers: readonly string[];
	readonly registryUrl: string;
	/** An empty database with the real migrations. */
	readonly databaseUrl: string;
	readonly prefix: string;
	readonly logger: Logger;
	/** `1 GB, full JIT` of a broker started here; null for an existing one. */
	readonly broker: string | null;
	/** Makes topics of the catalogue, and their dead-letter topics, as the catalogue partitions them. */
	makeTopics(...topics: readonly TopicName[]): Promise<void>;
	/** Records on a topic, by its offsets. */
	recordsOn(topic: TopicName): Promise<number>;
}

const ROOT = resolve(import.meta.dirname, '../..');

export interface StackParts {
	readonly environment: NodeJS.ProcessEnv;
	readonly signal: AbortSignal;
	readonly logger: Logger;
	readonly say: (line: string) => void;
}

export async function openStack({ environment, signal, logger, say }: StackParts): Promise<BenchStack> {
	await using disposal = new AsyncDisposableStack();
	const stack = disposal.use(
		await startStack({
			dataDir: resolve(ROOT, 'var/bench'),
			env: environment,
			profile: 'bench',
			reset: true,
			signal,
			onProgress: ({ message }) => say(message),
		}),
	);
	const prefix = `b${randomBytes(4).toString('hex')}.`;
	const brokers = stack.kafkaBrokers;
	const { url: databaseUrl } = disposal.use(await ownDatabase(stack.databaseUrl));
	await registerSchemas(registryClient(openTo(stack.registryUrl)), prefix);
	const kafka = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING });
	const admin = kafka.admin();
	await admin.connect();
	disposal.defer(() => admin.disconnect());
	// A broker of our own goes with all that it holds.
	if (!stack.kafka || !stack.registry) disposal.defer(() => removeTraces(admin, stack.registryUrl, prefix));
	const kept = disposal.move();
	const made = new Set<string>();
	return {
		brokers,
		registryUrl: stack.registryUrl,
		databaseUrl,
		prefix,
		logger,
		broker: stack.kafka ? '1 GB of heap, full JIT' : null,
		async makeTopics(...topics) {
			const wanted = topics.filter((topic) => !made.has(topic));
			if (wanted.length === 0) return;
			for (const topic of wanted) made.add(topic);
			await admin.createTopics({
				waitForLeaders: true,
				topics: wanted.flatMap((topic) => [
					{ topic: `${prefix}${topic}`, numPartitions: topicNamed(topic).partitions, replicationFactor: 1 },
					{ topic: `${prefix}${deadLetterNameOf(topic)}`, numPartitions: 1, replicationFactor: 1 },
				]),
			});
		},
		async recordsOn(topic) {
			const offsets = await admin.fetchTopicOffsets(`${prefix}${topic}`);
			return offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
		},
		[Symbol.asyncDispose]: () => kept.disposeAsync(),
	};
}
