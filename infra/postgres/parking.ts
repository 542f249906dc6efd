import type { ReceivedMessage } from '../ports/message.ts';
import type { InLane, Parking, ParkLease } from '../ports/parking.ts';
import { restoreHeaders, type StoredHeader, storeHeaders } from './headers.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

/** A key that is parked already is only locked, so that it is not freed before the message stands behind it. */
const PARK: Statement = {
	name: 'parked_key_park',
	text: `
		INSERT INTO parked_key (consumer, lane, topic, key, code, problem, next_try_at)
		VALUES ($1, decode($2, 'hex'), $3, $4, $5, $6, now() + make_interval(secs => $7 / 1000.0))
		ON CONFLICT (consumer, lane) DO UPDATE SET topic = excluded.topic`,
};

const KEEP: Statement = {
	name: 'parked_key_keep',
	text: `SELECT FROM parked_key WHERE consumer = $1 AND lane = decode($2, 'hex') FOR KEY SHARE`,
};

const APPEND: Statement = {
	name: 'parked_message_append',
	text: `
		INSERT INTO parked_message (consumer, lane, topic, partition, message_offset, recorded_at, key, payload, headers)
		SELECT $1, decode(lane, 'hex'), topic, partition, message_offset, recorded_at, key, payload, headers
		FROM unnest($2::text[], $3::text[], $4::int[], $5::bigint[], $6::bigint[], $7::bytea[], $8::bytea[], $9::json[])
			WITH ORDINALITY AS m (lane, topic, partition, message_offset, recorded_at, key, payload, headers, position)
		ORDER BY position
		ON CONFLICT (consumer, topic, partition, message_offset, recorded_at) DO NOTHING`,
};

const CLAIM: Statement = {
	name: 'parked_key_claim',
	text: `
		WITH due AS (
			SELECT lane FROM parked_key
			WHERE consumer = $1 AND next_try_at <= now() AND leased_until <= now()
			ORDER BY next_try_at LIMIT $4 FOR NO KEY UPDATE SKIP LOCKED
		)
		UPDATE parked_key k SET
			holder = $2, term = nextval('parked_term'), leased_until = clock_timestamp() + make_interval(secs => $3 / 1000.0)
		FROM due WHERE k.consumer = $1 AND k.lane = due.lane
		RETURNING k.consumer, encode(k.lane, 'hex') AS lane, k.term::text, k.unfinished`,
};

/** The fence: the term alone says who holds the key. None is given twice, also where a key is freed and parked again. */
const HELD = `consumer = $1 AND lane = decode($2, 'hex') AND term = $3`;

const RENEW: Statement = {
	name: 'parked_key_renew',
	text: `UPDATE parked_key SET leased_until = clock_timestamp() + make_interval(secs => $4 / 1000.0) WHERE ${HELD}`,
};

const BEGIN: Statement = {
	name: 'parked_key_begin',
	text: `UPDATE parked_key SET unfinished = unfinished + 1 WHERE ${HELD} RETURNING tries, unfinished AS begun`,
};

export const MESSAGES: Statement = {
	name: 'parked_message_first',
	text: `
		SELECT seq::text, topic, partition, message_offset::text AS offset, recorded_at::float8 AS timestamp, key, payload, headers
		FROM parked_message m WHERE consumer = $1 AND lane = decode($2, 'hex') ORDER BY m.seq LIMIT $3`,
};

const HOLD: Statement = { name: 'parked_key_hold', text: `SELECT FROM parked_key WHERE ${HELD} FOR UPDATE` };

const REMOVE: Statement = { name: 'parked_message_remove', text: 'DELETE FROM parked_message WHERE seq = $1' };

/** A statement of its own, begun once the key is held: an earlier one might not see what was put behind meanwhile. */
export const FREE: Statement = {
	name: 'parked_key_free',
	text: `
		DELETE FROM parked_key k WHERE consumer = $1 AND lane = decode($2, 'hex')
		AND NOT EXISTS (SELECT FROM parked_message m WHERE m.consumer = k.consumer AND m.lane = k.lane)`,
};

