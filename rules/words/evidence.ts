import { coveredDate } from '../engine/evidence.ts';
import type { Evidence } from '../schema/case.ts';
import { periodText } from './condition.ts';
import type { Telling } from './telling.ts';

/** Why a declaration covers a delivery. */
export function validText(evidence: Evidence, telling: Telling): string {
	const date = telling.format.date(coveredDate(evidence, telling.origin.date));
	const period = periodText(evidence.validFrom, evidence.validTo, telling);
	return period === ''
		? telling.say('evidence.valid-undated', { date })
		: telling.say('evidence.valid', { period, date });
}

/** By what a declaration fails to cover a delivery: the first fault, in the order in which a reader would look. */
export function faultText(evidence: Evidence, telling: Telling): string {
	const { say, format, origin } = telling;
	const { type, validFrom, validTo, revokedFrom, agreements } = evidence;
	const needed = coveredDate(evidence, origin.date);
	const date = format.date(needed);
	if (type === 'none') return say('evidence.none', {});
	if (type === 'LTSD' && (validFrom === undefined || validTo === undefined)) return say('evidence.no-period', {});
	if (validTo !== undefined && validTo < needed) return say('evidence.expired', { until: format.date(validTo), date });
	if (validFrom !== undefined && validFrom > needed)
		return say('evidence.not-yet', { from: format.date(validFrom), date });
	if (revokedFrom != null && revokedFrom <= needed)
		return say('evidence.revoked', { revoked: format.date(revokedFrom), date });
	if (agreements === undefined || agreements.length === 0) return say('evidence.no-agreement', {});
	if (!agreements.includes(origin.agreement)) {
		return say('evidence.other-agreement', { agreements: format.list(agreements), agreement: origin.agreement });
	}
	return say('evidence.non-originating', {});
}
