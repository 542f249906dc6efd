import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { followedClock, machineClock } from '../../../../infra/clock/index.ts';
import { until } from '../../../support/memory/until.ts';

describe('the machine’s clock', () => {
	beforeEach(() => {
		jest.useFakeTimers({ now: Date.parse('2026-06-30T23:59:59.999Z') });
	});
	afterEach(() => {
		jest.useRealTimers();
	});

	it('shows the time as it is, and the civil date in UTC', () => {
		const clock = machineClock(0);
		expect(clock.now().toISOString()).toBe('2026-06-30T23:59:59.999Z');
		expect(clock.today()).toBe('2026-06-30');
	});

	it('runs ahead or behind by its offset, over the end of a day', () => {
		expect(machineClock(1).today()).toBe('2026-07-01');
		expect(machineClock(-86_400_000).today()).toBe('2026-06-29');
	});

	it('runs on', () => {
		const clock = machineClock(1_000);
		jest.setSystemTime(Date.parse('2026-07-02T00:00:00Z'));
		expect(clock.now().toISOString()).toBe('2026-07-02T00:00:01.000Z');
	});
});

describe('a clock that follows a file', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'clock-'));
	});
	afterEach(() => rm(folder, { recursive: true }));
	const write = (text: string) => writeFile(join(folder, 'clock.json'), text);
	const shift = (clock: { now(): Date }) => Math.round((clock.now().getTime() - Date.now()) / 1_000);

	it('is shifted by what the file says, and moves on with it', async () => {
		await write('{"offsetMs":1000}');
		using clock = followedClock(join(folder, 'clock.json'));
		expect(shift(clock)).toBe(1);
		await write('{"offsetMs":86401000}');
		await until('the clock to follow', () => shift(clock) === 86_401);
	});

	it('never goes back, and stays as it was where the file can not be read', async () => {
		await write('{"offsetMs":86400000}');
		using clock = followedClock(join(folder, 'clock.json'));
		const seen = new Set<number>();
		for (const text of ['{"offsetMs":0}', 'no JSON', '{"offsetMs":172800000}']) await write(text);
		await until('the clock to follow', () => {
			seen.add(shift(clock));
			return shift(clock) === 172_800;
		});
		expect([...seen].every((seconds) => seconds >= 86_400)).toBe(true);
	});

	it('is shifted by the setting where there is no file', () => {
		using clock = followedClock(join(folder, 'absent.json'), 5_000);
		expect(shift(clock)).toBe(5);
	});
});
