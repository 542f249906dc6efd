import type { EncodedMessage } from '../ports/message.ts';
import type { TransactionOutbox } from '../ports/outbox.ts';
import { storeHeaders } from '../postgres/headers.ts';
import { type Queryable, run, type Statement } from '../postgres/sql.ts';
import { type Envelope, newTrail } from './envelope.ts';
import { shardOf } from './shards.ts';

const APPEND: Statement = {
	name: 'outbox_append',
	text: `
		INSERT INTO outbox (id, shard, aggregatetype, aggregateid, type, topic, partition, key, payload, headers)
		SELECT id, shard, aggregatetype, aggregateid, type, topic, partition, key, payload, headers
		FROM unnest($1::text[], $2::smallint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::integer[], $8::bytea[], $9::bytea[], $10::json[])
			WITH ORDINALITY AS m (id, shard, aggregatetype, aggregateid, type, topic, partition, key, payload, headers, position)
		ORDER BY position`,
};

/**
 * The outbox on one connection. What is appended is encoded at once, so that a value that doesn't fit fails there, and
 * written by `flush`: a transaction of a hundred messages makes one round trip of it.
 */
export function outbox(client: Queryable, encode: Envelope): TransactionOutbox {
	let waiting: EncodedMessage[] = [];
	return {
		async append(messages, trail = newTrail()) {
			const encoded = messages.map((message) => encode(message, trail));
			waiting.push(...encoded);
		},
		async appendEncoded(messages) {
			waiting.push(...messages);
		},
		async flush() {
			const messages = waiting;
			waiting = [];
			if (messages.length === 0) return 0;
			return run(client, APPEND, [
				messages.map((m) => m.id),
				messages.map((m) => shardOf(m.aggregate.type, m.aggregate.id)),
				messages.map((m) => m.aggregate.type),
				messages.map((m) => m.aggregate.id),
				messages.map((m) => m.type),
				messages.map((m) => m.topic),
				messages.map((m) => m.partition),
				messages.map((m) => m.key),
				messages.map((m) => m.payload),
				messages.map((m) => JSON.stringify(storeHeaders(m.headers))),
			]);
		},
	};
}
