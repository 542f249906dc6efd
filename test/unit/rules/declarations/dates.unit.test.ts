import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
	addMonths,
	compareDates,
	isCivilDate,
	lastDayOfPeriod,
	nextDay,
	previousDay,
} from '../../../../rules/declarations/dates.ts';
import {
	earliestStart,
	endNotTooLate,
	latestEnd,
	latestStart,
	startNotTooEarly,
	startNotTooLate,
} from '../../../../rules/declarations/period.ts';

const dates = fc
	.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const months = fc.integer({ min: -36, max: 36 });

const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

describe('civil dates', () => {
	it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '0000-01-01', '1900-02-29', 'today'])(
		'refuses %s',
		(text) => {
			expect(isCivilDate(text)).toBe(false);
			expect(() => nextDay(text)).toThrow(RangeError);
		},
	);

	it.each([
		['2025-08-31', 6, '2026-02-28'],
		['2024-02-29', -12, '2023-02-28'],
		['2024-02-29', 24, '2026-02-28'],
		['2025-12-31', 2, '2026-02-28'],
		['2026-01-31', -1, '2025-12-31'],
	])('%s and %i months is %s', (date, count, expected) => {
		expect(addMonths(date, count)).toBe(expected);
	});

	it.each([
		['2017-01-01', 24, '2018-12-31'],
		['2017-12-20', 6, '2018-06-19'],
		['2025-08-31', 6, '2026-02-28'],
		['2025-08-30', 6, '2026-02-28'],
		['2024-02-29', 24, '2026-02-28'],
		['2024-02-28', 24, '2026-02-27'],
	])('a period of months from %s, %i long, ends on %s', (date, count, expected) => {
		expect(lastDayOfPeriod(date, count)).toBe(expected);
	});

	it('steps by one day as the calendar does', () => {
		fc.assert(
			fc.property(dates, (date) => {
				expect(dayNumber(nextDay(date))).toBe(dayNumber(date) + 1);
				expect(previousDay(nextDay(date))).toBe(date);
			}),
		);
	});

	it('adds months by the number of the month, and never lands in another', () => {
		fc.assert(
			fc.property(dates, months, (date, count) => {
				const monthNumber = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
				const moved = addMonths(date, count);
				expect(isCivilDate(moved)).toBe(true);
				expect(monthNumber(moved)).toBe(monthNumber(date) + count);
				expect(moved.slice(8) <= date.slice(8)).toBe(true);
			}),
		);
	});

	it('compares as the calendar does', () => {
		fc.assert(
			fc.property(dates, dates, (a, b) => {
				expect(compareDates(a, b)).toBe(Math.sign(dayNumber(a) - dayNumber(b)));
			}),
		);
	});

	it('ends a strict period on the literal day or the day before it', () => {
		fc.assert(
			fc.property(dates, fc.integer({ min: 1, max: 36 }), (date, count) => {
				const literal = addMonths(date, count);
				expect([literal, previousDay(literal)]).toContain(lastDayOfPeriod(date, count));
			}),
		);
	});
});

describe('the bounds of a long-term declaration', () => {
	it('are those of the German worked example', () => {
		expect(earliestStart('2017-12-20')).toEqual({ strict: '2016-12-21', literal: '2016-12-20' });
		expect(latestStart('2017-12-20')).toEqual({ strict: '2018-06-19', literal: '2018-06-20' });
		expect(latestEnd('2017-01-01')).toEqual({ strict: '2018-12-31', literal: '2019-01-01' });
	});

	it('count both ways alike from either side: a start that is early enough is one whose period holds the issue', () => {
		fc.assert(
			fc.property(dates, fc.integer({ min: -800, max: 800 }), (issued, offset) => {
				const start = new Date((dayNumber(issued) + offset) * 86_400_000).toISOString().slice(0, 10);
				const inside = issued <= lastDayOfPeriod(start, 12);
				expect(startNotTooEarly(issued, start) === 'strict').toBe(inside);
			}),
			{ numRuns: 500 },
		);
	});

	it('grow by no more than one day from the strict to the literal count', () => {
		fc.assert(
			fc.property(dates, (date) => {
				expect(startNotTooEarly(date, earliestStart(date).literal)).not.toBe('outside');
				expect(startNotTooEarly(date, previousDay(earliestStart(date).literal))).toBe('outside');
				expect(startNotTooLate(date, latestStart(date).strict)).toBe('strict');
				expect(startNotTooLate(date, nextDay(latestStart(date).literal))).toBe('outside');
				expect(endNotTooLate(date, latestEnd(date).strict)).toBe('strict');
				expect(endNotTooLate(date, nextDay(latestEnd(date).literal))).toBe('outside');
			}),
		);
	});
});
