import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { PsraError } from '../../../../infra/errors.ts';
import { outboxFeed } from '../../../../infra/outbox/feed.ts';
import { coalescedNotifier } from '../../../../infra/outbox/notify.ts';
import { type Relay, type RelayOptions, startRelay } from '../../../../infra/outbox/relay.ts';
import { shardOf } from '../../../../infra/outbox/shards.ts';
import { outbox } from '../../../../infra/outbox/store.ts';
import type { MessageProducer } from '../../../../infra/ports/bus.ts';
import type { EncodedMessage } from '../../../../infra/ports/message.ts';
import type { OutboxFeed } from '../../../../infra/ports/outbox.ts';
import { openDatabase, type PostgresDatabase } from '../../../../infra/postgres/database.ts';
import { javaPartition } from '../../../../topics/catalogue/java-partition.ts';
import { type BrokerCorner, openCorner } from '../../../support/installation/broker.ts';
import { eventually, letWaitsSpeak } from '../../../support/installation/index.ts';
import { freshDatabase } from '../../../support/postgres.ts';
import { acquireStack } from '../../../support/stack/acquire-stack.ts';

letWaitsSpeak();

const TOPICS = ['order', 'rollback', 'bulk', 'bytes', 'fence', 'kill', 'parked', 'wake', 'two', 'handover'] as const;
type Topic = (typeof TOPICS)[number];
const PARTITIONS = 3;
/** Bytes that the topic `narrow` takes at most. */
const NARROW = 2_000;

const disposal = new AsyncDisposableStack();
let corner: BrokerCorner;
let database: PostgresDatabase;
let feed: OutboxFeed;
const relays: Relay[] = [];

beforeAll(async () => {
	const stack = disposal.adopt(await acquireStack(), (acquired) => acquired.release());
	const topics = Object.fromEntries(TOPICS.map((topic) => [topic, PARTITIONS]));
	corner = disposal.adopt(await openCorner(stack.kafkaBrokers, topics), (open) => open.close());
	await corner.admin.create([
		{ name: `${corner.prefix}narrow`, partitions: 1, configs: { 'max.message.bytes': String(NARROW) } },
	]);
	const { url } = disposal.adopt(await freshDatabase(), (fresh) => fresh.drop());
	const encode = () => {
		throw new RangeError('these tests append what is encoded already');
	};
	const { logger } = corner;
	database = openDatabase({ url, logger, outbox: (client) => outbox(client, encode), announce: coalescedNotifier });
	disposal.adopt(database, (open) => open.close());
	feed = outboxFeed(database.pool, url, logger);
}, 60_000);
afterEach(async () => {
	await Promise.all(relays.splice(0).map((relay) => relay.close()));
	await database.pool.query('DELETE FROM outbox');
});
afterAll(() => disposal.disposeAsync(), 60_000);

async function relay(options: Partial<RelayOptions> = {}): Promise<Relay> {
	const producer = options.producer ?? (await corner.bus.producer());
	const started = await startRelay({ feed, logger: corner.logger, pollMs: 50, ...options, producer });
	relays.push(started);
	return started;
}

function message(topic: string, aggregate: string, number: number, rest: Partial<EncodedMessage> = {}): EncodedMessage {
	const id = `${aggregate}-${number}`;
	return {
		id,
		topic,
		partition: topic === 'narrow' ? 0 : javaPartition(Buffer.from(aggregate), PARTITIONS),
		type: 'test',
		key: Buffer.from(aggregate),
		payload: Buffer.from(String(number)),
		headers: [['ce_id', Buffer.from(id)]],
		aggregate: { type: topic, id: aggregate },
		...rest,
	};
}

const append = (...messages: EncodedMessage[]) =>
	database.transaction((session) => session.outbox.appendEncoded(messages));
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

async function rowsOf(topic: string): Promise<{ id: string; park_code: string | null; park_reason: string | null }[]> {
	const sql = 'SELECT id, park_code, park_reason FROM outbox WHERE topic = $1 ORDER BY seq';
	return (await database.pool.query(sql, [topic])).rows;
}
const emptied = (topic: string) =>
	eventually(`the outbox to hold no more of ${topic}`, async () => (await rowsOf(topic)).length === 0);
