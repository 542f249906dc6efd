import { afterEach, describe, expect, it } from '@jest/globals';
import type { Kafka } from 'kafkajs';
import { namesWith } from '../../../../infra/kafka/bus.ts';
import { TIMING } from '../../../../infra/kafka/client.ts';
import { subscribe } from '../../../../infra/kafka/consumer.ts';
import type { Subscription } from '../../../../infra/ports/bus.ts';
import { memoryLogger } from '../../../support/http/memory-logger.ts';
import { until } from '../../../support/memory/until.ts';

const turn = () => new Promise(setImmediate);

const EMPTY_BATCH = {
	batch: { topic: 't', partition: 0, messages: [], firstOffset: () => null, highWatermark: '0' },
	heartbeat: async () => undefined,
	isRunning: () => true,
	isStale: () => false,
};

/** The client's consumer, of which a test chooses when it crashes and whether it connects. */
function client() {
	const listeners = new Map<string, (event: unknown) => void>();
	const spy = {
		connects: 0,
		runs: 0,
		disconnects: 0,
		retired: 0,
		severed: [] as (string | undefined)[],
		refuse: (_connect: number): boolean => false,
		onConnect: async (): Promise<void> => undefined,
		tell: (event: string, payload: object) => listeners.get(event)?.({ payload }),
		crash: (restart: boolean) => spy.tell('crash', { error: new TypeError('x is undefined'), restart }),
		onDisconnect: async (): Promise<void> => undefined,
		deliver: async (): Promise<void> => undefined,
	};
	const consumer = {
		events: { CRASH: 'crash', GROUP_JOIN: 'join', FETCH: 'fetch', REQUEST_TIMEOUT: 'request-timeout' },
		on: (event: string, listener: (event: unknown) => void) => listeners.set(event, listener),
		async connect() {
			spy.connects += 1;
			await spy.onConnect();
			if (spy.refuse(spy.connects)) throw new Error(`refused ${spy.connects}`);
		},
		subscribe: async () => undefined,
		async run({ eachBatch }: { eachBatch: (payload: unknown) => Promise<void> }) {
			spy.runs += 1;
			spy.deliver = () => eachBatch(EMPTY_BATCH);
		},
		async disconnect() {
			spy.disconnects += 1;
			await spy.onDisconnect();
		},
	};
	const kafka = { consumer: () => consumer } as unknown as Kafka;
	const connect = () => ({
		kafka,
		sever: (broker?: string) => void spy.severed.push(broker),
		retire() {
			spy.retired += 1;
		},
	});
	return { spy, connect };
}

const open: Subscription[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((subscription) => subscription.close()));
});

async function subscribed(timing = TIMING) {
	const { spy, connect } = client();
	const logger = memoryLogger();
	const pauses: number[] = [];
	const assigned: unknown[] = [];
	const onAssigned = (partitions: unknown) => void assigned.push(partitions);
	const options = { group: 'g', topics: ['t'], onBatch: async () => undefined, onAssigned };
	const pause = async (ms: number) => {
		pauses.push(ms);
		await turn();
	};
	const subscription = await subscribe({ connect, names: namesWith(''), logger, timing, pause }, options);
	open.push(subscription);
	return { spy, logger, pauses, subscription, assigned };
}

describe('a consumer that crashed for good', () => {
	it('is started again until that succeeds, with growing pauses, and each failure is logged', async () => {
		const { spy, logger, pauses } = await subscribed();
		spy.refuse = (connect) => connect <= 4;
		spy.crash(false);
		await until('the second run', () => spy.runs === 2);
		expect(pauses).toEqual([500, 1_000, 2_000, 4_000]);
		const failures = logger.lines.filter(({ facts }) => 'attempt' in facts);
		expect(failures.map(({ level, facts }) => ({ level, ...facts }))).toEqual(
			[2, 3, 4].map((connect, index) => ({
				level: 'error',
				group: 'g',
				attempt: index + 1,
				problem: `The broker does not answer: refused ${connect}`,
			})),
		);
	});

	it('waits half a minute at most between attempts', async () => {
		const { spy, pauses } = await subscribed();
		spy.refuse = (connect) => connect <= 12;
		spy.crash(false);
		await until('the second run', () => spy.runs === 2);
		expect(Math.max(...pauses)).toBe(30_000);
	});

	it('is started again ever later where each start crashes without a batch, and soon again after one', async () => {
		const { spy, pauses } = await subscribed();
		for (let runs = 2; runs <= 4; runs++) {
			spy.crash(false);
			await until('the next run', () => spy.runs === runs);
		}
		expect(pauses).toEqual([500, 1_000, 2_000]);
		await spy.deliver();
		spy.crash(false);
		await until('the last run', () => spy.runs === 5);
		expect(pauses.at(-1)).toBe(500);
	});

	it('is left alone where the client starts it again itself', async () => {
		const { spy, pauses } = await subscribed();
		spy.crash(true);
		expect(pauses).toEqual([]);
	});

	it('is not started again once it is closed', async () => {
		const { spy, pauses, subscription } = await subscribed();
		spy.refuse = () => true;
		spy.crash(false);
		await until('some attempts', () => pauses.length > 3);
		await subscription.close();
		const before = spy.connects;
		for (let turns = 0; turns < 10; turns++) await turn();
		expect(spy.connects).toBe(before);
		expect(spy.runs).toBe(1);
	});

	it('is closed where that is asked for while it connects', async () => {
		const { spy, subscription } = await subscribed();
		let connected: () => void = () => undefined;
		spy.onConnect = () =>
			new Promise((resolve) => {
				connected = resolve;
			});
		spy.crash(false);
		await until('the second connect', () => spy.connects === 2);
		await subscription.close();
		connected();
		await until('the second disconnect', () => spy.disconnects === 2);
		expect(spy.disconnects).toBe(2);
	});
});

describe('a consumer whose fetches do not end', () => {
	const timing = { ...TIMING, stallMs: 40, leaveMs: 20 };

	it('is built anew, with other connections, though it can not leave; that is logged', async () => {
		const { spy, logger } = await subscribed(timing);
		const { promise: never, resolve } = Promise.withResolvers<void>();
		spy.onDisconnect = () => never;
		await until('the second run', () => spy.runs === 2);
		expect(spy.retired).toBe(1);
		expect(logger.lines[0]).toMatchObject({
			level: 'error',
			facts: { group: 'g' },
			message: expect.stringContaining('still'),
		});
		spy.onDisconnect = async () => undefined;
		resolve();
	});

	it('is left alone while they end', async () => {
		const { spy } = await subscribed(timing);
		const fetching = setInterval(() => spy.tell('fetch', {}), 1);
		const end = performance.now() + 5 * timing.stallMs;
		await until('some limits to pass', () => performance.now() > end);
		clearInterval(fetching);
		expect(spy.runs).toBe(1);
	});

	it('breaks the connection on which a request was not answered', async () => {
		const { spy } = await subscribed();
		spy.tell('request-timeout', { broker: '10.0.0.1:9092' });
		expect(spy.severed).toEqual(['10.0.0.1:9092']);
	});
});

describe('an assignment', () => {
	it('is told under the names of the catalogue', async () => {
		const { spy, subscription, assigned } = await subscribed();
		spy.tell('join', { memberAssignment: { t: [0, 2], u: [1] } });
		await subscription.ready();
		expect(assigned).toEqual([
			[
				{ topic: 't', partition: 0 },
				{ topic: 't', partition: 2 },
				{ topic: 'u', partition: 1 },
			],
		]);
	});
});
