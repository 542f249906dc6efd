import type { Condition } from '../schema/condition.ts';
import type { PackManifest, RuleRow } from '../schema/pack.ts';
import { type CivilDate, nextDay } from './dates.ts';

/** The first day of something that begins on a day; none where it has no beginning. */
export const began = (day: CivilDate | null | undefined): CivilDate[] => (day == null ? [] : [day]);
/** The first day without something whose last day is given; none where it has no end. */
export const ended = (day: CivilDate | null | undefined): CivilDate[] => (day == null ? [] : [nextDay(day)]);

/** Days on which an edition of a pack comes into force, and the day after its last. */
export const daysOfEdition = ({ validFrom, validTo }: PackManifest): CivilDate[] => [
	...began(validFrom),
	...ended(validTo),
];

/** Days on which a transitional condition of a rule begins to hold, and the days after those on which one ends. */
export const daysOfRow = ({ alternatives }: RuleRow): CivilDate[] => alternatives.flatMap(daysOf);

function daysOf(condition: Condition): CivilDate[] {
	switch (condition.kind) {
		case 'all':
		case 'any':
			return condition.of.flatMap(daysOf);
		case 'within-quota':
			return daysOf(condition.of);
		case 'time-limit':
			return [...began(condition.from), ...ended(condition.until), ...daysOf(condition.of)];
		default:
			return [];
	}
}
