import { afterEach, describe, expect, it } from '@jest/globals';
import type { Logger } from '../../../../infra/ports/logger.ts';
import type { Timer } from '../../../../infra/ports/timers.ts';
import { NEXT, TAKE } from '../../../../infra/postgres/timers.ts';
import { startTimers, type TimerLoopOptions } from '../../../../infra/timers/loop.ts';
import { noted } from '../../../conformance/inbox/messages.ts';
import { memoryLogger } from '../../../support/http/memory-logger.ts';
import { eventually, letWaitsSpeak } from '../../../support/installation/index.ts';
import { postgresStores } from '../../../support/installation/stores.ts';

letWaitsSpeak();

const stores = postgresStores();
const OWNER = 'test';
const loops: { close(): Promise<void> }[] = [];
afterEach(async () => {
	await Promise.all(loops.splice(0).map((loop) => loop.close()));
	await (await stores()).close();
});

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const NOON = new Date('2026-03-02T12:00:00.000Z');
const clock = { now: () => NOON, today: () => '2026-03-02' };

const timer = (instance: string, dueAt = NOON): Timer => ({
	owner: OWNER,
	company: 'NL',
	instance,
	name: 'due',
	dueAt,
});

async function set(...timers: Timer[]): Promise<void> {
	await (await stores()).transaction((session) => session.timers.set(timers));
}
async function left(): Promise<string[]> {
	const later = new Date(NOON.getTime() + 3_600_000);
	return (await stores()).transaction(async (session) => {
		const timers = await session.timers.take([OWNER], later, 1_000);
		await session.timers.set(timers);
		return timers.map(({ instance }) => instance).sort();
	});
}

async function start(fire: TimerLoopOptions['owners'][string], logger: Logger = memoryLogger()): Promise<void> {
	const { transaction } = await stores();
	const database = { transaction, ready: async () => true, close: async () => undefined };
	loops.push(startTimers({ database, clock, logger, owners: { [OWNER]: fire }, pollMs: 20 }));
}

describe('the timer loop', () => {
	it('fires each due timer once, also where two loops run', async () => {
		const fired: string[] = [];
		const fire = async ({ instance }: Timer) => void fired.push(instance);
		await set(...numbers(200).map((number) => timer(String(number))));
		await Promise.all([start(fire), start(fire)]);
		await eventually('all timers to fire', () => fired.length >= 200);
		expect(new Set(fired).size).toBe(200);
		expect(fired).toHaveLength(200);
		expect(await left()).toEqual([]);
	});

	it('leaves alone what is not due yet', async () => {
		const fired: string[] = [];
		await set(timer('due'), timer('later', new Date(NOON.getTime() + 1)));
		await start(async ({ instance }) => void fired.push(instance));
		await eventually('the due one to fire', () => fired.length > 0);
		expect(fired).toEqual(['due']);
		expect(await left()).toEqual(['later']);
	});

	it('lets no failing timer hold up others, puts it off and says so', async () => {
		const fired: string[] = [];
		const logger = memoryLogger();
		await set(...['a', 'bad', 'c', 'd'].map((instance) => timer(instance)));
		await start(async ({ instance }) => {
			if (instance === 'bad') throw new TypeError('a defect');
			fired.push(instance);
		}, logger);
		await eventually('the failing one to be put off', () => logger.lines.some((line) => line.level === 'error'));
		await eventually('the others to fire', () => ['a', 'c', 'd'].every((instance) => fired.includes(instance)));
		expect(await left()).toEqual(['bad']);
		expect(logger.lines.find((line) => line.level === 'error')?.facts).toMatchObject({ instance: 'bad' });
	});

	it('saves what a timer does together with its end, or neither', async () => {
		let attempts = 0;
		await set(timer('flaky'));
		const logger = memoryLogger();
		await start(async ({ instance }, session) => {
			attempts += 1;
			await session.inbox.accept('fired', [noted(instance)]);
			throw new Error('after its effect');
		}, logger);
		await eventually('the timer to be put off', () => logger.lines.some((line) => line.level === 'error'));
		expect(attempts).toBeGreaterThan(0);
		const again = await (await stores()).transaction(({ inbox }) => inbox.accept('fired', [noted('flaky')]));
		expect(again).toEqual(['new']);
		expect(await left()).toEqual(['flaky']);
	});

	it('finds a due one among 100,000 that are not by the index, and wakes for one that is set meanwhile', async () => {
		const { pool } = (await stores()).database;
		await pool.query(
			`INSERT INTO timer (owner, company, instance, name, due_at, first_due)
			SELECT $1, 'NL', g::text, 'far', at, at FROM generate_series(1, 100000) g, LATERAL (SELECT $2::timestamptz + g * interval '1 minute' AS at) d`,
			[OWNER, NOON],
		);
		await pool.query('ANALYZE timer');
		for (const [statement, values] of [
			[NEXT, [`'{${OWNER}}'`]],
			[TAKE, [`'{${OWNER}}'`, `'${NOON.toISOString()}'`, '50']],
		] as const) {
			const sql = values.reduce((text, value, at) => text.replaceAll(`$${at + 1}`, () => value), statement.text);
			const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`);
			const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
			expect(plan).toMatch(/Index (Only )?Scan using timer_due on timer/);
			expect(plan).not.toContain('Seq Scan on timer');
		}
		const fired: string[] = [];
		await start(async ({ instance }) => void fired.push(instance));
		await set(timer('due'));
		await eventually('the due one to fire', () => fired.length > 0);
		expect(fired).toEqual(['due']);
	});
});
