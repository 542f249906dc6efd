import { describe, expect, it } from '@jest/globals';
import type { Kafka } from 'kafkajs';
import { namesWith } from '../../../../infra/kafka/bus.ts';
import { subscribe } from '../../../../infra/kafka/consumer.ts';
import { memoryLogger } from '../../../support/http/memory-logger.ts';
import { until } from '../../../support/memory/until.ts';

const turn = () => new Promise(setImmediate);

/** The client's consumer, of which a test chooses when it crashes and whether it connects. */
function client() {
	const listeners = new Map<string, (event: unknown) => void>();
	const spy = {
		connects: 0,
		runs: 0,
		disconnects: 0,
		refuse: (_connect: number): boolean => false,
		onConnect: async (): Promise<void> => undefined,
		crash: (restart: boolean) =>
			listeners.get('crash')?.({ payload: { error: new TypeError('x is undefined'), restart } }),
	};
	const consumer = {
		events: { CRASH: 'crash', GROUP_JOIN: 'join' },
		on: (event: string, listener: (event: unknown) => void) => listeners.set(event, listener),
		async connect() {
			spy.connects += 1;
			await spy.onConnect();
			if (spy.refuse(spy.connects)) throw new Error(`refused ${spy.connects}`);
		},
		subscribe: async () => undefined,
		async run() {
			spy.runs += 1;
		},
		async disconnect() {
			spy.disconnects += 1;
		},
	};
	return { spy, kafka: { consumer: () => consumer } as unknown as Kafka };
}

async function subscribed() {
	const { spy, kafka } = client();
	const logger = memoryLogger();
	const pauses: number[] = [];
	const options = { group: 'g', topics: ['t'], onBatch: async () => undefined };
	const subscription = await subscribe(kafka, namesWith(''), logger, options, async (ms) => {
		pauses.push(ms);
		await turn();
	});
	return { spy, logger, pauses, subscription };
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
				problem: `refused ${connect}`,
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
