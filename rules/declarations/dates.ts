/**
 * Civil dates as `YYYY-MM-DD` strings, without clock or time zone. Strings of this form compare as dates do.
 *
 * Two ways of counting months stand side by side, since customs use both (see `period.ts`):
 * - literal: from the day after the event to the day of the same number; where the month has none, its last day
 *   (Regulation (EEC, Euratom) 1182/71, Article 3);
 * - strict: the first day counts, so a period ends on the day before the day of the same number, and again on the
 *   month's last day where that number is missing (the German count: sections 187(2), 188(2)-(3) of its civil code).
 */
export type CivilDate = string;

interface Parts {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
	return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function monthLength(year: number, month: number): number {
	return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] as number);
}

function read(text: string): Parts | undefined {
	const match = PATTERN.exec(text);
	if (!match) return undefined;
	const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
	if (parts.year < 1 || parts.month < 1 || parts.month > 12) return undefined;
	return parts.day >= 1 && parts.day <= monthLength(parts.year, parts.month) ? parts : undefined;
}

function parse(text: string): Parts {
	const parts = read(text);
	if (!parts) throw new RangeError(`not a calendar date: ${JSON.stringify(text)}`);
	return parts;
}

function write({ year, month, day }: Parts): CivilDate {
	if (year < 1 || year > 9999) throw new RangeError(`year out of range: ${year}`);
	return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** True for an existing day of the years 0001 to 9999. */
export function isCivilDate(text: string): boolean {
	return read(text) !== undefined;
}

/** -1, 0 or 1 as `a` is before, on or after `b`. */
export function compareDates(a: CivilDate, b: CivilDate): -1 | 0 | 1 {
	return a < b ? -1 : a > b ? 1 : 0;
}

export function nextDay(date: CivilDate): CivilDate {
	const { year, month, day } = parse(date);
	if (day < monthLength(year, month)) return write({ year, month, day: day + 1 });
	return month === 12 ? write({ year: year + 1, month: 1, day: 1 }) : write({ year, month: month + 1, day: 1 });
}

export function previousDay(date: CivilDate): CivilDate {
	const { year, month, day } = parse(date);
	if (day > 1) return write({ year, month, day: day - 1 });
	const before = month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
	return write({ ...before, day: monthLength(before.year, before.month) });
}

function monthAfter({ year, month }: Parts, months: number): { year: number; month: number } {
	const index = year * 12 + (month - 1) + months;
	return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

/** The day of the same number `months` later (earlier where negative), or that month's last day. */
export function addMonths(date: CivilDate, months: number): CivilDate {
	const parts = parse(date);
	const target = monthAfter(parts, months);
	return write({ ...target, day: Math.min(parts.day, monthLength(target.year, target.month)) });
}

/** The last day of a period of `months` whose first day is `first` (the strict count). */
export function lastDayOfPeriod(first: CivilDate, months: number): CivilDate {
	const parts = parse(first);
	const target = monthAfter(parts, months);
	const length = monthLength(target.year, target.month);
	return parts.day > length ? write({ ...target, day: length }) : previousDay(write({ ...target, day: parts.day }));
}
