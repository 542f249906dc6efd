import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PsraError } from '../../../../infra/errors.ts';
import { type Relay, startRelay } from '../../../../infra/outbox/relay.ts';
import { SHARDS } from '../../../../infra/outbox/shards.ts';
import type { MessageProducer } from '../../../../infra/ports/bus.ts';
import type { EncodedMessage } from '../../../../infra/ports/message.ts';
import type { OutboxFeed } from '../../../../infra/ports/outbox.ts';
import { encoded } from '../../../conformance/outbox/messages.ts';
import { memoryLogger } from '../../../support/http/memory-logger.ts';
import { type MemoryDatabase, memoryDatabase } from '../../../support/memory/database.ts';
import { until } from '../../../support/memory/until.ts';

/** A broker in memory. `refuse` and `fail` say what it does to a send. */
function broker() {
	const published: string[] = [];
	const spy = {
		published,
		refuse: (_row: EncodedMessage): boolean => false,
		fail: (): Error | undefined => undefined,
		knows: (_topic: string): boolean => true,
		onSend: async (): Promise<void> => undefined,
	};
	const producer: MessageProducer = {
		async send(messages) {
			await spy.onSend();
			const failure = spy.fail();
			if (failure) throw failure;
			if (messages.some((row) => spy.refuse(row))) throw new PsraError('KAFKA_REFUSED', 'too large');
			published.push(...messages.map((row) => row.id));
		},
		async partitions(topic) {
			if (!spy.knows(topic))
				throw new PsraError('KAFKA_UNAVAILABLE', 'no such topic', { type: 'UNKNOWN_TOPIC_OR_PARTITION' });
			return 4;
		},
		close: async () => undefined,
	};
	return { ...spy, spy, producer };
}

let database: MemoryDatabase;
let relay: Relay | undefined;
let kafka: ReturnType<typeof broker>;
const logger = memoryLogger();
beforeEach(() => {
	database = memoryDatabase();
	kafka = broker();
});
afterEach(() => relay?.close());

const append = (...messages: EncodedMessage[]) => database.transaction(({ outbox }) => outbox.appendEncoded(messages));

/** Starts a relay that looks again at once after a fault, and waits until it has come as far as is asked. */
async function relayUntil(reached: () => boolean, batch?: number): Promise<void> {
	relay = await startRelay({
		feed: database.feed,
		producer: kafka.producer,
		logger,
		pollMs: 1,
		...(batch && { batch }),
	});
	await until('the relay', reached);
}
const empty = () => database.tables.outbox.length === 0;