const idsOn = async (topic: Topic) => (await corner.read(topic)).map((record) => record.header('ce_id') as string);

describe('the relay', () => {
	it('publishes what was committed, in order within an aggregate, however the writers mix', async () => {
		const aggregates = numbers(12).map((number) => `A${number}`);
		await relay();
		await Promise.all(
			aggregates.map(async (aggregate) => {
				for (const number of numbers(20)) await append(message('order', aggregate, number));
			}),
		);
		await emptied('order');
		const published = await corner.read('order');
		for (const aggregate of aggregates) {
			const own = published.filter((record) => record.key?.toString() === aggregate);
			expect(own.map((record) => Number(record.value))).toEqual(numbers(20));
		}
	});

	it('never publishes what was rolled back', async () => {
		await relay();
		const failed = database.transaction(async (session) => {
			await session.outbox.appendEncoded([message('rollback', 'A', 1)]);
			throw new Error('the business says no');
		});
		await expect(failed).rejects.toThrow('the business says no');
		await append(message('rollback', 'A', 2));
		await emptied('rollback');
		expect(await idsOn('rollback')).toEqual(['A-2']);
	});

	it('publishes a large batch once and in order', async () => {
		const messages = numbers(5_000).map((number) => message('bulk', `A${number % 7}`, number));
		await append(...messages);
		await relay();
		await emptied('bulk');
		const published = await corner.read('bulk');
		expect(published).toHaveLength(messages.length);
		for (const residue of numbers(7)) {
			const own = published.filter((record) => record.key?.toString() === `A${residue}`).map((r) => Number(r.value));
			expect(own).toEqual(numbers(5_000).filter((number) => number % 7 === residue));
		}
	});

	it('keeps every byte: repeated header names, bytes that are no text, no key, no value', async () => {
		const strange = Uint8Array.from([0, 255, 254, 10, 0, 195]);
		await append(
			message('bytes', 'A', 1, {
				key: null,
				payload: strange,
				headers: [
					['trace', strange],
					['trace', Buffer.from('second')],
					['empty', new Uint8Array()],
				],
			}),
			message('bytes', 'A', 2, { key: strange, payload: null, headers: [] }),
		);
		await relay();
		await emptied('bytes');
		const published = await corner.read('bytes');
		const withoutKey = published.find((record) => record.key === null);
		expect(withoutKey?.value).toEqual(Buffer.from(strange));
		expect(withoutKey?.headers).toEqual([
			['trace', Buffer.from(strange)],
			['trace', Buffer.from('second')],
			['empty', Buffer.alloc(0)],
		]);
		const tombstone = published.find((record) => record.value === null);
		expect(tombstone?.key).toEqual(Buffer.from(strange));
		expect(tombstone?.headers).toEqual([]);
	});

	it('is woken by a commit and does not wait for its next look', async () => {
		await relay({ pollMs: 3_600_000 });
		await append(message('wake', 'A', 1));
		await emptied('wake');
		expect(await idsOn('wake')).toEqual(['A-1']);
	});
});

