import { changeDays } from './change-days.ts';
import { type Assembled, judged, onDay, type Subject } from './evaluate.ts';
import type { Verdict } from './verdict.ts';

/** Days that are evaluated anew at most. */
const DAYS_TRIED = 120;

/**
 * The verdicts of earlier days, newest first: of each day up to `now.asOf` on which a fact changed, and of `earliest`,
 * which stands for the days from it to the first change after it. Facts are dated, so these are not the verdicts that were
 * told on those days. Older days than the newest 120 are left out.
 */
export function* earlierVerdicts(
	subject: Subject,
	now: Assembled,
	earliest: string,
): Generator<{ readonly day: string; readonly verdict: Verdict['verdict'] }> {
	const { asOf, facts, pack } = now;
	const days = changeDays(facts, pack, subject.company).filter((day) => earliest < day && day <= asOf);
	for (const day of [earliest, ...days].reverse().slice(0, DAYS_TRIED))
		yield { day, verdict: judged(onDay(subject, now, day)).verdict.verdict };
}
