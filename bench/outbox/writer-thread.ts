import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { newTrail } from '../../infra/outbox/envelope.ts';
import type { OutgoingMessage } from '../../infra/ports/message.ts';
import { naiveTransaction } from '../peers/naive-relay.ts';
import { type BenchAdapters, openAdapters } from '../support/adapters.ts';
import { secondsSince, sharedNow } from '../support/clock.ts';
import { warningsTo } from '../support/logger.ts';
import { movementMessage } from '../support/records.ts';
import type { WriterTask } from './writer.ts';

/** A thread of `openWriter`: says when it is ready, commits when told to begin, and answers ids and times of commit. */

const task = workerData as WriterTask;
const { rate, seconds, rowsPerTransaction, connections, aggregates } = task;
const logger = warningsTo((line) => void process.stderr.write(`writer: ${line}\n`));

const COMMIT: Record<WriterTask['kind'], (adapters: BenchAdapters, messages: OutgoingMessage[]) => Promise<void>> = {
	ours: ({ database }, messages) => database.transaction((session) => session.outbox.append(messages)),
	naive: ({ pool, encode }, messages) =>
		naiveTransaction(
			pool,
			messages.map((message) => encode(message, newTrail())),
		),
};

const ids: string[] = [];
const times: number[] = [];
let written = 0;

await using adapters = await openAdapters({ ...task.place, logger }, connections);
// Connections are opened and statements planned before the clock runs.
await Promise.all(Array.from({ length: connections }, () => adapters.pool.query('SELECT pg_sleep(0.05)')));
parentPort?.postMessage('ready');
await once(parentPort as NonNullable<typeof parentPort>, 'message');
const began = sharedNow();
await (rate === null ? atFullRate() : evenly(rate));
parentPort?.postMessage([ids, Float64Array.from(times)]);

async function commit(): Promise<void> {
	const messages = Array.from({ length: rowsPerTransaction }, () =>
		movementMessage(written++, aggregates, randomUUID()),
	);
	await COMMIT[task.kind](adapters, messages);
	const committed = sharedNow();
	for (const { id } of messages) {
		ids.push(id as string);
		times.push(committed);
	}
}

/** Each connection's next transaction begins when its last one is committed. */
async function atFullRate(): Promise<void> {
	const one = async () => {
		while (secondsSince(began) < seconds) await commit();
	};
	await Promise.all(Array.from({ length: connections }, one));
}

/** Transactions begin when they are due, whether or not those before have ended: a slow commit hides no wait. */
async function evenly(rowsPerSecond: number): Promise<void> {
	const all = Math.round((rowsPerSecond * seconds) / rowsPerTransaction);
	const open: Promise<void>[] = [];
	while (open.length < all) {
		const due = Math.floor((secondsSince(began) * rowsPerSecond) / rowsPerTransaction);
		while (open.length < Math.min(due, all)) open.push(commit());
		await pause(1);
	}
	await Promise.all(open);
}
