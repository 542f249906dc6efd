import type { Session } from '../../infra/ports/session.ts';
import { addMonths } from '../../rules/declarations/dates.ts';
import { changeDays } from './change-days.ts';
import { judged, type Prepared, prepare, type Subject } from './evaluate.ts';

/** A declaration covers at most 24 months (Art. 62(2)) and may begin 12 months before its issue. */
const LOOK_BACK_MONTHS = 36;
/** Days that are evaluated anew at most; each costs a query. */
const DAYS_TRIED = 120;

/**
 * The first day up to `prepared.asOf` from which on the facts at hand no longer give an originating product, where it
 * originated before; null where no day is found on which it did. Facts are dated, so this is not the day on which
 * somebody heard of it: a corrected bill of materials holds for all days that it was in force.
 */
export async function notOriginatingSince(
	session: Session,
	subject: Subject,
	prepared: Prepared,
): Promise<string | null> {
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
