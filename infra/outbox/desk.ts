import type pg from 'pg';
import type { Backlog, LeaseState, OutboxDesk, ParkedRow, ParkedSelection } from '../ports/outbox-desk.ts';
import { inTransaction } from '../postgres/database.ts';
import { databaseError } from '../postgres/errors.ts';
import { operatorActs } from '../postgres/operator-acts.ts';
import { type Queryable, rows, run, type Statement } from '../postgres/sql.ts';

const BACKLOG: Statement = {
	name: 'outbox_desk_backlog',
	text: `
		SELECT shard, topic, count(*)::int AS rows, count(parked_at)::int AS parked,
			greatest(0, extract(epoch FROM clock_timestamp() - min(created_at)) * 1000)::float8 AS "oldestMs"
		FROM outbox GROUP BY shard, topic ORDER BY shard, topic`,
};

const LEASES: Statement = {
	name: 'outbox_desk_leases',
	text: `
		SELECT shard, holder, term::text,
			CASE WHEN holder IS NOT NULL THEN (extract(epoch FROM expires_at - clock_timestamp()) * 1000)::float8 END AS "endsInMs"
		FROM outbox_lease ORDER BY shard`,
};

const SELECTED = `
	parked_at IS NOT NULL AND ($1::bigint IS NULL OR seq = $1)
	AND ($2::text IS NULL OR (topic = $2 AND aggregateid = $3))`;

const PARKED: Statement = {
	name: 'outbox_desk_parked',
	text: `
		SELECT seq::text, id, topic, aggregatetype, aggregateid, park_code AS code, park_reason AS reason, parked_at AS "parkedAt",
			(SELECT count(*)::int FROM outbox b
				WHERE b.shard = o.shard AND b.aggregatetype = o.aggregatetype AND b.aggregateid = o.aggregateid AND b.seq > o.seq
			) AS waiting
		FROM outbox o WHERE ${SELECTED} ORDER BY o.seq`,
};

/** Locks what it answers, so that two retries of a row are one after the other. */
const LOCKED: Statement = { name: 'outbox_desk_locked', text: `${PARKED.text} FOR UPDATE OF o` };

const RETRY: Statement = {
	name: 'outbox_desk_retry',
	text: 'UPDATE outbox SET parked_at = NULL, park_code = NULL, park_reason = NULL WHERE seq = ANY ($1::bigint[])',
};

type Row = Omit<ParkedRow, 'aggregate'> & { readonly aggregatetype: string; readonly aggregateid: string };

/** The outbox for operators, in PostgreSQL. */
export function outboxDesk(pool: pg.Pool): OutboxDesk {
	return {
		status: () =>
			guard(async () => ({
				backlog: await rows<Backlog>(pool, BACKLOG, []),
				leases: await rows<LeaseState>(pool, LEASES, []),
			})),
		parked: (selection) => guard(() => parked(pool, PARKED, selection)),
		retry: (selection, act) =>
			guard(() =>
				inTransaction(pool, async (client) => {
					const put = await parked(client, LOCKED, selection);
					if (put.length === 0) return put;
					await run(client, RETRY, [put.map(({ seq }) => seq)]);
					await operatorActs(client).note({ ...act, facts: { rows: put } });
					return put;
				}),
			),
	};
}

async function parked(client: Queryable, statement: Statement, selection?: ParkedSelection): Promise<ParkedRow[]> {
	const { seq, topic, aggregate } = { seq: null, topic: null, aggregate: null, ...selection };
	return (await rows<Row>(client, statement, [seq, topic, aggregate])).map(
		({ aggregatetype, aggregateid, ...row }) => ({ ...row, aggregate: { type: aggregatetype, id: aggregateid } }),
	);
}

async function guard<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw databaseError(error);
	}
}
