import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { outboxFeed } from '../../../../infra/outbox/feed.ts';
import { coalescedNotifier } from '../../../../infra/outbox/notify.ts';
import { shardOf } from '../../../../infra/outbox/shards.ts';
import { outbox } from '../../../../infra/outbox/store.ts';
import type { Lease, OutboxFeed } from '../../../../infra/ports/outbox.ts';
import { openDatabase, type PostgresDatabase } from '../../../../infra/postgres/database.ts';
import { encoded } from '../../../conformance/outbox/messages.ts';
import { memoryLogger } from '../../../support/http/memory-logger.ts';
import { ownDatabase } from '../../../support/own-database.ts';
import { acquireStack } from '../../../support/stack/acquire-stack.ts';

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
let server: string;
let database: PostgresDatabase;
let feed: OutboxFeed;
let lease: Lease;
const open: pg.PoolClient[] = [];

beforeAll(async () => {
	const stack = disposal.adopt(await acquireStack(), (acquired) => acquired.release());
	server = stack.databaseUrl;
	const { url } = disposal.use(await ownDatabase(server));
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
async function drainMany(aggregate = 'PUMP', by: Pick<OutboxFeed, 'read'> = feed): Promise<void> {
	for (let round = 0; round < 4; round++) {
		const many = Array.from({ length: MANY }, (_, index) => encoded(aggregate, `${round}/${index}`));
		await database.transaction((session) => session.outbox.appendEncoded(many));
		const rows = await by.read(SHARD, 10_000);
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
		await drainMany(OTHER);
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
		await drainMany('PUMP', watchedFeed);
		const floors = reads.map(([, floor]) => Number(floor));
		expect(floors.at(-1)).toBeGreaterThan(floors[0] as number);
		const writer = await begin();
		await writes(writer, 'open');
		const before = reads.length;
		await drainMany('PUMP', watchedFeed);
		const { rows } = await writer.query<{ seq: string }>("SELECT seq FROM outbox WHERE id = 'open'");
		for (const [, floor] of reads.slice(before)) expect(Number(floor)).toBeLessThan(Number(rows[0]?.seq));
	});

	it('does not take the first number of all for given out while it is not', async () => {
		await using first = await ownDatabase(server);
		await using beginning = new AsyncDisposableStack();
		const pool = beginning.adopt(new pg.Pool({ connectionString: first.url, max: 2 }), (opened) => opened.end());
		const read = outboxFeed(pool, first.url, memoryLogger());
		expect(await read.read(SHARD, 10)).toEqual([]);
		const late = await pool.connect();
		try {
			await late.query('BEGIN');
			await writes(late, 'first of all');
			const others = outbox(pool, noEncoding);
			await others.appendEncoded(Array.from({ length: MANY }, (_, index) => encoded(OTHER, `${index}`)));
			await others.flush();
			expect(await read.read(SHARD, 10_000)).toHaveLength(MANY);
			await pool.query('DELETE FROM outbox');
			expect(await read.read(SHARD, 10)).toEqual([]);
			await late.query('COMMIT');
		} finally {
			late.release();
		}
		expect((await read.read(SHARD, 10)).map(({ id }) => id)).toEqual(['first of all']);
	});
});
