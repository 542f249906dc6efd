import { describe, expect, it } from '@jest/globals';
import { stallWatch } from '../../../../infra/kafka/watchdog.ts';

function watched() {
	let time = 0;
	const stall = stallWatch(100, () => time);
	const pass = (ms: number) => {
		time += ms;
		return stall.stalledFor();
	};
	return { stall, pass };
}

describe('a watch over work that reports itself', () => {
	it('tells of a stall only where nothing was reported for longer than the limit', () => {
		const { stall, pass } = watched();
		expect(pass(100)).toBeUndefined();
		expect(pass(1)).toBe(101);
		stall.sign();
		expect(pass(100)).toBeUndefined();
	});

	it('waits for work that has a guard of its own, and counts from its end', async () => {
		const { stall, pass } = watched();
		const { promise, resolve } = Promise.withResolvers<void>();
		const inWork = stall.during(() => promise);
		expect(pass(1_000)).toBeUndefined();
		resolve();
		await inWork;
		expect(pass(100)).toBeUndefined();
		expect(pass(1)).toBe(101);
	});

	it('waits for the last of several pieces of work', async () => {
		const { stall, pass } = watched();
		const { promise, resolve } = Promise.withResolvers<void>();
		const long = stall.during(() => promise);
		await stall.during(async () => undefined);
		expect(pass(1_000)).toBeUndefined();
		resolve();
		await long;
	});

	it('counts work that failed as ended', async () => {
		const { stall, pass } = watched();
		await expect(stall.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
		expect(pass(101)).toBe(101);
	});
});
