import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { reasonOf } from '../../infra/errors.ts';
import { DEBEZIUM, type DebeziumParts, fetchDebezium, SLOT, startDebezium } from '../peers/debezium.ts';
import { closing, type Setting } from '../support/bench.ts';
import { secondsSince, sharedNow } from '../support/clock.ts';
import { MOVEMENTS } from '../support/records.ts';
import { withSubjects } from './contest.ts';
import { drain, warmUp } from './run-drain.ts';

const LOOK_EVERY_MS = 50;
/** Part of the rows after which its code is compiled. */
const WARM = 0.2;
/** For its JVM and the first record, and for all of them. */
const LONGEST_S = 90;

/** Rows a second of Debezium on the same table, from a fifth of them on, beside ours. Left out where it can't be had. */
export async function debezium(setting: Setting): Promise<void> {
	const { report, options, signal } = setting;
	await withSubjects(setting, async ({ ours, adapters }) => {
		let parts: DebeziumParts;
		try {
			parts = await fetchDebezium(signal, report.say);
			await prepare(adapters.pool);
		} catch (error) {
			report.say(`Debezium is left out: ${reasonOf(error)}`);
			return;
		}
		await using _slot = closing({ close: () => tidy(adapters.pool) });
		await warmUp(setting, [ours]);
		for (const aggregates of [1_000, 1]) {
			await adapters.pool.query('SELECT pg_replication_slot_advance($1, pg_current_wal_lsn())', [SLOT]);
			await ours.load(options.rows, aggregates);
			const theirs = await rate(setting, parts, options.rows, aggregates);
			const own = await drain(setting, ours, options.rows, aggregates);
			const common = { aggregates, rows: options.rows };
			report.figure('drain beside Debezium', theirs, 'rows/s', {
				...DEBEZIUM,
				...common,
				after: `${WARM * 100} % of them`,
			});
			report.figure('drain beside Debezium', own, 'rows/s', { subject: ours.name, ...common });
			report.ratio(`drain, ours to ${DEBEZIUM.subject}`, own, theirs, common);
		}
	});
}

async function prepare(pool: pg.Pool): Promise<void> {
	await pool.query(`CREATE PUBLICATION ${SLOT} FOR TABLE outbox WITH (publish = 'insert')`);
	await pool.query(`SELECT pg_create_logical_replication_slot($1, 'pgoutput')`, [SLOT]);
}

/** Its process has ended, yet PostgreSQL may notice only a moment later. */
async function tidy(pool: pg.Pool): Promise<void> {
	await pool.query(
		'SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = $1 AND active',
		[SLOT],
	);
	await pause(LOOK_EVERY_MS);
	await pool.query('SELECT pg_drop_replication_slot($1)', [SLOT]);
	await pool.query(`DROP PUBLICATION ${SLOT}`);
}

/** Of the log it also publishes the rows that the loading copies from, one an aggregate. */
async function rate(
	{ stack, signal }: Setting,
	parts: DebeziumParts,
	rows: number,
	aggregates: number,
): Promise<number> {
	const before = await stack.recordsOn(MOVEMENTS);
	await using running = closing(await startDebezium(parts, stack));
	let first: { readonly at: number; readonly records: number } | undefined;
	const began = sharedNow();
	while (secondsSince(began) < LONGEST_S) {
		signal.throwIfAborted();
		const records = (await stack.recordsOn(MOVEMENTS)) - before;
		if (records > rows * WARM) first ??= { at: sharedNow(), records };
		if (first && records >= rows + aggregates) return (records - first.records) / secondsSince(first.at);
		await Promise.race([pause(LOOK_EVERY_MS), running.ended]);
	}
	throw new Error(`Debezium published too little in ${LONGEST_S} s`);
}
