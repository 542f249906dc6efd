import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Timer } from '../../../../infra/ports/timers.ts';
import { type Fire, startTimers } from '../../../../infra/timers/loop.ts';
import { request } from '../../../conformance/outbox/messages.ts';
import { memoryLogger } from '../../../support/http/memory-logger.ts';
import { clockAt } from '../../../support/memory/clock.ts';
import { type MemoryDatabase, memoryDatabase } from '../../../support/memory/database.ts';
import { until } from '../../../support/memory/until.ts';

let database: MemoryDatabase;
let loop: { close(): Promise<void> } | undefined;
const clock = clockAt();
const logger = memoryLogger();
beforeEach(() => {
	database = memoryDatabase();
});
afterEach(() => loop?.close());

const timer = (instance: string, dueInMs = 0): Timer => ({
	owner: 'test',
	company: 'HD',
	instance,
	name: 'n',
	dueAt: new Date(clock.now().getTime() + dueInMs),
});
const set = (...timers: Timer[]) => database.transaction((session) => session.timers.set(timers));
const left = () => [...database.tables.timers.values()].map((one) => one.instance).sort();

async function fireUntil(fire: Fire, reached: () => boolean): Promise<void> {
	loop = startTimers({ database, clock, logger, owners: { test: fire }, pollMs: 1 });
	await until('the timers', reached);
}

describe('the timer loop', () => {
	it('fires what is due, oldest first, and leaves the rest', async () => {
		await set(timer('second', -1), timer('later', 1_000), timer('first', -2));
		const fired: string[] = [];
		await fireUntil(
			async ({ instance }) => void fired.push(instance),
			() => left().length === 1,
		);
		expect(fired).toEqual(['first', 'second']);
		expect(left()).toEqual(['later']);
	});

	it('passes over timers of owners that it does not run', async () => {
		await set({ ...timer('foreign'), owner: 'another' }, timer('own'));
		await fireUntil(
			async () => undefined,
			() => left().length === 1,
		);
		expect(left()).toEqual(['foreign']);
	});

	it('puts the one off that fails, and fires its neighbours', async () => {
		await set(timer('a', -3), timer('bad', -2), timer('c', -1));
		const fire: Fire = async ({ instance }, { outbox }) => {
			await outbox.append([request(instance, instance)]);
			if (instance === 'bad') throw new RangeError('a defect');
		};
		await fireUntil(fire, () => database.tables.outbox.length === 2 && left().length === 1);
		expect(database.tables.outbox.map((row) => row.id)).toEqual(['a', 'c']);
		const [bad] = database.tables.timers.values();
		expect(bad).toMatchObject({ instance: 'bad', dueAt: new Date(clock.now().getTime() + 10_000) });
		expect(logger.lines).toContainEqual({
			level: 'error',
			message: 'a timer failed and is put off',
			facts: expect.objectContaining({ owner: 'test', instance: 'bad', problem: 'RangeError: a defect' }),
		});
	});

	it('waits for the database and goes on', async () => {
		await set(timer('a'));
		database.failNext(...Array.from({ length: 6 }, () => new RangeError('the connection broke')));
		await fireUntil(
			async () => undefined,
			() => left().length === 0,
		);
		expect(logger.lines.map((line) => line.message)).toContain('timers wait for the database');
	});

	it('finishes the timer in hand when it stops', async () => {
		await set(timer('a'));
		let release: () => void = () => undefined;
		const held = new Promise<void>((resolve) => {
			release = resolve;
		});
		let firing = false;
		await fireUntil(
			() => {
				firing = true;
				return held;
			},
			() => firing,
		);
		const closed = loop?.close();
		release();
		await closed;
		expect(left()).toEqual([]);
	});
});
