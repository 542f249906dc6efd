import { addMonths, previousDay } from '../../rules/declarations/dates.ts';
import { MONTHS_BEFORE_ISSUE } from '../../rules/declarations/period.ts';
import type { Material } from '../../rules/schema/case.ts';
import { earlierVerdicts } from './earlier-days.ts';
import type { Assembled, Subject } from './evaluate.ts';

/** Days that are judged anew at most. */
const DAYS_TRIED = 120;
/** What is judged anew in some two seconds, counted in receipts. */
const RECEIPTS_READ = 750_000;

/**
 * The first day of the unbroken run of days up to `now.asOf` on which the facts of each day give an originating product,
 * as those of that last day do: a declaration covers no delivery of a day before. It is looked for twelve months and a day
 * back at most, on `limit` days of changed facts; a run that reaches further is told to begin there.
 */
export function originatingSince(subject: Subject, now: Assembled, limit: number = daysAffordable(now)): string {
	const earliest = previousDay(addMonths(now.asOf, -MONTHS_BEFORE_ISSUE));
	let since = now.asOf;
	for (const { day, verdict } of earlierVerdicts(subject, now, earliest, limit)) {
		if (verdict !== 'originating') return since;
		since = day;
	}
	return since;
}

/**
 * Days that are judged while a caller waits: each reads every receipt and judges every case. A material of a small case
 * takes as long as 50 receipts, and one of a large case longer by half a receipt for each other material.
 */
function daysAffordable({ facts, assembly: { originCase, lots } }: Assembled): number {
	const cases = [originCase, ...lots.map((lot) => lot.originCase)];
	const judging = cases.map((one) => size(one?.materials ?? [])).reduce((sum, n) => sum + n * (50 + n / 2), 0);
	return Math.min(DAYS_TRIED, Math.floor(RECEIPTS_READ / (1 + facts.movements.length + judging)));
}

const size = (materials: readonly Material[]): number =>
	materials.reduce((sum, { bom = [] }) => sum + 1 + size(bom), 0);
