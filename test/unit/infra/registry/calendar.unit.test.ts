import { describe, expect, it } from '@jest/globals';
import { dayOfText, textOfDay } from '../../../../infra/registry/calendar.ts';

const DAY_MS = 86_400_000;
const FIRST = Date.parse('0000-01-01T00:00:00.000Z') / DAY_MS;
const LAST = Date.parse('9999-12-31T00:00:00.000Z') / DAY_MS;

describe('the calendar', () => {
	it('is that of ISO 8601 over four centuries, their ends and those of the years', () => {
		const wrong: number[] = [];
		const check = (day: number) => {
			const text = new Date(day * DAY_MS).toISOString().slice(0, 10);
			if (textOfDay(day) !== text || dayOfText(text) !== day) wrong.push(day);
		};
		for (let day = 0; day < 400 * 366; day += 1) check(day);
		for (let day = FIRST; day <= LAST; day += 317) check(day);
		for (let near = 0; near < 1_500; near += 1) {
			check(FIRST + near);
			check(LAST - near);
		}
		expect(wrong).toEqual([]);
	});

	it('ends with its years', () => {
		expect([FIRST - 1, LAST + 1, Number.NaN].map(textOfDay)).toEqual([undefined, undefined, undefined]);
	});

	it.each([
		'2026-02-29',
		'1900-02-29',
		'2026-00-10',
		'2026-13-01',
		'2026-04-31',
		'2026-01-00',
		'2026/01/01',
		'2026-1-001',
	])('has no %s', (text) => {
		expect(dayOfText(text)).toBeUndefined();
	});
});