describe('the relay', () => {
	it('publishes in order and removes what the broker has acknowledged', async () => {
		await append(...['1', '2', '3', '4', '5'].map((id) => encoded('PUMP', id)));
		await relayUntil(empty, 2);
		expect(kafka.published).toEqual(['1', '2', '3', '4', '5']);
	});

	/** A feed that shows at most three rows at once, and notes what it was told not to show again. */
	const narrow = () => {
		const underway: number[] = [];
		const feed: OutboxFeed = {
			...database.feed,
			read(shard, limit, taken = []) {
				underway.push(taken.length);
				return database.feed.read(shard, Math.min(limit, 3), taken);
			},
		};
		return { feed, underway };
	};

	it('reads on while it sends, and publishes each row once and in order', async () => {
		const { feed, underway } = narrow();
		const ids = Array.from({ length: 20 }, (_, at) => String(at));
		await append(...ids.map((id) => encoded('PUMP', id)));
		relay = await startRelay({ feed, producer: kafka.producer, logger, pollMs: 1, batch: 1 });
		await until('all rows', empty);
		expect(kafka.published).toEqual(ids);
		expect(Math.max(...underway)).toBeGreaterThanOrEqual(3);
	});

	it('publishes nothing that it read before an older row of its aggregate was parked', async () => {
		const { feed } = narrow();
		await append(...['1', 'big', '3', '4', '5'].map((id) => encoded('PUMP', id)));
		kafka.spy.refuse = (row) => row.id === 'big';
		relay = await startRelay({ feed, producer: kafka.producer, logger, pollMs: 1, batch: 1 });
		await until('the parked row', () => database.tables.outbox.some((row) => row.id === 'big' && row.parked !== null));
		await relay.close();
		expect(kafka.published).toEqual(['1']);
	});

	it('keeps every row while the broker is away, and publishes them in order afterwards', async () => {
		await append(encoded('PUMP', '1'), encoded('PUMP', '2'));
		let away = 3;
		kafka.spy.fail = () => (away-- > 0 ? new PsraError('KAFKA_UNAVAILABLE', 'down') : undefined);
		await relayUntil(empty);
		expect(kafka.published).toEqual(['1', '2']);
	});

	it('parks a row that is refused for good: its aggregate waits behind it, no other does', async () => {
		await append(encoded('PUMP', '1'), encoded('PUMP', 'big'), encoded('DRIVE', 'a'), encoded('PUMP', '3'));
		kafka.spy.refuse = (row) => row.id === 'big';
		await relayUntil(() => kafka.published.length === 2 && database.tables.outbox.length === 2);
		expect([...kafka.published].sort()).toEqual(['1', 'a']);
		expect(database.tables.outbox.map((row) => [row.id, row.parked?.code])).toEqual([
			['big', 'KAFKA_REFUSED'],
			['3', undefined],
		]);
	});

	it('keeps rows waiting whose topic is not known yet, and lets others pass', async () => {
		const late = { topic: 'late', aggregate: { type: 'late', id: 'PUMP' } };
		await append({ ...encoded('PUMP', '1'), ...late }, encoded('PUMP', '2'), { ...encoded('PUMP', '3'), ...late });
		let isKnown = false;
		kafka.spy.knows = (topic) => isKnown || topic !== 'late';
		await relayUntil(() => kafka.published.includes('2') && database.tables.outbox.length === 2);
		expect(database.tables.outbox.map(({ id, parked }) => [id, parked])).toEqual([
			['1', null],
			['3', null],
		]);
		isKnown = true;
		await until('the rows that waited', empty);
		expect(kafka.published).toEqual(['2', '1', '3']);
	});

	it('removes nothing where its lease was lost while it published', async () => {
		await append(encoded('PUMP', '1'));
		const { remove } = database.feed;
		let lost = 0;
		const feed = {
			...database.feed,
			remove: async (...args: Parameters<typeof remove>) => (lost++ === 0 ? false : remove(...args)),
		};
		relay = await startRelay({ feed, producer: kafka.producer, logger, pollMs: 1 });
		await until('the second relay', empty);
		expect(kafka.published).toEqual(['1', '1']);
		expect(logger.lines.map((line) => line.message)).toContain(
			'the lease was lost; another relay publishes these rows again',
		);
	});

	it('renews its lease while it sends', async () => {
		await append(encoded('PUMP', '1'));
		let renewed = 0;
		let sending = false;
		const feed: OutboxFeed = {
			...database.feed,
			lease(shard, holder) {
				if (sending) renewed += 1;
				return database.feed.lease(shard, holder, 60_000);
			},
		};
		kafka.spy.onSend = async () => {
			sending = true;
			await until('the first lease to be over', () => renewed > 6);
		};
		relay = await startRelay({ feed, producer: kafka.producer, logger, pollMs: 10_000, leaseMs: 30 });
		await until('the row to be removed', empty);
		expect(kafka.published).toEqual(['1']);
	});

	it('parks nothing and publishes no more where its lease was lost', async () => {
		await append(encoded('PUMP', 'big'), encoded('DRIVE', 'a'), encoded('PUMP', '3'));
		kafka.spy.refuse = (row) => row.id === 'big';
		let parks = 0;
		let leases = 0;
		const feed: OutboxFeed = {
			...database.feed,
			lease: async (shard, holder, ms) => (leases++ < SHARDS ? database.feed.lease(shard, holder, ms) : null),
			async park() {
				parks += 1;
				return false;
			},
		};
		logger.lines.length = 0;
		relay = await startRelay({ feed, producer: kafka.producer, logger, pollMs: 1 });
		await until('the loss to be noticed', () => logger.lines.length > 0);
		expect(parks).toBe(1);
		expect(logger.lines.map(({ message }) => message)).toEqual([
			'the lease was lost; another relay publishes these rows again',
		]);
		expect(database.tables.outbox.find((row) => row.id === 'big')?.parked).toBeNull();
	});

	it('finishes the publish in hand when it stops, and gives its leases up', async () => {
		await append(encoded('PUMP', '1'));
		let release: () => void = () => undefined;
		const held = new Promise<void>((resolve) => {
			release = resolve;
		});
		let sending = false;
		kafka.spy.onSend = () => {
			sending = true;
			return held;
		};
		await relayUntil(() => sending);
		const closed = relay?.close();
		release();
		await closed;
		expect(empty()).toBe(true);
		for (let shard = 0; shard < database.feed.shards; shard++)
			expect(await database.feed.lease(shard, 'the next', 1_000)).not.toBeNull();
	});
});
