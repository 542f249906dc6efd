import type pg from 'pg';
import type { SagaCount, SagaDesk, SagaFilter, SagaHistoryEntry, SagaSummary } from '../ports/saga-desk.ts';
import { databaseError } from './errors.ts';
import { rows, type Statement } from './sql.ts';

const COUNTS: Statement = {
	name: 'saga_desk_counts',
	text: `
		SELECT saga, status, outcome, count(*)::int AS instances FROM saga
		WHERE ($1::text IS NULL OR saga = $1) AND ($2::text IS NULL OR company = $2)
		GROUP BY saga, status, outcome ORDER BY saga, status DESC, outcome NULLS FIRST`,
};

/** Where only running ones are asked for, the partial index on them answers: completed ones pile up. */
const LIST: Statement = {
	name: 'saga_desk_list',
	text: `
		SELECT s.saga, s.company, s.id, s.version, s.status, s.outcome, s.waiting_for AS "waitingFor",
			s.started_at AS "startedAt", s.updated_at AS "steppedAt",
			(extract(epoch FROM now() - s.updated_at) * 1000)::float8 AS "quietMs", next.name AS timer, next.due_at
		FROM saga s
		LEFT JOIN LATERAL (
			SELECT name, due_at FROM timer
			WHERE owner = s.saga AND company = s.company AND instance = s.id ORDER BY due_at LIMIT 1
		) AS next ON true
		WHERE ($1::text IS NULL OR s.saga = $1) AND ($2::text IS NULL OR s.company = $2)
			AND ($3::text IS NULL OR s.status = $3) AND ($4::text IS NULL OR s.outcome = $4)
			AND ($5::text IS NULL OR s.id = $5)
			AND ($6::float8 IS NULL OR s.updated_at <= now() - make_interval(secs => $6 / 1000.0))
		ORDER BY s.updated_at, s.saga, s.company, s.id LIMIT $7`,
};

const RUNNING: Statement = {
	name: 'saga_desk_running',
	text: LIST.text.replace('($3::text IS NULL OR s.status = $3)', "(s.status = 'running' AND $3::text = 'running')"),
};

const HISTORY: Statement = {
	name: 'saga_desk_history',
	text: `
		SELECT version, event, message_id AS "messageId", commands, at FROM saga_history
		WHERE saga = $1 AND company = $2 AND id = $3 ORDER BY version`,
};

type ListRow = Omit<SagaSummary, 'nextTimer'> & { readonly timer: string | null; readonly due_at: Date };

/** Saga instances for operators, from PostgreSQL. */
export function sagaDesk(pool: pg.Pool): SagaDesk {
	const ask = async <R extends pg.QueryResultRow>(statement: Statement, values: unknown[]): Promise<R[]> => {
		try {
			return await rows<R>(pool, statement, values);
		} catch (error) {
			throw databaseError(error);
		}
	};
	return {
		counts: ({ saga, company }) => ask<SagaCount>(COUNTS, [saga, company]),
		async list(filter) {
			const found = await ask<ListRow>(filter.status === 'running' ? RUNNING : LIST, valuesOf(filter));
			return found.map(({ timer, due_at, ...summary }) => ({
				...summary,
				nextTimer: timer === null ? null : { name: timer, dueAt: due_at },
			}));
		},
		history: (saga, company, id) => ask<SagaHistoryEntry>(HISTORY, [saga, company, id]),
	};
}

const valuesOf = ({ saga, company, status, outcome, id, quietForMs, limit }: SagaFilter) => [
	saga,
	company,
	status,
	outcome,
	id,
	quietForMs,
	limit,
];
