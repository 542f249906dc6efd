import type pg from 'pg';
import { startConsumer } from '../../consumers/runner/index.ts';
import { newTrail } from '../../infra/outbox/envelope.ts';
import { startRelay } from '../../infra/outbox/relay.ts';
import type { EncodedMessage } from '../../infra/ports/message.ts';
import { sagaConsumer } from '../../sagas/runtime/index.ts';
import { acknowledging } from '../outbox/ours.ts';
import { type BenchAdapters, openAdapters } from '../support/adapters.ts';
import { closing, type Setting } from '../support/bench.ts';
import { secondsSince, sharedNow } from '../support/clock.ts';
import { profiled } from '../support/profile.ts';
import { countTo } from '../support/progress.ts';
import { COMMANDS, EVENTS, eventsOf, threeSteps } from './definition.ts';

/** Sagas that begin before any of them takes its second step. */
const WAVE = 500;
/** Part of the steps after which code is compiled and the group has its coordinator. */
const WARM = 0.2;
/** What a saga leaves in the database. The inbox and timers are its as well. */
const TABLES = ['saga', 'saga_correlation', 'saga_history', 'timer', 'inbox'] as const;

/**
 * Three-step sagas a second, from events on a topic to the acknowledgement of their commands, and the bytes that each
 * leaves. Throws where one has not completed, or a command is missing or there twice.
 */
export async function steps(setting: Setting): Promise<void> {
	const { stack, options, report, signal } = setting;
	await stack.makeTopics(EVENTS, COMMANDS);
	await using adapters = await openAdapters(stack);
	const { bus, database, codec, clock, feed, pool } = adapters;
	await preload(adapters, setting);
	await pool.query(`VACUUM (FULL, ANALYZE) ${TABLES.join(', ')}`);
	const before = await sizes(pool);
	const commands = countTo(options.sagas * 2, signal);
	const handled = countTo(options.sagas * 3, signal);
	let done = 0;
	let warm = 0;
	const seconds = await profiled(options.profile, 'sagas', report, async () => {
		await using producer = closing(acknowledging(await bus.producer(), ({ length }) => commands.add(length)));
		await using _relay = closing(await startRelay({ feed, producer, logger: stack.logger }));
		await using _consumer = closing(
			await startConsumer(sagaConsumer(threeSteps, clock), bus, {
				database,
				codec,
				clock,
				logger: stack.logger,
				onHandled() {
					done += 1;
					if (done === Math.round(options.sagas * 3 * WARM)) warm = sharedNow();
					handled.add(1);
				},
			}),
		);
		await Promise.all([commands.reached, handled.reached]);
		return secondsSince(warm);
	});
	await check(pool, options.sagas, await stack.recordsOn(COMMANDS));
	const params = { subject: 'ours', sagas: options.sagas, steps: 3, after: `${WARM * 100} % of them` };
	report.figure('three-step sagas', (options.sagas * (1 - WARM)) / seconds, 'sagas/s', params, { atLeast: 500 });
	await pool.query(`VACUUM (ANALYZE) ${TABLES.join(', ')}`);
	const after = await sizes(pool);
	const growth = TABLES.map((table) => [table, ((after[table] ?? 0) - (before[table] ?? 0)) / options.sagas] as const);
	const tables = Object.fromEntries(growth.map(([table, bytes]) => [table, Math.round(bytes)]));
	const sum = growth.reduce((all, [, bytes]) => all + bytes, 0);
	report.figure('growth of the database', sum, 'bytes/saga', { ...params, tables });
}

async function preload({ encode, bus }: BenchAdapters, { options, report, signal }: Setting): Promise<void> {
	report.say(`publishing the events of ${options.sagas} sagas`);
	await using producer = closing(await bus.producer());
	for (let from = 0; from < options.sagas; from += WAVE) {
		signal.throwIfAborted();
		const size = Math.min(WAVE, options.sagas - from);
		const events = Array.from({ length: size }, (_, i) => eventsOf(`C-${String(from + i).padStart(8, '0')}`));
		const placed: EncodedMessage[] = [];
		for (const step of [0, 1, 2]) {
			for (const own of events) {
				placed.push(encode(own[step] as (typeof own)[0], newTrail()));
			}
		}
		await producer.send(placed);
	}
}

async function check(pool: pg.Pool, sagas: number, commands: number): Promise<void> {
	const { rows } = await pool.query<{ completed: number }>(
		`SELECT count(*)::int AS completed FROM saga WHERE saga = $1 AND outcome = 'done' AND version = 3`,
		[threeSteps.name],
	);
	const completed = rows[0]?.completed ?? 0;
	if (completed !== sagas || commands !== sagas * 2)
		throw new Error(`${sagas} sagas: ${completed} completed in three steps, ${commands} commands on the topic`);
}

async function sizes(pool: pg.Pool): Promise<Record<string, number>> {
	const { rows } = await pool.query<{ table: string; bytes: number }>(
		'SELECT t AS table, pg_total_relation_size(t::regclass)::float8 AS bytes FROM unnest($1::text[]) AS t',
		[TABLES],
	);
	return Object.fromEntries(rows.map(({ table, bytes }) => [table, bytes]));
}
