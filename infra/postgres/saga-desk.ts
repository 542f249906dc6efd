import type pg from 'pg';
import type { SagaCount, SagaDesk, SagaFilter, SagaHistoryEntry, SagaSummary } from '../ports/saga-desk.ts';
import { databaseError } from './errors.ts';
import { NOT_ENDED } from './sagas.ts';
import { rows, type Statement } from './sql.ts';

const COUNTS: Statement = {
	name: 'saga_desk_counts',
	text: `
		SELECT saga, status, outcome, count(*)::int AS instances FROM saga
		WHERE ($1::text IS NULL OR saga = $1) AND ($2::text IS NULL OR company = $2)
		GROUP BY saga, status, outcome ORDER BY saga, status DESC, outcome NULLS FIRST`,
};

const listed = (where: string, order: string) => `
	SELECT s.saga, s.company, s.id, s.definition_version AS "definitionVersion", s.version, s.status, s.outcome,
		s.waiting_for AS "waitingFor", s.started_at AS "startedAt", s.updated_at AS "steppedAt",
		(extract(epoch FROM now() - s.updated_at) * 1000)::float8 AS "quietMs",
		(extract(epoch FROM now() - s.stuck_at) * 1000)::float8 AS "stuckMs", next.name AS timer, next.due_at
	FROM saga s
	LEFT JOIN LATERAL (
		SELECT name, due_at FROM timer
		WHERE owner = s.saga AND company = s.company AND instance = s.id ORDER BY due_at LIMIT 1
	) AS next ON true
	WHERE ($1::text IS NULL OR s.saga = $1) AND ($2::text IS NULL OR s.company = $2)
		AND ($3::text IS NULL OR $3 = 'open' OR s.status = $3) AND ($4::text IS NULL OR s.outcome = $4)
		AND ($5::text IS NULL OR s.id = $5)
		AND ($6::float8 IS NULL OR s.updated_at <= now() - make_interval(secs => $6 / 1000.0))
		AND ${where}
	ORDER BY ${order}, s.saga, s.company, s.id LIMIT $7`;

const LIST: Statement = { name: 'saga_desk_list', text: listed('true', 's.updated_at') };

/** What has not ended, and what is stuck: partial indexes answer, since ended ones pile up. */
const OPEN: Statement = { name: 'saga_desk_open', text: listed(NOT_ENDED, 's.updated_at') };
export const STUCK: Statement = {
	name: 'saga_desk_stuck',
	text: listed(`${NOT_ENDED} AND s.stuck_at <= now()`, 's.stuck_at'),
};

const HISTORY: Statement = {
	name: 'saga_desk_history',
	text: `
		SELECT version, event, message_id AS "messageId", decisions, commands, h.at,
			CASE WHEN h.act IS NOT NULL THEN json_build_object('actor', actor, 'command', command) END AS act,
			CASE WHEN $4 THEN json_build_object('before', lag(state - 'trail') OVER (ORDER BY version), 'after', state - 'trail') END AS states
		FROM saga_history h LEFT JOIN operator_act USING (act)
		WHERE saga = $1 AND company = $2 AND id = $3 ORDER BY version`,
};

type ListRow = Omit<SagaSummary, 'nextTimer'> & { readonly timer: string | null; readonly due_at: Date };
type HistoryRow = Omit<SagaHistoryEntry, 'states'> & { readonly states: SagaHistoryEntry['states'] | null };

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
			const found = await ask<ListRow>(statementFor(filter), valuesOf(filter));
			return found.map(({ timer, due_at, ...summary }) => ({
				...summary,
				nextTimer: timer === null ? null : { name: timer, dueAt: due_at },
			}));
		},
		async history(saga, company, id, withStates = false) {
			const found = await ask<HistoryRow>(HISTORY, [saga, company, id, withStates]);
			return found.map(({ states, ...step }) => ({ ...step, ...(states && { states }) }));
		},
	};
}

const ENDED: ReadonlySet<string | undefined> = new Set(['completed', 'compensated', undefined]);

function statementFor({ stuck, status }: SagaFilter): Statement {
	if (stuck) return STUCK;
	return ENDED.has(status) ? LIST : OPEN;
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
