import type { Screen, Tone } from './screen.ts';
import type { DemoState } from './state.ts';

const SAID: Record<string, readonly [words: string, tone: Tone]> = {
	originating: ['✓ originating    ', 'good'],
	not_originating: ['✗ not originating', 'bad'],
	indeterminate: ['? indeterminate  ', 'open'],
};

/** Tells each verdict and each certificate once, as it comes. */
export function storyteller(screen: Screen): (state: DemoState) => void {
	const told = new Map<string, string>();
	const isNew = (key: string, value: string) => {
		if (told.get(key) === value) return false;
		told.set(key, value);
		return true;
	};
	return ({ evaluations, certificates }) => {
		for (const { sku, agreement, inputHash, verdict, reason } of evaluations) {
			const [words, tone] = SAID[verdict] ?? [verdict, 'open'];
			if (isNew(`${sku}|${agreement}`, inputHash))
				screen.say(`${words} ${sku.padEnd(12)}  ${reason} [${agreement}]`, tone);
		}
		for (const { id, status, number, requestId, record } of certificates) {
			if (!isNew(id, status)) continue;
			const place = `${requestId} of ${record.customerId}`;
			if (status === 'issued') screen.say(`▣ issued  ${place}  declaration ${number}`, 'good');
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
