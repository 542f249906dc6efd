import type { Evaluation, SyncReceipt } from '../../schemas/index.ts';
import type { SagaInput } from '../runtime/definition.ts';
import { isSettled, questionOf, type State, standing, syncStep, verdictKey, wanted } from './state.ts';

export type Handled =
	| 'psra.erp.CertificateRequest'
	| 'psra.origin.Evaluation'
	| 'psra.ltsd.CertificateIssued'
	| 'psra.ltsd.CertificateRefused'
	| 'psra.erp.SyncReceipt';
export type Input = SagaInput<Handled>;

/** Name of the timer that lets facts in flight arrive before a request is decided. */
export const SETTLE = 'settle';
/** Name of the timer after which a request is not kept waiting for facts any longer. */
export const DECIDE_BY = 'decide-by';

export function evolve(state: State, input: Input): State {
	if (input.kind === 'timer') return onTimer(state, input.name);
	if (input.kind === 'operator') return input.act === 'skip' ? onSkip(state, input.step, input.reason) : state;
	switch (input.type) {
		case 'psra.origin.Evaluation':
			return onVerdict(state, input.value);
		case 'psra.ltsd.CertificateIssued': {
			const { number, version, validFrom, validTo } = input.value;
			return state.phase === 'ordered'
				? { ...state, phase: 'syncing', result: { kind: 'issued', number, version, validFrom, validTo } }
				: state;
		}
		case 'psra.ltsd.CertificateRefused': {
			const { code, reason, version } = input.value;
			return state.phase === 'ordered'
				? { ...state, phase: 'ended', result: { kind: 'refused', code, reason, version } }
				: state;
		}
		case 'psra.erp.SyncReceipt':
			return onReceipt(state, input.value);
		default:
			return state;
	}
}

/** Once ordered, a verdict is the lifecycle's business and not this saga's. */
function onVerdict(state: State, evaluation: Evaluation): State {
	if (state.phase !== 'judging' && state.phase !== 'settling') return state;
	const { sku, agreement, verdict, basis, reason, articles, evaluationId, missing, assumptions } = evaluation;
	const verdicts = {
		...state.verdicts,
		[verdictKey(sku, agreement)]: { verdict, basis, reason, articles, evaluationId, missing, assumptions },
	};
	const isAnswer = evaluation.requestIds.includes(questionOf(state.certificateId, sku));
	const answered = isAnswer ? { ...state.answered, [verdictKey(sku, agreement)]: true as const } : state.answered;
	const after = { ...state, verdicts, answered };
	const { kind } = standing(after);
	return { ...after, phase: kind === 'yes' || kind === 'no' ? 'settling' : 'judging' };
}

function onTimer(state: State, name: string): State {
	if (name === SETTLE && state.phase === 'settling') return { ...state, phase: 'ordered' };
	if (name === DECIDE_BY && (state.phase === 'judging' || state.phase === 'settling'))
		return { ...state, phase: 'ordered' };
	return state;
}

function onReceipt(state: State, { sku, agreement, version, disposition, problem }: SyncReceipt): State {
	const { phase, result } = state;
	// A later version is a revocation's, which the lifecycle saga waits for.
	if (phase !== 'syncing' || result?.kind !== 'issued' || version !== result.version) return state;
	return settle(state, verdictKey(sku, agreement), { disposition, problem });
}

/** Somebody saw to it that the ERP has the status, or need not have it. */
function onSkip(state: State, step: string, reason: string): State {
	const one = wanted(state).find((w) => syncStep(state, w.sku, w.agreement) === step);
	return one ? settle(state, verdictKey(one.sku, one.agreement), { disposition: 'skipped', problem: reason }) : state;
}

function settle(state: State, key: string, receipt: { disposition: string; problem: string | null }): State {
	const receipts: State['receipts'] = { ...state.receipts, [key]: receipt };
	const settled = wanted(state).every((w) => isSettled(receipts[verdictKey(w.sku, w.agreement)]?.disposition ?? ''));
	return { ...state, receipts, phase: settled ? 'ended' : 'syncing' };
}
