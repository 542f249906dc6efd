import type { Evaluation } from '../../../schemas/index.ts';
import type { Screen } from './screen.ts';
import type { CertificateLine, DemoState } from './state.ts';

const SIGNS: Record<string, string> = {
	originating: '✓ originating    ',
	not_originating: '✗ not originating',
	indeterminate: '? indeterminate  ',
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
		for (const evaluation of evaluations) {
			if (isNew(`${evaluation.sku}|${evaluation.agreement}`, evaluation.inputHash)) screen.say(verdictLine(evaluation));
		}
		for (const certificate of certificates)
			if (isNew(certificate.id, certificate.status)) screen.say(certificateLine(certificate));
	};
}

function verdictLine({ sku, agreement, verdict, reason }: Evaluation): string {
	return `${SIGNS[verdict] ?? verdict} ${sku.padEnd(12)} ${agreement}  ${reason}`;
}

function certificateLine({ status, number, requestId, record }: CertificateLine): string {
	if (status === 'issued') return `▣ declaration ${number} for ${record.customerId} (request ${requestId})`;
	return `▢ request ${requestId} of ${record.customerId} refused: ${record.reason}`;
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
