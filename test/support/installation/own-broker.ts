import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startStack } from '../../../infra/local/stack/start-stack.ts';
import type { BrokerChanges, Part } from '../../../infra/local/stack/types.ts';

/**
 * The environment for a test that starts, hurts and stops a broker of its own: registry and database of the run stay,
 * the run's broker is left out. `containers` where the run is on containers and no local broker can be counted on.
 */
export function stackOfTheRun(env: NodeJS.ProcessEnv = process.env): {
	readonly environment: NodeJS.ProcessEnv;
	readonly containers: boolean;
} {
	const { KAFKA_BROKERS: _, ...environment } = env;
	return { environment, containers: env.PSRA_TEST_STACK === 'containers' };
}

export interface OwnBroker extends AsyncDisposable {
	readonly brokers: readonly string[];
	readonly part: Part;
	/** Where it keeps its data and its log; removed at the end. */
	readonly dataDir: string;
}

/** A broker that a test may hurt: the one that the run shares is not a test's to kill. */
export async function startOwnBroker(
	name: string,
	changes: (dataDir: string) => BrokerChanges | Promise<BrokerChanges> = () => ({}),
): Promise<OwnBroker> {
	await using disposal = new AsyncDisposableStack();
	const dataDir = mkdtempSync(join(resolve(import.meta.dirname, '../../../var'), `${name}-`));
	disposal.defer(() => rmSync(dataDir, { recursive: true, force: true }));
	const broker = await changes(dataDir);
	const { environment: env } = stackOfTheRun();
	const { kafkaBrokers: brokers, kafka: part } = disposal.use(await startStack({ dataDir, env, broker }));
	if (!part) throw new Error('the broker was to be started here');
	const kept = disposal.move();
	return { brokers, part, dataDir, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
