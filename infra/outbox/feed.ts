import type pg from 'pg';
import type { Logger } from '../ports/logger.ts';
import type { Lease, OutboxFeed, OutboxRow, ShardBacklog } from '../ports/outbox.ts';
import { databaseError } from '../postgres/errors.ts';
import { restoreHeaders, type StoredHeader } from '../postgres/headers.ts';
import { type Queryable, rows, run, type Statement } from '../postgres/sql.ts';
import { type Floor, GROUND, raise } from './floor.ts';
import { listen } from './listen.ts';
import { SHARDS } from './shards.ts';

const LEASE: Statement = {
	name: 'outbox_lease',
	text: `
		INSERT INTO outbox_lease AS l (shard, holder, term, expires_at)
		VALUES ($1, $2, 1, clock_timestamp() + make_interval(secs => $3 / 1000.0))
		ON CONFLICT (shard) DO UPDATE SET
			holder = excluded.holder,
			term = l.term + CASE WHEN l.holder = excluded.holder THEN 0 ELSE 1 END,
			expires_at = excluded.expires_at
		WHERE l.holder IS NULL OR l.holder = excluded.holder OR l.expires_at <= clock_timestamp()
		RETURNING term::text`,
};

/** Bytes of a payload up to which it is read with its row; larger ones are fetched one by one, so that none floods memory. */
const LARGE = 64 * 1024;
/** Bytes of payloads that one read brings at most, but for its first row. */
const READ_BYTES = 8 * 1024 * 1024;

const READ: Statement = {
	name: 'outbox_read',
	text: `
		SELECT seq::text, id, topic, partition, type, key, headers, aggregatetype, aggregateid, octet_length(payload) AS bytes,
			CASE WHEN octet_length(payload) <= ${LARGE} THEN payload END AS payload
		FROM outbox o
		WHERE shard = $1 AND seq > $2 AND NOT seq <@ $4::int8multirange AND NOT EXISTS (
			SELECT FROM outbox p
			WHERE p.parked_at IS NOT NULL AND p.aggregatetype = o.aggregatetype AND p.aggregateid = o.aggregateid
		)
		ORDER BY o.seq LIMIT $3`,
};

const PAYLOADS: Statement = {
	name: 'outbox_payloads',
	text: 'SELECT seq::text, payload FROM outbox WHERE seq = ANY ($1::bigint[])',
};

/** Rows of a shard that are counted at most: a few milliseconds, however many wait. */
const MOST_COUNTED = 10_000;

/** From the floor on, as reads are: rows that were removed before are not passed over again. */
const BACKLOG: Statement = {
	name: 'outbox_backlog',
	text: `
		SELECT
			(SELECT count(*)::int FROM (
				SELECT FROM outbox WHERE shard = $1 AND seq > $2 ORDER BY seq LIMIT ${MOST_COUNTED}
			) AS counted) AS rows,
			(SELECT count(*)::int FROM outbox WHERE shard = $1 AND parked_at IS NOT NULL) AS parked,
			coalesce((
				SELECT greatest(0, extract(epoch FROM clock_timestamp() - created_at) * 1000)
				FROM outbox WHERE shard = $1 AND seq > $2 ORDER BY seq LIMIT 1
			), 0)::float8 AS "oldestMs"`,
};

/**
 * The fence: a relay that was paused and lost its lease changes nothing when it wakes. The term alone says so, since who
 * takes over raises it: while nobody has, a lease that is over still tells the truth about who published.
 */
const HELD = 'EXISTS (SELECT FROM outbox_lease WHERE shard = $1 AND holder = $2 AND term = $3)';

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
	partition: number;
	type: string;
	bytes: number | null;
	key: Buffer | null;
	payload: Buffer | null;
	headers: StoredHeader[];
	aggregatetype: string;
	aggregateid: string;
}

/** Rows read of a shard after which its floor is raised: fewer than are passed over without being felt. */
const RAISE_EVERY = 2_000;

/** The relay's side of the outbox in PostgreSQL. */
export function outboxFeed(pool: pg.Pool, url: string, logger: Logger): OutboxFeed {
	const floors: Floor[] = Array.from({ length: SHARDS }, () => GROUND);
	const readSince: number[] = Array.from({ length: SHARDS }, () => RAISE_EVERY);
	const floorOf = async (client: Queryable, shard: number): Promise<Floor> => {
		const floor = floors[shard] ?? GROUND;
		if ((readSince[shard] ?? 0) < RAISE_EVERY) return floor;
		readSince[shard] = 0;
		const raised = await raise(client, shard, floor);
		floors[shard] = raised;
		return raised;
	};
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
		read: (shard, limit, underway = []) =>
			guard(async (client) => {
				const floor = await floorOf(client, shard);
				const read = withinBytes(await rows<Row>(client, READ, [shard, floor.seq, limit, rangesOf(underway)]));
				readSince[shard] = (readSince[shard] ?? 0) + read.length;
				return withLargePayloads(client, read);
			}),
		backlog: (shard) =>
			guard(async (client) => {
				const { seq } = floors[shard] ?? GROUND;
				const [row] = await rows<ShardBacklog & Record<string, unknown>>(client, BACKLOG, [shard, seq]);
				return row as ShardBacklog;
			}),
		remove: (lease, seqs) =>
			guard(async (client) => (await run(client, REMOVE, [...fence(lease), seqs])) === seqs.length),
		park: (lease, seq, code, reason) =>
			guard(async (client) => (await run(client, PARK, [...fence(lease), seq, code, reason])) === 1),
		release: (lease) => guard(async (client) => void (await run(client, RELEASE, fence(lease)))),
		onAppended: (wake) => listen(url, OUTBOX_CHANNEL, wake, logger),
	};
}

/**
 * Numbers as a multirange, which PostgreSQL searches by halves; a list it would go through for each row, since a prepared
 * plan does not hash what it does not know yet.
 */
function rangesOf(seqs: readonly string[]): string {
	const ranges: string[] = [];
	for (let at = 0; at < seqs.length; ) {
		const first = seqs[at] as string;
		let last = Number(first);
		for (at += 1; Number(seqs[at]) === last + 1; at += 1) last += 1;
		ranges.push(`[${first},${last}]`);
	}
	return `{${ranges.join(',')}}`;
}

function withinBytes(read: readonly Row[]): Row[] {
	let bytes = 0;
	const end = read.findIndex((row, index) => {
		bytes += row.bytes ?? 0;
		return index > 0 && bytes > READ_BYTES;
	});
	return end < 0 ? [...read] : read.slice(0, end);
}

async function withLargePayloads(client: Queryable, read: readonly Row[]): Promise<OutboxRow[]> {
	const large = read.filter(({ bytes }) => (bytes ?? 0) > LARGE).map(({ seq }) => seq);
	const found = large.length > 0 ? await rows<Pick<Row, 'seq' | 'payload'>>(client, PAYLOADS, [large]) : [];
	const payloads = new Map(found.map(({ seq, payload }) => [seq, payload]));
	// Field by field: copying rows by their rest takes as long as reading them from the wire.
	return read.map((row) => ({
		seq: row.seq,
		id: row.id,
		topic: row.topic,
		partition: row.partition,
		type: row.type,
		key: row.key,
		payload: row.payload ?? payloads.get(row.seq) ?? null,
		headers: restoreHeaders(row.headers),
		aggregate: { type: row.aggregatetype, id: row.aggregateid },
	}));
}

/** Channel on which processes that appended tell relays, after the commit and coalesced. */
export const OUTBOX_CHANNEL = 'psra_outbox';
