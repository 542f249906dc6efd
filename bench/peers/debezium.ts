import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment } from '../../infra/config/index.ts';
import { cacheDir } from '../../infra/local/stack/cache.ts';
import { findJava } from '../../infra/local/stack/java.ts';
import { fetchJars } from '../../infra/local/stack/maven.ts';
import { LOG4J_VERSION } from '../../infra/local/stack/versions.ts';
import type { Place } from '../support/adapters.ts';

const VERSION = '3.6.1.Final';
/** The release of Kafka Connect that it was made for. */
const CONNECT_VERSION = '4.3.1';
const ARTIFACTS = [
	`org.apache.kafka:connect-runtime:${CONNECT_VERSION}`,
	`org.apache.kafka:connect-json:${CONNECT_VERSION}`,
	`io.debezium:debezium-connector-postgres:${VERSION}`,
	`org.apache.logging.log4j:log4j-slf4j-impl:${LOG4J_VERSION}`,
];
const POLL_MS = 10;

export const DEBEZIUM = { subject: `Debezium ${VERSION}`, pollMs: POLL_MS, headers: 'only id and type' } as const;

/** Slot and publication are made before rows are: it reads what comes after. */
export const SLOT = 'psra_bench';

export interface DebeziumParts {
	readonly java: string;
	readonly classPath: string;
}

/** Java, and the jars from Maven. Throws where one of them is not to be had. */
export async function fetchDebezium(signal: AbortSignal, say: (line: string) => void): Promise<DebeziumParts> {
	const cache = cacheDir(environment);
	const java = () => findJava(environment, cache, () => say('fetching a JDK'));
	const setting = { cache, env: environment, signal, java };
	const folder = await fetchJars(setting, `debezium-${VERSION}`, ARTIFACTS, () => say(`fetching Debezium ${VERSION}`));
	const jars = (await readdir(folder)).filter((name) => name.endsWith('.jar')).sort();
	return { java: (await java()).executable, classPath: jars.map((jar) => join(folder, jar)).join(':') };
}

/**
 * Kafka Connect as one process with Debezium's connector and its outbox event router on our table. Of the headers it
 * places those that a column can be, so its records are smaller than ours. Closing ends the process.
 */
export async function startDebezium(
	{ java, classPath }: DebeziumParts,
	{ brokers, databaseUrl, prefix }: Place,
): Promise<{ readonly ended: Promise<never>; close(): Promise<void> }> {
	const folder = await mkdtemp(join(tmpdir(), 'psra-debezium-'));
	const files = [join(folder, 'worker.properties'), join(folder, 'connector.properties')] as const;
	const log = join(folder, 'log4j2.properties');
	await writeFile(files[0], properties(worker(brokers, folder)));
	await writeFile(files[1], properties(connector(new URL(databaseUrl), prefix)));
	await writeFile(log, 'rootLogger.level = OFF\n');
	const main = 'org.apache.kafka.connect.cli.ConnectStandalone';
	const child = spawn(java, ['-Xmx512m', `-Dlog4j2.configurationFile=${log}`, '-cp', classPath, main, ...files], {
		stdio: 'ignore',
	});
	const exit = once(child, 'exit');
	const ended = exit.then(([code]) => Promise.reject(new Error(`Debezium ended by itself with ${String(code)}`)));
	ended.catch(() => undefined);
	return {
		ended,
		async close() {
			child.kill('SIGTERM');
			await exit;
			await rm(folder, { recursive: true });
		},
	};
}

const worker = (brokers: readonly string[], folder: string) => ({
	'bootstrap.servers': brokers.join(','),
	'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
	'value.converter': 'io.debezium.converters.BinaryDataConverter',
	'offset.storage.file.filename': join(folder, 'offsets'),
	listeners: 'http://127.0.0.1:0',
});

const connector = ({ hostname, port, username, password, pathname }: URL, prefix: string) => ({
	name: 'outbox',
	'connector.class': 'io.debezium.connector.postgresql.PostgresConnector',
	'tasks.max': '1',
	'database.hostname': hostname,
	'database.port': port || '5432',
	'database.user': decodeURIComponent(username),
	'database.password': decodeURIComponent(password),
	'database.dbname': pathname.slice(1),
	'topic.prefix': 'bench',
	'plugin.name': 'pgoutput',
	'slot.name': SLOT,
	'publication.name': SLOT,
	'publication.autocreate.mode': 'disabled',
	'table.include.list': 'public.outbox',
	'snapshot.mode': 'no_data',
	'tombstones.on.delete': 'false',
	'poll.interval.ms': String(POLL_MS),
	transforms: 'outbox',
	'transforms.outbox.type': 'io.debezium.transforms.outbox.EventRouter',
	'transforms.outbox.table.field.event.key': 'aggregateid',
	'transforms.outbox.route.by.field': 'topic',
	'transforms.outbox.route.topic.replacement': `${prefix}$\{routedByValue}`,
	'transforms.outbox.table.fields.additional.placement': 'partition:partition,type:header:ce_type',
});

const properties = (all: Readonly<Record<string, string>>) =>
	Object.entries(all)
		.map(([name, value]) => `${name}=${value}\n`)
		.join('');
