import { addMonths, previousDay } from '../../rules/declarations/dates.ts';
import { MONTHS_BEFORE_ISSUE } from '../../rules/declarations/period.ts';
import { earlierVerdicts } from './earlier-days.ts';
import type { Assembled, Subject } from './evaluate.ts';

/**
 * The first day of the unbroken run of days up to `now.asOf` on which the facts of each day give an originating product,
 * as those of that last day do: a declaration covers no delivery of a day before. It is looked for twelve months and a day
 * back at most, and no further than so many changes of facts; a run that reaches further is told to begin there.
 */
export function originatingSince(subject: Subject, now: Assembled): string {
	const earliest = previousDay(addMonths(now.asOf, -MONTHS_BEFORE_ISSUE));
	let since = now.asOf;
	for (const { day, verdict } of earlierVerdicts(subject, now, earliest)) {
		if (verdict !== 'originating') return since;
		since = day;
	}
	return since;
}
