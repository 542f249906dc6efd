import kafkajs from 'kafkajs';
import pg from 'pg';
import {
	DatabaseSetup,
	getDisabledLogger,
	initializePollingMessageListener,
	type StoredTransactionalMessage,
} from 'pg-transactional-outbox';
import type { EncodedMessage } from '../../infra/ports/message.ts';
import type { Place } from '../support/adapters.ts';

/** Messages that it takes at once. It takes one of each segment, so a single hot aggregate goes one by one. */
const BATCH = 200;
/** Connections of its handlers: it gives each message a transaction. */
const CONNECTIONS = 20;
const POLL_MS = 10;
const TABLE = { schema: 'public', table: 'library_outbox', nextMessagesName: 'library_outbox_next' };

export const LIBRARY = {
	subject: 'pg-transactional-outbox 0.5.7',
	batch: BATCH,
	connections: CONNECTIONS,
	pollMs: POLL_MS,
} as const;

/** What the payload column keeps of a record: it is JSON, so bytes are base64. */
interface Kept {
	readonly key: string;
	readonly value: string;
	readonly headers: Record<string, string>;
}

/** Its table, functions and indexes by its own setup, filled with the rows; a segment is an aggregate. */
export async function loadLibrary(pool: pg.Pool, messages: readonly EncodedMessage[], rows: number): Promise<void> {
	const setup = { ...TABLE, outboxOrInbox: 'outbox', database: '', listenerRole: '' } as const;
	await pool.query(DatabaseSetup.dropAndCreateTable(setup));
	await pool.query(DatabaseSetup.createPollingFunction(setup));
	await pool.query(DatabaseSetup.setupPollingIndexes(setup));
	await pool.query(
		`INSERT INTO library_outbox (id, aggregate_type, aggregate_id, message_type, segment, payload, created_at)
		SELECT gen_random_uuid(), 'erp.inventory-movements', segment, type, segment, payload::jsonb, now() - interval '1 hour' + g * interval '1 millisecond'
		FROM generate_series(0, $1::int - 1) AS g
		JOIN unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS t (segment, type, payload, n) ON n - 1 = g % $5`,
		[
			rows,
			messages.map((m) => m.aggregate.id),
			messages.map((m) => m.type),
			messages.map((m) => JSON.stringify(keep(m))),
			messages.length,
		],
	);
	await pool.query('VACUUM (ANALYZE) library_outbox');
}

/**
 * The library's polling listener with a handler that publishes: messages that are handled at once go in one send, one
 * send at a time, which is the most that its handlers allow.
 */
export async function startLibrary(
	{ brokers, prefix, databaseUrl }: Place,
	acknowledged: (rows: number) => void,
): Promise<{ close(): Promise<void> }> {
	const kafka = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.ERROR });
	const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false });
	await producer.connect();
	const send = together(async (messages: StoredTransactionalMessage[]) => {
		const records = messages.map(({ payload }) => {
			const { key, value, headers } = payload as Kept;
			return { key: Buffer.from(key, 'base64'), value: Buffer.from(value, 'base64'), headers };
		});
		await producer.sendBatch({
			acks: -1,
			topicMessages: [{ topic: `${prefix}erp.inventory-movements`, messages: records }],
		});
		acknowledged(messages.length);
	});
	const handlers = new pg.Pool({ connectionString: databaseUrl, max: CONNECTIONS });
	const [shutdown] = initializePollingMessageListener(
		{
			outboxOrInbox: 'outbox',
			dbListenerConfig: { connectionString: databaseUrl },
			settings: {
				dbSchema: TABLE.schema,
				dbTable: TABLE.table,
				nextMessagesFunctionName: TABLE.nextMessagesName,
				nextMessagesBatchSize: BATCH,
				nextMessagesPollingIntervalInMs: POLL_MS,
				enableMaxAttemptsProtection: false,
				enablePoisonousMessageProtection: false,
			},
		},
		{ handle: send },
		getDisabledLogger(),
		{
			// Its default begins with single messages, as many as a batch has.
			batchSizeStrategy: async () => BATCH,
			messageProcessingDbClientStrategy: { getClient: () => handlers.connect(), shutdown: () => handlers.end() },
		},
	);
	return {
		async close() {
			await shutdown();
			await producer.disconnect();
		},
	};
}

function keep({ key, payload, headers }: EncodedMessage): Kept {
	const base64 = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).toString('base64');
	const texts = headers.map(([name, value]) => [name, Buffer.from(value).toString()] as const);
	return { key: base64(key), value: base64(payload), headers: Object.fromEntries(texts) };
}

/** Gathers what is asked for while a call is under way into the next call. */
function together<T>(work: (all: T[]) => Promise<void>): (one: T) => Promise<void> {
	let waiting: T[] = [];
	let next: Promise<void> | undefined;
	let last: Promise<unknown> = Promise.resolve();
	return (one) => {
		waiting.push(one);
		next ??= last.then(() => {
			const all = waiting;
			waiting = [];
			next = undefined;
			const running = work(all);
			last = running.catch(() => undefined);
			return running;
		});
		return next;
	};
}
