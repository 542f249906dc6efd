import { addMonths } from '../../rules/declarations/dates.ts';
import type { Evaluation } from '../../schemas/index.ts';
import { earlierVerdicts } from './earlier-days.ts';
import type { Assembled, Subject } from './evaluate.ts';

/** A declaration covers at most 24 months (Art. 62(2)) and may begin 12 months before its issue. */
const LOOK_BACK_MONTHS = 36;
/** Days that are evaluated anew at most. */
const DAYS_TRIED = 120;

/**
 * The day from which on a product that originated by the verdict before, or had turned by then, no longer does; null where
 * it had not, or no day is found on which it did. Facts that decide on no day, for a fault in them, leave the day standing
 * that was told before.
 */
export function turnedOn(
	subject: Subject,
	now: Assembled,
	verdict: Evaluation['verdict'],
	before: Evaluation | undefined,
): string | null {
	if (verdict === 'originating' || !(before?.verdict === 'originating' || before?.since)) return null;
	const since = notOriginatingSince(subject, now);
	return since ?? (verdict === 'indeterminate' ? before.since : null);
}

/**
 * The first day up to `now.asOf` from which on the facts at hand no longer give an originating product, where it
 * originated before; null where no day is found on which it did. Facts are dated, so this is not the day on which
 * somebody heard of it: a corrected bill of materials holds for all days that it was in force.
 */
function notOriginatingSince(subject: Subject, now: Assembled): string | null {
	const earliest = addMonths(now.asOf, -LOOK_BACK_MONTHS);
	let since = now.asOf;
	for (const { day, verdict } of earlierVerdicts(subject, now, earliest, DAYS_TRIED)) {
		if (verdict === 'originating') return since;
		since = day;
	}
	return null;
}