const WENT_ON: Statement = {
	name: 'parked_key_went_on',
	text: `UPDATE parked_key SET tries = 0, unfinished = 0 WHERE ${HELD}`,
};

const FAILED: Statement = {
	name: 'parked_key_failed',
	text: `
		UPDATE parked_key SET tries = tries + 1, unfinished = 0, holder = NULL, leased_until = '-infinity',
			code = $4, problem = $5, next_try_at = clock_timestamp() + make_interval(secs => $6 / 1000.0)
		WHERE ${HELD}`,
};

const LET_BE: Statement = {
	name: 'parked_key_let_be',
	text: `UPDATE parked_key SET unfinished = 0, holder = NULL, leased_until = '-infinity' WHERE ${HELD}`,
};

const DUE: Statement = {
	name: 'parked_key_due_in',
	text: `
		SELECT (extract(epoch FROM next_try_at - clock_timestamp()) * 1000)::float8 AS ms
		FROM parked_key WHERE consumer = $1 ORDER BY next_try_at LIMIT 1`,
};

export interface MessageRow {
	readonly seq: string;
	readonly topic: string;
	readonly partition: number;
	readonly offset: string;
	readonly timestamp: number;
	readonly key: Buffer | null;
	readonly payload: Buffer | null;
	readonly headers: StoredHeader[];
}

export const restored = ({ seq: _, headers, ...rest }: MessageRow): ReceivedMessage => ({
	...rest,
	headers: restoreHeaders(headers),
});

/** Parked keys in PostgreSQL. */
export function parking(client: Queryable): Parking {
	const fence = ({ consumer, lane, term }: ParkLease) => [consumer, lane, term];
	const append = async (consumer: string, messages: readonly InLane[]) => {
		if (messages.length > 0) await run(client, APPEND, [consumer, ...columns(messages)]);
	};
	return {
		async park(consumer, one, { code, problem, retryInMs }) {
			const { topic, key } = one.message;
			await run(client, PARK, [consumer, one.lane, topic, key, code, problem, retryInMs]);
			await append(consumer, [one]);
		},
		async join(consumer, one) {
			if ((await run(client, KEEP, [consumer, one.lane])) === 0) return false;
			await append(consumer, [one]);
			return true;
		},
		append,
		claim: (consumer, holder, leaseMs, limit) => rows<ParkLease>(client, CLAIM, [consumer, holder, leaseMs, limit]),
		renew: async (lease, leaseMs) => (await run(client, RENEW, [...fence(lease), leaseMs])) === 1,
		async begin(lease) {
			const [begun] = await rows<{ tries: number; begun: number }>(client, BEGIN, fence(lease));
			if (!begun) return null;
			const [row] = await rows<MessageRow>(client, MESSAGES, [lease.consumer, lease.lane, 1]);
			return row ? { ...begun, seq: row.seq, message: restored(row) } : null;
		},
		hold: async (lease) => (await run(client, HOLD, fence(lease))) === 1,
		async remove(lease, seq) {
			await run(client, REMOVE, [seq]);
			if ((await run(client, FREE, [lease.consumer, lease.lane])) === 1) return true;
			await run(client, WENT_ON, fence(lease));
			return false;
		},
		async putOff(lease, why) {
			if (why) await run(client, FAILED, [...fence(lease), why.code, why.problem, why.retryInMs]);
			else await run(client, LET_BE, fence(lease));
		},
		async dueInMs(consumer) {
			return (await rows<{ ms: number }>(client, DUE, [consumer]))[0]?.ms;
		},
	};
}

const columns = (messages: readonly InLane[]) => [
	messages.map(({ lane }) => lane),
	messages.map(({ message }) => message.topic),
	messages.map(({ message }) => message.partition),
	messages.map(({ message }) => message.offset),
	messages.map(({ message }) => message.timestamp),
	messages.map(({ message }) => message.key),
	messages.map(({ message }) => message.payload),
	messages.map(({ message }) => JSON.stringify(storeHeaders(message.headers))),
];
