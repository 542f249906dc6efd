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

const TAKE: Statement = {
	name: 'timer_take',
	text: `
		DELETE FROM timer WHERE (owner, company, instance, name) IN (
			SELECT owner, company, instance, name FROM timer
			WHERE owner = $1 AND due_at <= $2
			ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED
		)
		RETURNING owner, company, instance, name, due_at`,
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
			if (names.length > 0) await run(client, CANCEL, [owner, company, instance, names]);
		},
		async take(owner, now, limit) {
			const due = await rows<TimerRow>(client, TAKE, [owner, now, limit]);
			return due
				.map(({ due_at, ...timer }) => ({ ...timer, dueAt: due_at }))
				.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
		},
	};
}
