import type { OfficerReview } from '../sample/reviews.ts';
import type { Screen, Tone } from './screen.ts';
import type { DemoState } from './state.ts';

const SAID: Record<string, readonly [words: string, tone: Tone]> = {
	originating: ['✓ originating    ', 'good'],
	not_originating: ['✗ not originating', 'bad'],
	indeterminate: ['? indeterminate  ', 'open'],
};

/** Tells each verdict and each change of a certificate once, as it comes. */
export function storyteller(screen: Screen): (state: DemoState) => void {
	const told = new Map<string, string>();
	const isNew = (key: string, value: string) => {
		if (told.get(key) === value) return false;
		told.set(key, value);
		return true;
	};
	return ({ evaluations, certificates }) => {
		for (const { sku, agreement, verdict, reason } of evaluations) {
			const [words, tone] = SAID[verdict] ?? [verdict, 'open'];
			if (isNew(`${sku}|${agreement}`, `${verdict} ${reason}`))
				screen.say(`${words} ${sku.padEnd(12)}  ${reason} [${agreement}]`, tone);
		}
		for (const { id, status, number, requestId, record, revocations, revocationReason } of certificates) {
			if (!isNew(id, `${status} ${revocations.length}`)) continue;
			const place = `${requestId} of ${record.customerId}`;
			const [first] = revocations;
			if (first) {
				const goods = revocations.map(({ sku, from }) => `${sku} from ${from}`).join(', ');
				screen.say(`▨ revoked ${place}  declaration ${number}: ${goods}. ${revocationReason}`, 'bad');
			} else if (status === 'issued') screen.say(`▣ issued  ${place}  declaration ${number}`, 'good');
			else screen.say(`▢ refused ${place}  ${record.reason}`, 'bad');
		}
	};
}

/** Counts for the line that moves. */
export function countsOf({ factsTaken, evaluations, certificates, sagas }: DemoState, published: number): string {
	const by = (verdict: string) => evaluations.filter((e) => e.verdict === verdict).length;
	const verdicts = `${by('originating')} yes, ${by('not_originating')} no, ${by('indeterminate')} open`;
	const done = sagas.filter((saga) => saga.status === 'completed').length;
	const parts = [`facts ${factsTaken}/${published}`, `verdicts ${verdicts}`];
	if (sagas.length > 0)
		parts.push(
			`requests ${done}/${sagas.length}`,
			`declarations ${certificates.filter((c) => c.status === 'issued').length}`,
		);
	return parts.join(', ');
}

/** A decision of a person. */
export function decided(
	person: string,
	{ sku, agreement, answer }: { readonly sku: string; readonly agreement: string; readonly answer: OfficerReview },
): string {
	return `☑ decided ${sku.padEnd(12)}  ${person}: “${answer.choiceText}”. ${answer.reason} [${agreement}]`;
}
