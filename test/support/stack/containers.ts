import { resolve } from 'node:path';
import { GenericContainer, getContainerRuntimeClient, Network, type StartedTestContainer, Wait } from 'testcontainers';
import { PsraError } from '../../../infra/errors.ts';
import { kafkaVariables } from '../../../infra/local/stack/kafka-properties.ts';
import { nextFree } from '../../../infra/local/stack/ports.ts';
import type { TestStack } from './acquire-stack.ts';
import { images } from './images.ts';

/** Makes the registry's database beside ours. */
const REGISTRY_DATABASE = resolve(import.meta.dirname, '../../../infra/local/stack/registry-database.sql');

/**
 * The stack of docker-compose.kafka.yml on testcontainers.
 * @throws PsraError TOOL_MISSING if no Docker engine answers
 */
export async function startContainers(
	env: NodeJS.ProcessEnv,
	onProgress: (message: string) => void = () => undefined,
): Promise<TestStack> {
	const host = await engineHost();
	const image = images(env);
	await using started = new AsyncDisposableStack();
	const network = started.adopt(await new Network().start(), stopping);
	const keep = (container: StartedTestContainer) => started.adopt(container, stopping);

	const [kafka, postgres] = await Promise.all([startKafka(), startPostgres()]);
	const registry = await startRegistry();
	await fullTransitive(registry);

	const running = started.move();
	return {
		kafkaBrokers: [kafka],
		registryUrl: registry,
		databaseUrl: postgres,
		release: () => running.disposeAsync(),
	};

	/** A broker tells clients its address, so the host's port must be known before it starts. */
	async function startKafka(): Promise<string> {
		const port = await nextFree('containers', new Set());
		const variables = kafkaVariables({
			listen: '0.0.0.0:9092',
			advertise: `${host}:${port}`,
			controller: 'localhost:9093',
		});
		keep(
			await new GenericContainer(image.kafka)
				.withExposedPorts({ container: 9092, host: port })
				.withEnvironment(variables)
				.withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
				.start(),
		);
		onProgress('Apache Kafka is ready');
		return `${host}:${port}`;
	}

	async function startPostgres(): Promise<string> {
		const container = keep(
			await new GenericContainer(image.postgres)
				.withNetwork(network)
				.withNetworkAliases('postgres')
				.withEnvironment({ POSTGRES_USER: 'psra', POSTGRES_PASSWORD: 'psra', POSTGRES_DB: 'psra' })
				.withCommand(['postgres', '-c', 'wal_level=logical'])
				.withCopyFilesToContainer([
					{ source: REGISTRY_DATABASE, target: '/docker-entrypoint-initdb.d/registry.sql', mode: 0o644 },
				])
				.withExposedPorts(5432)
				// Twice: the image starts a server to initialise, stops it, and starts the real one.
				.withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
				.start(),
		);
		onProgress('PostgreSQL is ready');
		return `postgres://psra:psra@${host}:${container.getMappedPort(5432)}/psra`;
	}

	async function startRegistry(): Promise<string> {
		const container = keep(
			await new GenericContainer(image.registry)
				.withNetwork(network)
				.withEnvironment({
					APICURIO_STORAGE_KIND: 'sql',
					APICURIO_STORAGE_SQL_KIND: 'postgresql',
					APICURIO_DATASOURCE_URL: 'jdbc:postgresql://postgres:5432/registry',
					APICURIO_DATASOURCE_USERNAME: 'psra',
					APICURIO_DATASOURCE_PASSWORD: 'psra',
				})
				.withExposedPorts(8080)
				.withWaitStrategy(Wait.forHttp('/apis/ccompat/v7/subjects', 8080))
				.start(),
		);
		onProgress('the schema registry is ready');
		return `http://${host}:${container.getMappedPort(8080)}/apis/ccompat/v7`;
	}
}

const stopping = async (it: { stop(): Promise<unknown> }): Promise<void> => void (await it.stop());

async function engineHost(): Promise<string> {
	try {
		return (await getContainerRuntimeClient()).info.containerRuntime.host;
	} catch (error) {
		throw noEngine(error);
	}
}

function noEngine(cause: unknown): PsraError {
	const remedy = 'start Docker, or point DOCKER_HOST at an engine; npm test needs none.';
	return new PsraError('TOOL_MISSING', `No Docker engine answers: ${remedy}`, { field: 'docker', remedy }, cause);
}

async function fullTransitive(registry: string): Promise<void> {
	await fetch(`${registry}/config`, {
		method: 'PUT',
		headers: { 'content-type': 'application/vnd.schemaregistry.v1+json' },
		body: JSON.stringify({ compatibility: 'FULL_TRANSITIVE' }),
	});
}
