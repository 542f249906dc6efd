import type { Timer, TimerStore } from '../ports/timers.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

const SET: Statement = {
	name: 'timer_set',
	text: `
		INSERT INTO timer (owner, company, instance, name, due_at, first_due)
		SELECT o, c, i, n, d, d FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS t (o, c, i, n, d)
		ORDER BY o, c, i, n
		ON CONFLICT (owner, company, instance, name) DO UPDATE SET due_at = excluded.due_at, first_due = excluded.due_at`,
};

const POSTPONE: Statement = {
	name: 'timer_postpone',
	text: `
		INSERT INTO timer (owner, company, instance, name, due_at, first_due)
		SELECT o, c, i, n, d, d FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS t (o, c, i, n, d)
		ORDER BY o, c, i, n
		ON CONFLICT (owner, company, instance, name)
		DO UPDATE SET due_at = least(excluded.due_at, timer.first_due + make_interval(secs => $6 / 1000.0))`,
};

const CANCEL: Statement = {
	name: 'timer_cancel',
	text: 'DELETE FROM timer WHERE owner = $1 AND company = $2 AND instance = $3 AND name = ANY ($4)',
};

const CANCEL_ALL: Statement = {
	name: 'timer_cancel_all',
	text: 'DELETE FROM timer WHERE owner = $1 AND company = $2 AND instance = $3',
};

/** One probe of the index an owner: what is not due yet is not read, however much there is. */
export const NEXT: Statement = {
	name: 'timer_next',
	text: `
		SELECT min(first.due_at) AS due_at FROM unnest($1::text[]) AS o (owner)
		CROSS JOIN LATERAL (SELECT due_at FROM timer WHERE owner = o.owner ORDER BY due_at LIMIT 1) AS first`,
};

export const TAKE: Statement = {
	name: 'timer_take',
	text: `
		WITH due AS MATERIALIZED (
			SELECT one.* FROM unnest($1::text[]) AS o (owner)
			CROSS JOIN LATERAL (
				SELECT owner, company, instance, name, due_at FROM timer
				WHERE owner = o.owner AND due_at <= $2
				ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED
			) AS one
			ORDER BY one.due_at LIMIT $3
		)
		DELETE FROM timer USING due
		WHERE timer.owner = due.owner AND timer.company = due.company AND timer.instance = due.instance AND timer.name = due.name
		RETURNING timer.owner, timer.company, timer.instance, timer.name, timer.due_at`,
};

interface TimerRow {
	owner: string;
	company: string;
	instance: string;
	name: string;
	due_at: Date;
}

const columns = (timers: readonly Timer[]) => [
	timers.map((t) => t.owner),
	timers.map((t) => t.company),
	timers.map((t) => t.instance),
	timers.map((t) => t.name),
	timers.map((t) => t.dueAt),
];

export function timerStore(client: Queryable): TimerStore {
	return {
		async set(timers) {
			if (timers.length > 0) await run(client, SET, columns(timers));
		},
		async postpone(timers, atMostMs) {
			if (timers.length > 0) await run(client, POSTPONE, [...columns(timers), atMostMs]);
		},
		async cancel(owner, company, instance, names) {
			if (names === 'all') await run(client, CANCEL_ALL, [owner, company, instance]);
			else if (names.length > 0) await run(client, CANCEL, [owner, company, instance, names]);
		},
		async next(owners) {
			const [row] = await rows<{ due_at: Date | null }>(client, NEXT, [owners]);
			return row?.due_at ?? undefined;
		},
		async take(owners, now, limit) {
			const due = await rows<TimerRow>(client, TAKE, [owners, now, limit]);
			return due
				.map(({ due_at, ...timer }) => ({ ...timer, dueAt: due_at }))
				.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
		},
	};
}
