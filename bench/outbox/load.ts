import type pg from 'pg';
import { type Envelope, newTrail } from '../../infra/outbox/envelope.ts';
import { outbox } from '../../infra/outbox/store.ts';
import type { EncodedMessage } from '../../infra/ports/message.ts';
import { movementMessage } from '../support/records.ts';

/** One encoded message an aggregate: what a series repeats. */
export function templates(encode: Envelope, aggregates: number): EncodedMessage[] {
	return Array.from({ length: aggregates }, (_, n) => encode(movementMessage(n, aggregates), newTrail()));
}

/** Rows as the product appends them: a template an aggregate by its own statement, then copies with ids of their own. */
export async function loadOutbox(pool: pg.Pool, encode: Envelope, rows: number, aggregates: number): Promise<void> {
	await repeated(pool, 'outbox', rows, async (client) => {
		const one = outbox(client, encode);
		await one.appendEncoded(templates(encode, aggregates));
		await one.flush();
	});
}

/** Whatever columns a table has but its number and its time are copied, so that a new column needs no change here. */
const COLUMNS = `
	SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns FROM pg_attribute
	WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname NOT IN ('seq', 'id', 'created_at')`;

/** Empties the table, appends templates, and repeats them until there are so many rows. */
export async function repeated(
	pool: pg.Pool,
	table: string,
	rows: number,
	append: (client: pg.PoolClient) => Promise<void>,
): Promise<void> {
	const client = await pool.connect();
	try {
		await client.query(`TRUNCATE ${table}`);
		await append(client);
		const { rows: found } = await client.query<{ columns: string }>(COLUMNS, [table]);
		const columns = found[0]?.columns;
		await client.query(
			`CREATE TEMPORARY TABLE template AS SELECT *, row_number() OVER (ORDER BY seq) - 1 AS n FROM ${table}`,
		);
		await client.query(`TRUNCATE ${table}`);
		await client.query(
			`INSERT INTO ${table} (id, ${columns}) SELECT gen_random_uuid()::text, ${columns}
			FROM generate_series(0, $1::bigint - 1) AS g JOIN template ON n = g % (SELECT count(*) FROM template) ORDER BY g`,
			[rows],
		);
		await client.query('DROP TABLE template');
		await client.query(`VACUUM (ANALYZE) ${table}`);
		await client.query('CHECKPOINT');
	} finally {
		client.release();
	}
}

/** Bytes of a row's key, payload and header values, as Kafka carries them. */
export function bytesOf({ key, payload, headers }: EncodedMessage): number {
	const ofHeaders = headers.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + value.byteLength, 0);
	return (key?.byteLength ?? 0) + (payload?.byteLength ?? 0) + ofHeaders;
}
