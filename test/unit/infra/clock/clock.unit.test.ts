import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { machineClock } from '../../../../infra/clock/index.ts';

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
