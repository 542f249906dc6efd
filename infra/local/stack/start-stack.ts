import { mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { PsraError } from '../../errors.ts';
import { type Lock, tryLock } from '../launch/lock.mjs';
import { cacheDir } from './cache.ts';
import { existing } from './existing.ts';
import { findJava } from './java.ts';
import { kafkaPart } from './kafka.ts';
import { fetchKafka, fetchRegistry } from './maven.ts';
import type { ManagedPart } from './part.ts';
import { choosePorts, nextFree, type PortName, remember } from './ports.ts';
import { DATABASE_USER, databaseUrl, postgresPart, REGISTRY_DATABASE, removePostgresData } from './postgres.ts';
import { sweep, until } from './processes.ts';
import { registryPart, registryUrl } from './registry.ts';
import type { PartName, Stack, StackOptions, StackProgress } from './types.ts';
import { APICURIO_VERSION, KAFKA_VERSION } from './versions.ts';

/**
 * Starts PostgreSQL, Kafka and the registry on 127.0.0.1 and resolves once each of them answers. Parts that the
 * environment names are used as they are.
 * @throws PsraError STACK_IN_USE, STACK_FAILED, TOOL_MISSING; what had been started is stopped again
 */
export async function startStack(options: StackOptions): Promise<Stack> {
	const began = performance.now();
	const { env, profile = 'small', kafkaProxied: proxied } = options;
	const dataDir = resolve(options.dataDir);
	const given = existing(env);
	const progress = (part: StackProgress['part'], message: string) => options.onProgress?.({ part, message });

	const held = await hold(dataDir);
	const parts: Partial<Record<PartName, ManagedPart>> = {};
	const seconds: { [part in PartName | 'total']?: number } = {};
	const lap = (name: keyof typeof seconds) => {
		seconds[name] = Math.round(performance.now() - began) / 1000;
	};
	const failing = new AbortController();
	const signal = options.signal ? AbortSignal.any([options.signal, failing.signal]) : failing.signal;

	async function stop(): Promise<void> {
		// Signalled in this order, awaited together: either JVM may take seconds to write its class archive.
		await Promise.all([parts.registry?.stop(), parts.kafka?.stop()]);
		await parts.postgres?.stop();
		held.release();
	}

	try {
		const swept = await sweep(join(dataDir, 'run'), ['registry', 'kafka', 'postgres']);
		if (swept.length > 0) progress('stack', `ended what an earlier start had left: ${swept.join(', ')}`);
		if (options.reset) {
			removePostgresData(dataDir);
			rmSync(dataDir, { recursive: true, force: true });
		}
		mkdirSync(join(dataDir, 'run'), { recursive: true });
		const ports = await choosePorts(dataDir);
		const cache = cacheDir(env);
		const java = lazy(() => findJava(env, cache, () => progress('java', 'fetching a JDK, as none here is new enough')));
		const maven = { cache, env, signal, java };
		const moving =
			(...names: PortName[]) =>
			async () => {
				for (const name of names) ports[name] = await nextFree(dataDir, new Set(Object.values(ports)));
				remember(dataDir, ports);
			};
		const start = async (part: ManagedPart, title: string) => {
			signal.throwIfAborted();
			parts[part.name] = part;
			await part.start(signal);
			lap(part.name);
			progress(part.name, `${title} is ready`);
		};

		async function startKafka(): Promise<void> {
			const jars = await fetchKafka(maven, () => progress('kafka', `fetching Apache Kafka ${KAFKA_VERSION}`));
			const moveToFreePorts = moving('kafka', 'controller');
			await start(
				await kafkaPart({ java: await java(), env, jars, cache, dataDir, profile, ports, proxied, moveToFreePorts }),
				'Apache Kafka',
			);
		}
		async function startPostgres(): Promise<string> {
			const { part, password } = await postgresPart({ dataDir, env, ports, moveToFreePorts: moving('postgres') });
			await start(part, 'PostgreSQL');
			return password;
		}
		async function startRegistry(postgres: Promise<string>): Promise<void> {
			const fetching = () => progress('registry', `fetching the Apicurio registry ${APICURIO_VERSION}`);
			const home = await fetchRegistry(maven, fetching);
			const database = { name: REGISTRY_DATABASE, user: DATABASE_USER, password: await postgres };
			const moveToFreePorts = moving('registry', 'registryManagement');
			await start(
				registryPart({ java: await java(), env, home, cache, dataDir, ports, database, moveToFreePorts }),
				'the schema registry',
			);
		}

		// A local registry keeps its schemas in the local PostgreSQL, whatever database the environment names for ours.
		const kafka = given.kafkaBrokers ? undefined : startKafka();
		const postgres = given.databaseUrl && given.registryUrl ? undefined : startPostgres();
		const registry = given.registryUrl || !postgres ? undefined : startRegistry(postgres);
		const starting = [kafka, postgres, registry].filter((part) => part !== undefined);
		await Promise.all(starting).catch(async (error) => {
			failing.abort(error);
			await Promise.allSettled(starting);
			throw error;
		});
		lap('total');

		return {
			kafkaBrokers: given.kafkaBrokers ?? [`127.0.0.1:${ports.kafka}`],
			registryUrl: given.registryUrl ?? registryUrl(ports),
			databaseUrl: given.databaseUrl ?? databaseUrl(ports, (await postgres) ?? ''),
			seconds,
			kafka: parts.kafka,
			registry: parts.registry,
			postgres: parts.postgres,
			stop,
			[Symbol.asyncDispose]: stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Evaluated once, at the first use. */
function lazy<T>(make: () => Promise<T>): () => Promise<T> {
	let made: Promise<T> | undefined;
	return () => (made ??= make());
}

/** How long a holder that was just killed may take to be gone. */
const DYING_MS = 1000;

/** The lock lies beside the data folder, so that a reset does not remove it. */
async function hold(dataDir: string): Promise<Lock> {
	const take = () => tryLock(dirname(dataDir), `.${basename(dataDir)}.lock`);
	let held = take();
	await until(() => {
		if (!('release' in held)) held = take();
		return 'release' in held;
	}, DYING_MS);
	if ('release' in held) return held;
	const remedy = `stop process ${held.heldBy} first, or use another data folder.`;
	const problem = `process ${held.heldBy} runs a stack on it`;
	throw new PsraError('STACK_IN_USE', `${dataDir} is in use: ${problem}; ${remedy}`, {
		field: 'dataDir',
		problem,
		remedy,
	});
}