describe('the fence', () => {
	it('lets a relay that lost its lease while it published remove nothing; the next publishes the same ids', async () => {
		const rows = numbers(3).map((number) => message('fence', 'A', number));
		const shard = shardOf('fence', 'A');
		await append(...rows);
		const real = await corner.bus.producer();
		let taken = false;
		const slow: MessageProducer = {
			...real,
			async send(messages) {
				await real.send(messages);
				if (taken) return;
				taken = true;
				await database.pool.query(
					`UPDATE outbox_lease SET holder = 'another', term = term + 1, expires_at = now() + interval '1 hour' WHERE shard = $1`,
					[shard],
				);
			},
		};
		const paused = await relay({ producer: slow });
		await eventually('the relay to notice that its lease was lost', () =>
			corner.logger.lines.some((line) => line.message.startsWith('the lease was lost')),
		);
		await paused.close();
		expect((await rowsOf('fence')).map((row) => row.id)).toEqual(['A-0', 'A-1', 'A-2']);
		expect(await idsOn('fence')).toEqual(['A-0', 'A-1', 'A-2']);

		await database.pool.query(`UPDATE outbox_lease SET holder = NULL, expires_at = '-infinity' WHERE shard = $1`, [
			shard,
		]);
		await relay();
		await emptied('fence');
		expect(await idsOn('fence')).toEqual(['A-0', 'A-1', 'A-2', 'A-0', 'A-1', 'A-2']);
	});

	it('turns an old term down also where the holder is the same again', async () => {
		const lease = await feed.lease(0, 'me', 60_000);
		if (!lease) throw new Error('no lease');
		await database.pool.query(`UPDATE outbox_lease SET expires_at = '-infinity' WHERE shard = 0`);
		await feed.lease(0, 'another', 0);
		const next = await feed.lease(0, 'me', 60_000);
		expect(Number(next?.term)).toBe(Number(lease.term) + 2);
		await append(message('fence', 'of shard 0', 1, { aggregate: aggregateOfShard(0) }));
		const [row] = await feed.read(0, 10);
		expect(await feed.remove(lease, [row?.seq as string])).toBe(false);
		expect(await feed.park(lease, row?.seq as string, 'KAFKA_REFUSED', 'late')).toBe(false);
		expect(await feed.read(0, 10)).toHaveLength(1);
		if (next) await feed.release(next);
	});

	it('publishes again, with the same ids, what was published before a relay died', async () => {
		await append(message('kill', 'A', 1), message('kill', 'A', 2));
		let died = false;
		const dying: OutboxFeed = {
			...feed,
			async remove(lease, seqs) {
				if (!died) {
					died = true;
					throw new PsraError('DATABASE_UNAVAILABLE', 'killed between publish and delete');
				}
				return feed.remove(lease, seqs);
			},
		};
		await relay({ feed: dying });
		await emptied('kill');
		expect(await idsOn('kill')).toEqual(['A-1', 'A-2', 'A-1', 'A-2']);
	});

	it('lets two relays share the work: every row once', async () => {
		await Promise.all([relay(), relay()]);
		await append(...numbers(400).map((number) => message('two', `A${number % 40}`, number)));
		await emptied('two');
		expect((await idsOn('two')).sort()).toEqual(
			numbers(400)
				.map((number) => `A${number % 40}-${number}`)
				.sort(),
		);
	});

	it('is handed over at once by a relay that stops', async () => {
		const first = await relay({ leaseMs: 3_600_000 });
		await append(message('handover', 'A', 1));
		await emptied('handover');
		await first.close();
		await relay();
		await append(message('handover', 'A', 2));
		await emptied('handover');
		expect(await idsOn('handover')).toEqual(['A-1', 'A-2']);
	});
});

describe('a row that can not be published', () => {
	const parked = (topic: string) =>
		eventually(`a row of ${topic} to be parked`, async () => (await rowsOf(topic)).find((row) => row.park_code));

	it('is parked where it is too large, stops its own aggregate and nobody else', async () => {
		await append(
			message('narrow', 'A', 1),
			message('narrow', 'A', 2, { payload: Buffer.alloc(3 * NARROW) }),
			message('narrow', 'A', 3),
			message('narrow', 'B', 1),
			message('parked', 'C', 1),
		);
		await relay();
		expect(await parked('narrow')).toMatchObject({
			id: 'A-2',
			park_code: 'KAFKA_REFUSED',
			park_reason: expect.stringContaining('larger'),
		});
		await append(message('narrow', 'B', 2));
		await eventually('the rows of others to be published', async () => (await rowsOf('narrow')).length === 2);
		await emptied('parked');
		expect((await rowsOf('narrow')).map((row) => row.id)).toEqual(['A-2', 'A-3']);
	});

	it('is parked where its topic does not exist', async () => {
		await append(message('nowhere', 'A', 1), message('nowhere', 'A', 2), message('parked', 'D', 1));
		await relay();
		expect(await parked('nowhere')).toMatchObject({
			id: 'A-1',
			park_code: 'KAFKA_REFUSED',
			park_reason: expect.stringContaining('nowhere'),
		});
		await emptied('parked');
		expect(await rowsOf('nowhere')).toHaveLength(2);
	});
});

function aggregateOfShard(shard: number): EncodedMessage['aggregate'] {
	const id = numbers(100)
		.map(String)
		.find((number) => shardOf('fence', number) === shard);
	return { type: 'fence', id: id as string };
}
