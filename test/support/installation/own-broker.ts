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
