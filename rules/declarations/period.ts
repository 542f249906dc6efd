import { addMonths, type CivilDate, compareDates, lastDayOfPeriod, nextDay } from './dates.ts';

/**
 * The three dates of a long-term supplier's declaration (Article 62(2) of Implementing Regulation (EU) 2015/2447):
 * the start at most 12 months before and at most 6 months after the date of issue, the end at most 24 months after
 * the start. Own declarations keep to the strict count; a supplier's that only keeps to the literal one is accepted
 * with a note.
 */
export const MONTHS_BEFORE_ISSUE = 12;
export const MONTHS_AFTER_ISSUE = 6;
export const MONTHS_OF_VALIDITY = 24;

/** `strict`: inside by both counts; `literal`: inside by the literal one alone, which is one day more. */
export type Count = 'strict' | 'literal' | 'outside';

export interface Bounds {
	readonly strict: CivilDate;
	readonly literal: CivilDate;
}

/** Earliest start for a date of issue: issue of 2017-12-20 gives 2016-12-21 and, literally, 2016-12-20. */
export function earliestStart(issued: CivilDate): Bounds {
	const literal = addMonths(issued, -MONTHS_BEFORE_ISSUE);
	return { strict: nextDay(literal), literal };
}

/** Latest start for a date of issue: issue of 2017-12-20 gives 2018-06-19 and, literally, 2018-06-20. */
export function latestStart(issued: CivilDate): Bounds {
	return { strict: lastDayOfPeriod(issued, MONTHS_AFTER_ISSUE), literal: addMonths(issued, MONTHS_AFTER_ISSUE) };
}

/** Latest end for a start: 2017-01-01 gives 2018-12-31 and, literally, 2019-01-01. */
export function latestEnd(validFrom: CivilDate): Bounds {
	return { strict: lastDayOfPeriod(validFrom, MONTHS_OF_VALIDITY), literal: addMonths(validFrom, MONTHS_OF_VALIDITY) };
}

function notBefore(date: CivilDate, bounds: Bounds): Count {
	if (compareDates(date, bounds.strict) >= 0) return 'strict';
	return compareDates(date, bounds.literal) >= 0 ? 'literal' : 'outside';
}

function notAfter(date: CivilDate, bounds: Bounds): Count {
	if (compareDates(date, bounds.strict) <= 0) return 'strict';
	return compareDates(date, bounds.literal) <= 0 ? 'literal' : 'outside';
}

export function startNotTooEarly(issued: CivilDate, validFrom: CivilDate): Count {
	return notBefore(validFrom, earliestStart(issued));
}

export function startNotTooLate(issued: CivilDate, validFrom: CivilDate): Count {
	return notAfter(validFrom, latestStart(issued));
}

export function endNotTooLate(validFrom: CivilDate, validTo: CivilDate): Count {
	return notAfter(validTo, latestEnd(validFrom));
}
