import { describe, expect, it } from '@jest/globals';
import type { EachBatchPayload } from 'kafkajs';
import { namesWith } from '../../../../infra/kafka/bus.ts';
import { deliver } from '../../../../infra/kafka/deliver.ts';
import type { Batch } from '../../../../infra/ports/bus.ts';
import { memoryLogger } from '../../../support/http/memory-logger.ts';
import { until } from '../../../support/memory/until.ts';

const rebalancing = () => Object.assign(new Error('The group is rebalancing'), { type: 'REBALANCE_IN_PROGRESS' });

/** As long as some heartbeats would take, by a clock of the same pace. */
async function severalBeats(): Promise<void> {
	let beats = 0;
	const pace = setInterval(() => {
		beats += 1;
	}, 1);
	await until('the pace', () => beats > 5);
	clearInterval(pace);
}

/** A batch of one message as the client hands it over; beats come every millisecond. */
function batchOf(onBatch: (batch: Batch) => Promise<void>, silentMs = 60_000) {
	const spy = {
		beats: 0,
		committed: [] as unknown[],
		paused: 0,
		lags: [] as unknown[],
		beat: async (): Promise<void> => undefined,
	};
	const logger = memoryLogger();
	const payload = {
		batch: {
			topic: 't.orders',
			partition: 2,
			highWatermark: '45',
			firstOffset: () => '41',
			messages: [{ offset: '41', key: null, value: Buffer.from('x') }],
		},
		async heartbeat() {
			spy.beats += 1;
			await spy.beat();
		},
		resolveOffset: () => undefined,
		commitOffsetsIfNecessary: async (offsets: unknown) => void spy.committed.push(offsets),
		isRunning: () => true,
		isStale: () => false,
		pause() {
			spy.paused += 1;
			return () => undefined;
		},
	} as unknown as EachBatchPayload;
	const onLag = (...told: unknown[]) => void spy.lags.push(told);
	const options = { group: 'g', topics: ['orders'], onBatch, onLag };
	const run = () =>
		deliver(payload, namesWith('t.'), logger, options, new AbortController().signal, { heartbeatMs: 1, silentMs });
	return { spy, logger, run };
}

describe('a batch', () => {
	it('keeps the membership alive while a message waits, and no longer', async () => {
		const { spy, run } = batchOf(async () => until('some heartbeats', () => spy.beats > 3));
		await run();
		const { beats } = spy;
		await severalBeats();
		expect(spy.beats).toBe(beats);
	});

	it('stops once the membership is lost, and tells the client, which joins anew', async () => {
		const { spy, run } = batchOf((batch) => until('the stop', batch.stopping));
		spy.beat = async () => {
			throw rebalancing();
		};
		await expect(run()).rejects.toMatchObject({ type: 'REBALANCE_IN_PROGRESS' });
		expect(spy.paused).toBe(0);
	});

	it('lets the membership go where its handler gives no sign any more', async () => {
		const { promise: hanging, resolve: end } = Promise.withResolvers<void>();
		const { spy, logger, run } = batchOf(() => hanging, 20);
		const delivery = run();
		await until('the handler to be given up', () => logger.lines.length > 0);
		const { beats } = spy;
		await severalBeats();
		expect(spy.beats).toBe(beats);
		expect(logger.lines[0]).toMatchObject({
			level: 'error',
			facts: { group: 'g', topic: 'orders', partition: 2 },
			message: expect.stringContaining('hangs'),
		});
		end();
		await delivery;
	});

	it('commits behind the message that is done', async () => {
		const { spy, run } = batchOf(async ({ messages, done }) => done(messages[0] as (typeof messages)[0]));
		await run();
		expect(spy.committed).toEqual([{ topics: [{ topic: 't.orders', partitions: [{ partition: 2, offset: '42' }] }] }]);
	});

	it('tells before and after it how many records are still to be done', async () => {
		const { spy, run } = batchOf(async ({ messages, done }) => done(messages[0] as (typeof messages)[0]));
		await run();
		expect(spy.lags).toEqual([
			['orders', 2, 4],
			['orders', 2, 3],
		]);
	});

	it('that fails is delivered again after a pause, and the client hears nothing of it', async () => {
		const { spy, logger, run } = batchOf(async () => {
			throw new TypeError('x is undefined');
		});
		await run();
		expect(spy.paused).toBe(1);
		expect(logger.lines.map(({ facts }) => facts)).toMatchObject([{ problem: 'x is undefined', topic: 'orders' }]);
	});
});
