import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { until, withParentDeathSignal } from '../../../../infra/local/stack/processes.ts';
import { startStack } from '../../../../infra/local/stack/start-stack.ts';
import type { Stack } from '../../../../infra/local/stack/types.ts';

jest.setTimeout(120_000);

const PROJECT = resolve(import.meta.dirname, '../../../..');
const TOPIC = 'stack-test';
const SCHEMA = JSON.stringify({ type: 'record', name: 'Probe', fields: [{ name: 'sku', type: 'string' }] });
const { KAFKA_BROKERS: _k, SCHEMA_REGISTRY_URL: _r, DATABASE_URL: _d, PSRA_DB_DSN: _p, ...env } = process.env;

/** One row, one record and one schema, written to a stack and read back after it has been hurt. */
interface Ends {
	kafkaBrokers: string[];
	registryUrl: string;
	databaseUrl: string;
}

describe('the local stack', () => {
	const dataDir = join(PROJECT, 'var', 'stack-test');
	let predecessor: ChildProcess;
	let occupant: Server;
	let stack: Stack;
	let before: Ends;
	let predecessorParts: number[];
	let schemaId: number;

	beforeAll(async () => {
		const holding = [process.execPath, join(PROJECT, 'test/support/stack/hold-stack.ts'), dataDir];
		const [command = '', ...args] = withParentDeathSignal(holding, 'SIGKILL');
		predecessor = spawn(command, args, {
			env,
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const line = createInterface({ input: predecessor.stdout as NodeJS.ReadableStream });
		const held = JSON.parse((await once(line, 'line'))[0]);
		before = {
			kafkaBrokers: [held.KAFKA_BROKERS],
			registryUrl: held.SCHEMA_REGISTRY_URL,
			databaseUrl: held.DATABASE_URL,
		};
		predecessorParts = held.pids;
		schemaId = await write(before);
	});

	afterAll(async () => {
		predecessor?.kill('SIGKILL');
		occupant?.close();
		await stack?.stop();
		rmSync(dataDir, { recursive: true, force: true });
	});

	it('refuses a second start on the same data folder and names the process that holds it', async () => {
		await expect(startStack({ dataDir, env })).rejects.toMatchObject({
			code: 'STACK_IN_USE',
			facts: { problem: `process ${predecessor.pid} runs a stack on it` },
		});
	});

	it('starts again after kill -9 of everything, with its data, and avoids a port that was taken meanwhile', async () => {
		for (const pid of [predecessor.pid as number, ...predecessorParts]) process.kill(pid, 'SIGKILL');
		occupant = await occupy(Number(before.kafkaBrokers[0]?.split(':')[1]));
		stack = await startStack({ dataDir, env });

		expect(stack.kafkaBrokers).not.toEqual(before.kafkaBrokers);
		expect(stack.databaseUrl).toBe(before.databaseUrl);
		expect(stack.registryUrl).toBe(before.registryUrl);
		await expectIntact(stack);
	});

	it('listens on loopback only', async () => {
		const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
		const hosts = addresses
			.filter(({ internal, family }) => !internal && family === 'IPv4')
			.map(({ address }) => address);
		const ports = Object.values<number>(JSON.parse(readFileSync(join(dataDir, 'ports.json'), 'utf8')));
		const reached = await Promise.all(hosts.flatMap((host) => ports.map((port) => answers(host, port))));
		expect(ports).toHaveLength(5);
		expect(reached).not.toContain(true);
	});

	it.each(['postgres', 'registry', 'kafka'] as const)(
		'keeps all data through kill -9 and restart of %s',
		async (name) => {
			const part = stack[name];
			const pid = part?.pid;
			await part?.kill('SIGKILL');
			expect(part?.pid).toBeUndefined();
			await part?.restart();
			expect(part?.pid).not.toBe(pid);
			await expectIntact(stack);
		},
	);

	it('holds incompatible schemas off, as FULL_TRANSITIVE is set for all subjects', async () => {
		const other = JSON.stringify({ type: 'record', name: 'Probe', fields: [{ name: 'quantity', type: 'int' }] });
		expect((await register(stack, other)).status).toBe(409);
	});

	it('creates no topic that nobody ordered', async () => {
		const admin = client(stack).admin();
		await admin.connect();
		await admin.fetchTopicMetadata({ topics: ['not-ordered'] }).catch(() => undefined);
		expect(await admin.listTopics()).not.toContain('not-ordered');
		await admin.disconnect();
	});

	it('leaves no process when it stops', async () => {
		const pids = [stack.kafka?.pid, stack.registry?.pid, stack.postgres?.pid].filter((pid) => pid !== undefined);
		expect(pids).toHaveLength(3);
		await stack.stop();
		expect(pids.filter(runs)).toEqual([]);
	});

	async function expectIntact(ends: Ends): Promise<void> {
		expect(await readRow(ends)).toBe('kept');
		expect(await readRecord(ends)).toBe('kept');
		expect(await (await register(ends, SCHEMA)).json()).toMatchObject({ id: schemaId });
	}
});

const client = (ends: Ends) =>
	new Kafka({
		brokers: ends.kafkaBrokers,
		logLevel: logLevel.NOTHING,
		retry: { retries: 20, initialRetryTime: 100, maxRetryTime: 1000 },
	});

async function write(ends: Ends): Promise<number> {
	await query(ends, "CREATE TABLE stack_test AS SELECT 'kept' AS value");
	const kafka = client(ends);
	const admin = kafka.admin();
	await admin.connect();
	await admin.createTopics({ topics: [{ topic: TOPIC, numPartitions: 1 }], waitForLeaders: true });
	await admin.disconnect();
	const producer = kafka.producer();
	await producer.connect();
	await producer.send({ topic: TOPIC, messages: [{ value: 'kept' }] });
	await producer.disconnect();
	return ((await (await register(ends, SCHEMA)).json()) as { id: number }).id;
}

async function readRow(ends: Ends): Promise<string> {
	return (await query(ends, 'SELECT value FROM stack_test')).rows[0].value;
}

async function query(ends: Ends, sql: string): Promise<pg.QueryResult> {
	const database = new pg.Client({ connectionString: ends.databaseUrl });
	await database.connect();
	try {
		return await database.query(sql);
	} finally {
		await database.end();
	}
}

async function readRecord(ends: Ends): Promise<string> {
	const consumer = client(ends).consumer({ groupId: `stack-test-${crypto.randomUUID()}`, maxWaitTimeInMs: 100 });
	await consumer.connect();
	await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
	const value = await new Promise<string>((found, failed) => {
		consumer.run({ eachMessage: async ({ message }) => found(String(message.value)) }).catch(failed);
	});
	await consumer.disconnect();
	return value;
}

function register(ends: Ends, schema: string): Promise<Response> {
	return fetch(`${ends.registryUrl}/subjects/${TOPIC}-value/versions`, {
		method: 'POST',
		headers: { 'content-type': 'application/vnd.schemaregistry.v1+json' },
		body: JSON.stringify({ schema }),
	});
}

/** Takes the port as soon as the dying process has let it go. */
async function occupy(port: number): Promise<Server> {
	const server = createServer();
	const listening = () =>
		new Promise<boolean>((resolve) => {
			server.once('error', () => resolve(false));
			server.listen(port, '127.0.0.1', () => resolve(true));
		});
	await until(listening, 10_000);
	return server;
}

function answers(host: string, port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect({ host, port }, () => resolve(socket.destroy() !== undefined));
		socket.once('error', () => resolve(false));
	});
}

function runs(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
