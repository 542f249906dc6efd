import type { EncodedMessage } from '../ports/message.ts';
import type { Outbox } from '../ports/outbox.ts';
import { type Queryable, run, type Statement } from '../postgres/sql.ts';
import { type Envelope, newTrail } from './envelope.ts';
import { storeHeaders } from './headers.ts';
import { shardOf } from './shards.ts';

const APPEND: Statement = {
	name: 'outbox_append',
	text: `
		INSERT INTO outbox (id, shard, aggregatetype, aggregateid, type, topic, key, payload, headers)
		SELECT id, shard, aggregatetype, aggregateid, type, topic, key, payload, headers
		FROM unnest($1::text[], $2::smallint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[], $8::bytea[], $9::jsonb[])
			WITH ORDINALITY AS m (id, shard, aggregatetype, aggregateid, type, topic, key, payload, headers, position)
		ORDER BY position`,
};

/** The outbox on one connection: rows join the transaction that is open there. */
export function outbox(client: Queryable, encode: Envelope): Outbox {
	const appendEncoded = async (messages: readonly EncodedMessage[]) => {
		if (messages.length === 0) return;
		await run(client, APPEND, [
			messages.map((m) => m.id),
			messages.map((m) => shardOf(m.aggregate.type, m.aggregate.id)),
			messages.map((m) => m.aggregate.type),
			messages.map((m) => m.aggregate.id),
			messages.map((m) => m.type),
			messages.map((m) => m.topic),
			messages.map((m) => m.key),
			messages.map((m) => m.payload),
			messages.map((m) => JSON.stringify(storeHeaders(m.headers))),
		]);
	};
	return {
		append: (messages, trail = newTrail()) => appendEncoded(messages.map((message) => encode(message, trail))),
		appendEncoded,
	};
}
