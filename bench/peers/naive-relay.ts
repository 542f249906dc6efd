import kafkajs from 'kafkajs';
import pg from 'pg';
import type { EncodedMessage } from '../../infra/ports/message.ts';
import { inTransaction } from '../../infra/postgres/database.ts';
import { repeated, templates } from '../outbox/load.ts';
import type { Acknowledged, Subject } from '../outbox/subject.ts';
import type { BenchAdapters, Place } from '../support/adapters.ts';

/**
 * What one would write first: one process reads a batch in order, sends it, deletes it. Neither leases nor shards, no
 * row is set aside, and two of them would publish all twice.
 */
const BATCH = 1_000;
const POLL_MS = 50;
const CHANNEL = 'naive_outbox';

/** The columns that it needs. Notices come from the insert itself, which is the quickest. */
export const NAIVE_TABLE = `
	CREATE TABLE IF NOT EXISTS naive_outbox (
		seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		id text NOT NULL, topic text NOT NULL, key bytea, payload bytea, headers jsonb NOT NULL
	);
	CREATE OR REPLACE FUNCTION naive_outbox_notify() RETURNS trigger LANGUAGE plpgsql AS
		$$ BEGIN PERFORM pg_notify('${CHANNEL}', ''); RETURN NULL; END $$;
	CREATE OR REPLACE TRIGGER naive_outbox_notify AFTER INSERT ON naive_outbox EXECUTE FUNCTION naive_outbox_notify()`;

const APPEND = {
	name: 'naive_append',
	text: `
		INSERT INTO naive_outbox (id, topic, key, payload, headers)
		SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[], $4::bytea[], $5::jsonb[])`,
};
const READ = {
	name: 'naive_read',
	text: 'SELECT seq, id, topic, key, payload, headers FROM naive_outbox ORDER BY seq LIMIT $1',
};
const REMOVE = { name: 'naive_remove', text: 'DELETE FROM naive_outbox WHERE seq = ANY ($1::bigint[])' };

interface Row {
	readonly seq: string;
	readonly id: string;
	readonly topic: string;
	readonly key: Buffer | null;
	readonly payload: Buffer | null;
	readonly headers: Record<string, string>;
}

/** Appends on an open transaction. Headers as an object of texts, which kafkajs takes as it comes. */
export async function naiveAppend(client: pg.ClientBase, messages: readonly EncodedMessage[]): Promise<void> {
	await client.query({
		...APPEND,
		values: [
			messages.map((m) => m.id),
			messages.map((m) => m.topic),
			messages.map((m) => m.key),
			messages.map((m) => m.payload),
			messages.map((m) =>
				JSON.stringify(Object.fromEntries(m.headers.map(([name, v]) => [name, Buffer.from(v).toString()]))),
			),
		],
	});
}

export async function naiveRelay({ pool, encode }: BenchAdapters, place: Place): Promise<Subject> {
	await pool.query(NAIVE_TABLE);
	return {
		name: 'naive relay',
		params: { batch: BATCH, pollMs: POLL_MS },
		writer: 'naive',
		load: (rows, aggregates) =>
			repeated(pool, 'naive_outbox', rows, (client) => naiveAppend(client, templates(encode, aggregates))),
		start: (acknowledged) => start(place, acknowledged),
		async left() {
			const { rows } = await pool.query<{ rows: number }>('SELECT count(*)::int AS rows FROM naive_outbox');
			return rows[0]?.rows ?? 0;
		},
	};
}

async function start({ brokers, prefix, databaseUrl }: Place, acknowledged: Acknowledged) {
	const kafka = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.ERROR });
	const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false });
	const client = new pg.Client({ connectionString: databaseUrl });
	const listener = new pg.Client({ connectionString: databaseUrl });
	let stopped = false;
	let wake: () => void = () => undefined;
	listener.on('notification', () => wake());
	await Promise.all([producer.connect(), client.connect(), listener.connect()]);
	await listener.query(`LISTEN ${CHANNEL}`);

	async function drain(): Promise<number> {
		const { rows } = await client.query<Row>({ ...READ, values: [BATCH] });
		if (rows.length === 0) return 0;
		const topics = Map.groupBy(rows, ({ topic }) => topic);
		await producer.sendBatch({
			acks: -1,
			topicMessages: [...topics].map(([topic, own]) => ({
				topic: `${prefix}${topic}`,
				messages: own.map(({ key, payload, headers }) => ({ key, value: payload, headers })),
			})),
		});
		acknowledged(rows);
		await client.query({ ...REMOVE, values: [rows.map(({ seq }) => seq)] });
		return rows.length;
	}

	async function run(): Promise<void> {
		while (!stopped) {
			const woken = new Promise<void>((resolve) => {
				const timer = setTimeout(resolve, POLL_MS);
				wake = () => {
					clearTimeout(timer);
					resolve();
				};
			});
			if ((await drain()) === 0 && !stopped) await woken;
			else wake();
		}
	}

	const running = run();
	return {
		async close() {
			stopped = true;
			wake();
			await running;
			await Promise.all([producer.disconnect(), client.end(), listener.end()]);
		},
	};
}

/** The writer's side: one business transaction appends so many rows. */
export async function naiveTransaction(pool: pg.Pool, messages: readonly EncodedMessage[]): Promise<void> {
	await inTransaction(pool, (client) => naiveAppend(client, messages));
}
