import { changeDays } from './change-days.ts';
import { type Assembled, judged, onDay, type Subject } from './evaluate.ts';
import type { Verdict } from './verdict.ts';

/**
 * The verdicts of earlier days, newest first: of each day up to `now.asOf` on which a fact changed, and of `earliest`,
 * which stands for the days from it to the first change after it. Facts are dated, so these are not the verdicts that were
 * told on those days. Of more than `limit` days the oldest are left out.
 */
export function* earlierVerdicts(
	subject: Subject,
	now: Assembled,
	earliest: string,
	limit: number,
): Generator<{ readonly day: string; readonly verdict: Verdict['verdict'] }> {
	const { asOf, facts, pack } = now;
	const days = changeDays(facts, pack, subject.company).filter((day) => earliest < day && day <= asOf);
	for (const day of [earliest, ...days].reverse().slice(0, limit))
		yield { day, verdict: judged(onDay(subject, now, day)).verdict.verdict };
}
