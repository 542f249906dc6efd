import type pg from 'pg';
import type { Logger } from '../ports/logger.ts';
import type { Lease, OutboxFeed } from '../ports/outbox.ts';
import { databaseError } from '../postgres/errors.ts';
import { type Queryable, rows, run, type Statement } from '../postgres/sql.ts';
import { restoreHeaders, type StoredHeader } from './headers.ts';
import { listen } from './listen.ts';
import { SHARDS } from './shards.ts';

const LEASE: Statement = {
	name: 'outbox_lease',
	text: `
		INSERT INTO outbox_lease AS l (shard, holder, term, expires_at)
		VALUES ($1, $2, 1, clock_timestamp() + make_interval(secs => $3 / 1000.0))
		ON CONFLICT (shard) DO UPDATE SET
			holder = excluded.holder,
			term = l.term + CASE WHEN l.holder = excluded.holder AND l.expires_at > clock_timestamp() THEN 0 ELSE 1 END,
			expires_at = excluded.expires_at
		WHERE l.holder IS NULL OR l.holder = excluded.holder OR l.expires_at <= clock_timestamp()
		RETURNING term::text`,
};

const READ: Statement = {
	name: 'outbox_read',
	text: `
		SELECT seq::text, id, topic, type, key, payload, headers, aggregatetype, aggregateid
		FROM outbox o
		WHERE shard = $1 AND NOT EXISTS (
			SELECT FROM outbox p
			WHERE p.parked_at IS NOT NULL AND p.aggregatetype = o.aggregatetype AND p.aggregateid = o.aggregateid
		)
		ORDER BY o.seq LIMIT $2`,
};

/** The fence: a relay that was paused and lost its lease changes nothing when it wakes. */
const HELD =
	'EXISTS (SELECT FROM outbox_lease WHERE shard = $1 AND holder = $2 AND term = $3 AND expires_at > clock_timestamp())';

const REMOVE: Statement = {
	name: 'outbox_remove',
	text: `DELETE FROM outbox WHERE seq = ANY ($4::bigint[]) AND ${HELD}`,
};

const PARK: Statement = {
	name: 'outbox_park',
	text: `UPDATE outbox SET parked_at = now(), park_code = $5, park_reason = $6 WHERE seq = $4 AND ${HELD}`,
};

const RELEASE: Statement = {
	name: 'outbox_release',
	text: `UPDATE outbox_lease SET holder = NULL, expires_at = '-infinity' WHERE shard = $1 AND holder = $2 AND term = $3`,
};

interface Row {
	seq: string;
	id: string;
	topic: string;
	type: string;
	key: Buffer | null;
	payload: Buffer | null;
	headers: StoredHeader[];
	aggregatetype: string;
	aggregateid: string;
}

/** The relay's side of the outbox in PostgreSQL. */
export function outboxFeed(pool: pg.Pool, url: string, logger: Logger): OutboxFeed {
	const fence = (lease: Lease) => [lease.shard, lease.holder, lease.term];
	const guard = async <T>(work: (client: Queryable) => Promise<T>): Promise<T> => {
		try {
			return await work(pool);
		} catch (error) {
			throw databaseError(error);
		}
	};
	return {
		shards: SHARDS,
		lease: (shard, holder, ttlMs) =>
			guard(async (client) => {
				const [row] = await rows<{ term: string }>(client, LEASE, [shard, holder, ttlMs]);
				return row ? { shard, holder, term: row.term } : null;
			}),
		read: (shard, limit) =>
			guard(async (client) =>
				(await rows<Row>(client, READ, [shard, limit])).map(({ headers, aggregatetype, aggregateid, ...row }) => ({
					...row,
					headers: restoreHeaders(headers),
					aggregate: { type: aggregatetype, id: aggregateid },
				})),
			),
		remove: (lease, seqs) =>
			guard(async (client) => (await run(client, REMOVE, [...fence(lease), seqs])) === seqs.length),
		park: (lease, seq, code, reason) =>
			guard(async (client) => (await run(client, PARK, [...fence(lease), seq, code, reason])) === 1),
		release: (lease) => guard(async (client) => void (await run(client, RELEASE, fence(lease)))),
		onAppended: (wake) => listen(url, OUTBOX_CHANNEL, wake, logger),
	};
}

/** Channel on which processes that appended tell relays, after the commit and coalesced. */
export const OUTBOX_CHANNEL = 'psra_outbox';
