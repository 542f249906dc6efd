import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { outboxFeed } from '../../../../infra/outbox/feed.ts';
import { coalescedNotifier } from '../../../../infra/outbox/notify.ts';
import { shardOf } from '../../../../infra/outbox/shards.ts';
import { outbox } from '../../../../infra/outbox/store.ts';
import type { Lease, OutboxFeed } from '../../../../infra/ports/outbox.ts';
import { openDatabase, type PostgresDatabase } from '../../../../infra/postgres/database.ts';
import { encoded } from '../../../conformance/outbox/messages.ts';
import { memoryLogger } from '../../../support/http/memory-logger.ts';
import { freshDatabase } from '../../../support/postgres.ts';

const noEncoding = () => {
	throw new RangeError('these tests append what is encoded already');
};
const SHARD = shardOf(encoded('PUMP', '').aggregate.type, 'PUMP');
/** Another aggregate of the same shard. */
const OTHER = Array.from({ length: 100 }, (_, number) => `OTHER-${number}`).find(
	(id) => shardOf(encoded(id, '').aggregate.type, id) === SHARD,
) as string;
/** More than are read before the floor is raised. */
const MANY = 2_500;

const disposal = new AsyncDisposableStack();
let database: PostgresDatabase;
let feed: OutboxFeed;
let lease: Lease;
const open: pg.PoolClient[] = [];

beforeAll(async () => {
	const { url } = disposal.adopt(await freshDatabase(), (fresh) => fresh.drop());
	const logger = memoryLogger();
	database = openDatabase({
		url,
		logger,
		outbox: (client) => outbox(client, noEncoding),
		announce: coalescedNotifier,
	});
	disposal.adopt(database, (opened) => opened.close());
	feed = outboxFeed(database.pool, url, logger);
	lease = (await feed.lease(SHARD, 'relay', 3_600_000)) as Lease;
}, 60_000);
afterEach(async () => {
	for (const client of open.splice(0)) {
		await client.query('ROLLBACK');
		client.release();
	}
	await database.pool.query('DELETE FROM outbox');
});
afterAll(() => disposal.disposeAsync(), 60_000);

const append = (...ids: string[]) =>
	database.transaction((session) => session.outbox.appendEncoded(ids.map((id) => encoded('PUMP', id))));

/** A transaction that stays open until the test commits it. */
async function begin(): Promise<pg.PoolClient> {
	const client = await database.pool.connect();
	open.push(client);
	await client.query('BEGIN');
	return client;
}

async function writes(client: pg.PoolClient, id: string): Promise<void> {
	const rows = outbox(client, noEncoding);
	await rows.appendEncoded([encoded('PUMP', id)]);
	await rows.flush();
}

const idsRead = async () => (await feed.read(SHARD, 10_000)).map(({ id }) => id);

/** So many rows appended, read and removed that the floor is raised as far as it may be. */
async function drainMany(): Promise<void> {
	for (let round = 0; round < 3; round++) {
		await append(...Array.from({ length: MANY }, (_, index) => `${round}/${index}`));
		const rows = await feed.read(SHARD, 10_000);
		expect(rows).toHaveLength(MANY);
		await feed.remove(
			lease,
			rows.map(({ seq }) => seq),
		);
	}
}

describe('the floor of a shard', () => {
	it('lets a row be seen that took its number early and was committed late, before younger ones of its aggregate', async () => {
		const late = await begin();
		await writes(late, 'late');
		await drainMany();
		await late.query('COMMIT');
		await append('after');
		expect(await idsRead()).toEqual(['late', 'after']);
	});

	it('lets rows behind a parked one be seen once it is put back', async () => {
		await append('parked', 'behind');
		const [row] = await feed.read(SHARD, 1);
		await feed.park(lease, row?.seq ?? '', 'KAFKA_REFUSED', 'too large');
		await database.transaction((session) =>
			session.outbox.appendEncoded(Array.from({ length: MANY }, (_, index) => encoded(OTHER, `${index}`))),
		);
		for (let round = 0; round < 3; round++) {
			const rows = await feed.read(SHARD, 10_000);
			await feed.remove(
				lease,
				rows.map(({ seq }) => seq),
			);
			await database.transaction((session) =>
				session.outbox.appendEncoded(Array.from({ length: MANY }, (_, index) => encoded(OTHER, `${round}/${index}`))),
			);
		}
		await database.pool.query('UPDATE outbox SET parked_at = NULL');
		expect((await idsRead()).slice(0, 2)).toEqual(['parked', 'behind']);
	});

	it('rises while a transaction stays open that never writes here, and stays where one does', async () => {
		const stranger = await begin();
		await stranger.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
		await stranger.query('SELECT count(*) FROM outbox');
		const reads: unknown[][] = [];
		const query = database.pool.query.bind(database.pool);
		const watched = {
			query: (config: { name?: string; values?: unknown[] }) => {
				if (config.name === 'outbox_read') reads.push(config.values ?? []);
				return query(config as never);
			},
		};
		const watchedFeed = outboxFeed(watched as never, '', memoryLogger());
		for (let round = 0; round < 4; round++) {
			await append(...Array.from({ length: MANY }, (_, index) => `${round}/${index}`));
			const rows = await watchedFeed.read(SHARD, 10_000);
			await feed.remove(
				lease,
				rows.map(({ seq }) => seq),
			);
		}
		const floors = reads.map(([, floor]) => Number(floor));
		expect(floors.at(-1)).toBeGreaterThan(floors[0] as number);
		const writer = await begin();
		await writes(writer, 'open');
		const before = reads.length;
		for (let round = 0; round < 4; round++) {
			await append(...Array.from({ length: MANY }, (_, index) => `${round}/${index}`));
			const rows = await watchedFeed.read(SHARD, 10_000);
			await feed.remove(
				lease,
				rows.map(({ seq }) => seq),
			);
		}
		const { rows } = await writer.query<{ seq: string }>("SELECT seq FROM outbox WHERE id = 'open'");
		for (const [, floor] of reads.slice(before)) expect(Number(floor)).toBeLessThan(Number(rows[0]?.seq));
	});
});
