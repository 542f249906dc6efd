import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { Summary } from '../../../infra/local/demo/summary.ts';
import { registryClient } from '../../../infra/registry/client.ts';
import { openCodec } from '../../../infra/registry/codec.ts';
import { openTo } from '../../../infra/registry/http.ts';
import { type TopicReader, topicReader } from '../installation/reader.ts';
import { removeTraces } from '../installation/remove.ts';
import { freshDatabase } from '../postgres.ts';
import { acquireStack } from '../stack/acquire-stack.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

export interface DemoRun {
	readonly exitCode: number | null;
	/** The last line on standard output; undefined where it is no JSON. */
	readonly summary: Summary;
	/** What people were told. */
	readonly told: string;
}

/** A place where the demonstration runs as its user runs it: own process, own data, on the shared stack. */
export interface DemoPlace {
	run(...args: string[]): Promise<DemoRun>;
	query<R extends object>(sql: string, values?: unknown[]): Promise<R[]>;
	/** Every record of topics of the catalogue. */
	reader(topics: readonly string[]): Promise<TopicReader>;
	/** Absolute path of a path in a summary. */
	path(relative: string): string;
	close(): Promise<void>;
}

export async function demoPlace(): Promise<DemoPlace> {
	await using disposal = new AsyncDisposableStack();
	const stack = disposal.adopt(await acquireStack(), (acquired) => acquired.release());
	const database = disposal.adopt(await freshDatabase(), (fresh) => fresh.drop());
	const dir = disposal.adopt(await mkdtemp(join(tmpdir(), 'psra-demo-')), (path) =>
		rm(path, { recursive: true, force: true }),
	);
	const prefix = `e${randomBytes(4).toString('hex')}.`;
	disposal.defer(() => removeTraces({ brokers: stack.kafkaBrokers, registryUrl: stack.registryUrl }, prefix));
	const pool = disposal.adopt(new pg.Pool({ connectionString: database.url, max: 2 }), (open) => open.end());
	const env = {
		...process.env,
		KAFKA_BROKERS: stack.kafkaBrokers.join(','),
		SCHEMA_REGISTRY_URL: stack.registryUrl,
		DATABASE_URL: database.url,
		PSRA_TOPIC_PREFIX: prefix,
		NODE_OPTIONS: '',
	};
	const readers = disposal.use(new AsyncDisposableStack());
	const kept = disposal.move();
	return {
		run: (...args) => runDemo([...args, '--dir', dir], env),
		query: async <R extends object>(sql: string, values: unknown[] = []) => (await pool.query<R>(sql, values)).rows,
		async reader(topics) {
			const codec = await openCodec({ registry: registryClient(openTo(stack.registryUrl)), topicPrefix: prefix });
			return readers.adopt(topicReader({ brokers: stack.kafkaBrokers, prefix }, topics, codec), (open) => open.close());
		},
		path: (relative) => resolve(ROOT, relative),
		close: () => kept.disposeAsync(),
	};
}

function runDemo(args: readonly string[], env: NodeJS.ProcessEnv): Promise<DemoRun> {
	return new Promise((done, fail) => {
		const main = join(ROOT, 'infra/local/demo/main.ts');
		const child = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', main, ...args], {
			env,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let out = '';
		let told = '';
		child.stdout.on('data', (chunk: Buffer) => {
			out += chunk.toString();
		});
		child.stderr.on('data', (chunk: Buffer) => {
			told += chunk.toString();
		});
		child.on('error', fail);
		child.on('exit', (exitCode) => {
			const last = out.trimEnd().split('\n').at(-1) ?? '';
			try {
				done({ exitCode, told, summary: JSON.parse(last) as Summary });
			} catch (cause) {
				fail(new Error(`the demo gave no summary (exit ${exitCode}):\n${told}\n${out}`, { cause }));
			}
		});
	});
}
