import type { Session } from '../../infra/ports/session.ts';
import { addMonths } from '../../rules/declarations/dates.ts';
import type { Evaluation } from '../../schemas/index.ts';
import { changeDays } from './change-days.ts';
import { judged, type Prepared, prepare, type Subject } from './evaluate.ts';

/** A declaration covers at most 24 months (Art. 62(2)) and may begin 12 months before its issue. */
const LOOK_BACK_MONTHS = 36;
/** Days that are evaluated anew at most; each costs a query. */
const DAYS_TRIED = 120;

/**
 * The day from which on a product that originated by the verdict before, or had turned by then, no longer does; null where
 * it had not, or no day is found on which it did. Facts that decide on no day, for a fault in them, leave the day standing
 * that was told before.
 */
export async function turnedOn(
	session: Session,
	subject: Subject,
	prepared: Prepared,
	verdict: Evaluation['verdict'],
	before: Evaluation | undefined,
): Promise<string | null> {
	if (verdict === 'originating' || !(before?.verdict === 'originating' || before?.since)) return null;
	const since = await notOriginatingSince(session, subject, prepared);
	return since ?? (verdict === 'indeterminate' ? before.since : null);
}

/**
 * The first day up to `prepared.asOf` from which on the facts at hand no longer give an originating product, where it
 * originated before; null where no day is found on which it did. Facts are dated, so this is not the day on which
 * somebody heard of it: a corrected bill of materials holds for all days that it was in force.
 */
async function notOriginatingSince(session: Session, subject: Subject, prepared: Prepared): Promise<string | null> {
	const { asOf, facts, pack } = prepared;
	const earliest = addMonths(asOf, -LOOK_BACK_MONTHS);
	const days = changeDays(facts, pack, subject.company).filter((day) => earliest < day && day <= asOf);
	let since = asOf;
	for (const day of [...days, earliest].sort().reverse().slice(0, DAYS_TRIED)) {
		if (judged(await prepare(session, subject, day)).verdict.verdict === 'originating') return since;
		since = day;
	}
	return null;
}
