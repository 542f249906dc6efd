import type { Evidence } from '../schema/case.ts';
import { within } from './conditions/time-limit.ts';

/** The date that a declaration must cover: the delivery's, else the case's. */
export function coveredDate(evidence: Evidence, caseDate: string): string {
	return evidence.deliveryDate ?? caseDate;
}

/**
 * Whether evidence covers the delivery under the agreement: a long-term declaration names its period, a single one may
 * leave it open; from its revocation on it covers nothing; the agreement must be named.
 */
export function covers(evidence: Evidence, agreement: string, caseDate: string): boolean {
	if (evidence.type === 'none') return false;
	const date = coveredDate(evidence, caseDate);
	if (evidence.type === 'LTSD' && (evidence.validFrom === undefined || evidence.validTo === undefined)) return false;
	if (!within(date, evidence.validFrom, evidence.validTo)) return false;
	if (evidence.revokedFrom != null && evidence.revokedFrom <= date) return false;
	return evidence.agreements?.includes(agreement) === true;
}
