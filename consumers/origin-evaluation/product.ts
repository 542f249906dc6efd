import type { Session } from '../../infra/ports/session.ts';
import type { OriginResult } from '../../rules/schema/result.ts';
import { judged, prepare, type Subject } from './evaluate.ts';

/**
 * The origin of a product on a day from the facts that are kept of it, answers to questions included; nothing is saved
 * and nobody is told. What could not be judged is indeterminate and names what is missing.
 */
export async function evaluateProduct(session: Session, subject: Subject, date: string): Promise<OriginResult> {
	const prepared = await prepare(session, subject, date);
	const { result, verdict } = judged(prepared);
	const id = `${subject.sku}|${subject.agreement}|${date}`;
	if (result) return { ...result, id };
	const manifest = prepared.pack?.manifest;
	return {
		id,
		verdict: 'indeterminate',
		basis: 'missing-facts',
		rule: null,
		figures: {},
		thresholdPrice: null,
		missing: verdict.missing.map(({ path, neededBy }) => ({
			path,
			fact: path,
			condition: neededBy,
			kind: 'missing-facts',
		})),
		flips: [],
		quotas: [],
		explanation: null,
		readings: [],
		pack: {
			id: subject.agreement,
			edition: manifest?.edition ?? '',
			source: manifest?.source ?? '',
			derived: manifest !== undefined && manifest.derivedFrom !== null,
			checked: manifest?.checked ?? false,
		},
	};
}
