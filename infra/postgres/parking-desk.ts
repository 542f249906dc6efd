import type { ParkedFilter, ParkedKey, ParkedTotals, ParkingDesk } from '../ports/parking.ts';
import { FREE, MESSAGES, type MessageRow, restored } from './parking.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

/** Messages of a consumer, and of a key, are counted up to here: a count that costs more as more waits would add to it. */
const MOST_COUNTED = 10_000;

const TOTALS: Statement = {
	name: 'parking_totals',
	text: `
		SELECT consumer, count(*)::int AS keys,
			greatest(0, extract(epoch FROM clock_timestamp() - min(parked_at)) * 1000)::float8 AS "oldestMs",
			(SELECT count(*)::int FROM (
				SELECT FROM parked_message m WHERE m.consumer = k.consumer LIMIT ${MOST_COUNTED}
			) AS counted) AS messages
		FROM parked_key k GROUP BY consumer ORDER BY consumer`,
};

const SELECTED = `
	($1::text IS NULL OR consumer = $1) AND ($2::text IS NULL OR topic = $2)
	AND ($3::text IS NULL OR lane = decode($3, 'hex')) AND ($4::text IS NULL OR code = $4)`;

const LIST: Statement = {
	name: 'parking_list',
	text: `
		SELECT consumer, encode(lane, 'hex') AS lane, topic, key, code, problem, parked_at AS "parkedAt", tries,
			(extract(epoch FROM clock_timestamp() - parked_at) * 1000)::float8 AS "ageMs",
			(extract(epoch FROM next_try_at - clock_timestamp()) * 1000)::float8 AS "nextTryMs",
			CASE WHEN leased_until > now() THEN holder END AS holder,
			(SELECT count(*)::int FROM (
				SELECT FROM parked_message m WHERE m.consumer = k.consumer AND m.lane = k.lane LIMIT ${MOST_COUNTED}
			) AS counted) AS messages
		FROM parked_key k WHERE ${SELECTED} ORDER BY parked_at, lane LIMIT $5`,
};

const RETRY: Statement = {
	name: 'parking_retry',
	text: `UPDATE parked_key SET next_try_at = least(next_try_at, now()) WHERE ${SELECTED}`,
};

/** Who works on the key loses it: what is taken out must not be saved by another as well. */
const SEIZE: Statement = {
	name: 'parking_seize',
	text: `
		UPDATE parked_key SET term = nextval('parked_term'), holder = NULL, leased_until = '-infinity', tries = 0, unfinished = 0
		WHERE consumer = $1 AND lane = (SELECT lane FROM parked_key WHERE consumer = $1 AND lane = decode($2, 'hex') FOR UPDATE)`,
};

const TAKE: Statement = {
	name: 'parking_take',
	text: `
		WITH taken AS (
			DELETE FROM parked_message WHERE seq = ANY (ARRAY(
				SELECT seq FROM parked_message WHERE consumer = $1 AND lane = decode($2, 'hex') ORDER BY seq LIMIT $3
			)) RETURNING *
		)
		SELECT seq::text, topic, partition, message_offset::text AS offset, recorded_at::float8 AS timestamp, key, payload, headers
		FROM taken ORDER BY taken.seq`,
};

/** Parked keys for operators, in PostgreSQL. */
export function parkingDesk(client: Queryable): ParkingDesk {
	const selected = ({ consumer, topic, lane, code }: Omit<ParkedFilter, 'limit'>) => [
		consumer ?? null,
		topic ?? null,
		lane ?? null,
		code ?? null,
	];
	return {
		totals: () => rows<ParkedTotals & Record<string, unknown>>(client, TOTALS, []),
		list: (filter) => rows<ParkedKey & Record<string, unknown>>(client, LIST, [...selected(filter), filter.limit]),
		async messages(consumer, lane, limit) {
			return (await rows<MessageRow>(client, MESSAGES, [consumer, lane, limit])).map(restored);
		},
		retry: (filter) => run(client, RETRY, selected(filter)),
		async take(consumer, lane, which) {
			if ((await run(client, SEIZE, [consumer, lane])) === 0) return [];
			const limit = which === 'first' ? 1 : null;
			const taken = await rows<MessageRow>(client, TAKE, [consumer, lane, limit]);
			await run(client, FREE, [consumer, lane]);
			return taken.map(restored);
		},
	};
}
