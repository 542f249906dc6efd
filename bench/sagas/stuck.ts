import type pg from 'pg';
import type { SagaDesk } from '../../infra/ports/saga-desk.ts';
import { sagaDesk } from '../../infra/postgres/saga-desk.ts';
import { openAdapters } from '../support/adapters.ts';
import type { Setting } from '../support/bench.ts';
import { sharedNow } from '../support/clock.ts';
import { quantile } from '../support/quantiles.ts';
import { COMPANY } from '../support/records.ts';

const HOUR_MS = 3_600_000;
/** Calls that are timed. */
const CALLS = 50;

/**
 * A tenth has completed; of those that run, every hundredth has taken no step for more than an hour. Each that runs has a
 * timer, as a saga that waits has, and each took its step at another moment.
 */
const FILL = `
	INSERT INTO saga (saga, company, id, definition_version, version, state, status, outcome, waiting_for, started_at, updated_at)
	SELECT 'bench-' || n % 2, $1, 'S-' || n, 1, 2, jsonb_build_object('data', jsonb_build_object('n', n)),
		CASE WHEN n % 10 = 0 THEN 'completed' ELSE 'running' END, CASE WHEN n % 10 = 0 THEN 'done' END, 'an answer',
		now() - interval '3 hours', now() - CASE WHEN n % 100 = 1 THEN interval '2 hours' ELSE interval '10 minutes' END - n * interval '1 millisecond'
	FROM generate_series(1, $2::int) AS n`;
const FILL_TIMERS = `
	INSERT INTO timer (owner, company, instance, name, due_at, first_due)
	SELECT saga, company, id, 'wait', now() + interval '1 day', now() + interval '1 day' FROM saga
	WHERE status = 'running' AND saga LIKE 'bench-_'`;

/** Milliseconds of the query of `psra sagas stuck --for 1h` at a million instances. */
export async function stuck({ stack, options, report, signal }: Setting): Promise<void> {
	await using adapters = await openAdapters(stack);
	const { pool } = adapters;
	report.say(`filling ${options.instances} instances`);
	await fill(pool, options.instances);
	signal.throwIfAborted();
	const desk = sagaDesk(pool);
	const ask = { status: 'running', quietForMs: HOUR_MS, limit: 50 } as const;
	const found = (await desk.list(ask)).length;
	if (found !== ask.limit) throw new Error(`${found} stuck sagas are listed instead of ${ask.limit}`);
	const asked = {
		all: ask,
		'one saga': { ...ask, saga: 'bench-1' },
		'one saga and company': { ...ask, saga: 'bench-1', company: COMPANY },
		'none is stuck': { ...ask, quietForMs: HOUR_MS * 24 },
	};
	for (const [filter, one] of Object.entries(asked)) {
		const all = await times(desk, one);
		const params = { subject: 'ours', instances: options.instances, filter, calls: CALLS };
		report.figure('stuck query p50', quantile(all, 0.5), 'ms', params, { atMost: 50 });
		report.figure('stuck query p99', quantile(all, 0.99), 'ms', params, { atMost: 50 });
	}
	await pool.query(`DELETE FROM timer WHERE owner LIKE 'bench-_'`);
	await pool.query(`DELETE FROM saga WHERE saga LIKE 'bench-_'`);
}

async function fill(pool: pg.Pool, instances: number): Promise<void> {
	await pool.query(FILL, [COMPANY, instances]);
	await pool.query(FILL_TIMERS);
	await pool.query('VACUUM (ANALYZE) saga, timer');
}

async function times(desk: SagaDesk, filter: Parameters<SagaDesk['list']>[0]): Promise<number[]> {
	const all: number[] = [];
	for (let call = 0; call < CALLS; call += 1) {
		const began = sharedNow();
		await desk.list(filter);
		all.push(sharedNow() - began);
	}
	return all;
}
