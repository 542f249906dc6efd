import { resolve } from 'node:path';
import { existing } from '../../../infra/local/stack/existing.ts';
import { startStack } from '../../../infra/local/stack/start-stack.ts';
import { startContainers } from './containers.ts';

/** A real Kafka, schema registry and PostgreSQL for a test. */
export interface TestStack {
	readonly kafkaBrokers: string[];
	/** Base of the Confluent-compatible API. */
	readonly registryUrl: string;
	readonly databaseUrl: string;
	/** Ends what this call started; a stack that was there before stays. */
	release(): Promise<void>;
}

export interface AcquireOptions {
	readonly env?: NodeJS.ProcessEnv;
	readonly signal?: AbortSignal;
	readonly onProgress?: (message: string) => void;
}

/**
 * The one way for a test to a stack. In this order: the one that the environment names (scripts/test.ts starts it once
 * and hands it on), containers if PSRA_TEST_STACK is `containers`, else a local stack of its own in `var/`.
 *
 * The stack is shared by all test files of a run: name topics, subjects and databases after your test.
 */
export async function acquireStack(options: AcquireOptions = {}): Promise<TestStack> {
	const { env = process.env, signal, onProgress } = options;
	const { kafkaBrokers, registryUrl, databaseUrl } = existing(env);
	if (kafkaBrokers && registryUrl && databaseUrl) {
		return { kafkaBrokers, registryUrl, databaseUrl, release: async () => undefined };
	}
	if (env.PSRA_TEST_STACK === 'containers') return startContainers(env, onProgress);
	const stack = await startStack({
		dataDir: resolve(import.meta.dirname, `../../../var/test${env.JEST_WORKER_ID ? `-${env.JEST_WORKER_ID}` : ''}`),
		env,
		reset: true,
		...(signal && { signal }),
		...(onProgress && { onProgress: ({ message }) => onProgress(message) }),
	});
	return { ...stack, release: () => stack.stop() };
}

/** What hands a stack on to a child process, which then finds it by `acquireStack`. */
export function stackEnvironment(
	stack: Pick<TestStack, 'kafkaBrokers' | 'registryUrl' | 'databaseUrl'>,
): Record<string, string> {
	return {
		KAFKA_BROKERS: stack.kafkaBrokers.join(','),
		SCHEMA_REGISTRY_URL: stack.registryUrl,
		DATABASE_URL: stack.databaseUrl,
	};
}
