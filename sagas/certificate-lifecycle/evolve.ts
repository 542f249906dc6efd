import { TOLD } from '../../schemas/disposition.ts';
import type { CertificateRevoked, Evaluation, SyncReceipt } from '../../schemas/index.ts';
import type { SagaInput } from '../runtime/definition.ts';
import {
	type Good,
	goodOf,
	isSettled,
	opposing,
	revokedFrom,
	SKIPPED,
	type State,
	syncStep,
	withGood,
} from './state.ts';

export type Handled =
	| 'psra.ltsd.CertificateIssued'
	| 'psra.origin.Evaluation'
	| 'psra.ltsd.CertificateRevoked'
	| 'psra.erp.SyncReceipt';
export type Input = SagaInput<Handled>;

/** Timer after which a verdict that turned to a no is acted on. One a good: `settle PUMP-1`. */
export const SETTLE = 'settle ';
/** Timer after which a doubt is taken for a no. One a good. */
export const DOUBT = 'doubt ';
/** Timer of the day after the last on which the declaration is watched. */
export const OVER = 'over';

export function evolve(state: State, input: Input): State {
	if (input.kind === 'timer') return onTimer(state, input.name);
	if (input.kind === 'operator') return input.act === 'skip' ? onSkip(state, input.step) : state;
	switch (input.type) {
		case 'psra.origin.Evaluation':
			return onVerdict(state, input.value);
		case 'psra.ltsd.CertificateRevoked':
			return onRevoked(state, input.value);
		case 'psra.erp.SyncReceipt':
			return onReceipt(state, input.value);
		default:
			return state;
	}
}

function onVerdict(state: State, evaluation: Evaluation): State {
	const { sku, agreement, verdict, reason, articles, evaluationId, since, asOf, missing } = evaluation;
	const good = goodOf(state, sku);
	if (!good) return state;
	const { [agreement]: known, ...others } = good.against;
	// Where no day is told there is none on which it originated: one that was told before, under other facts, is too late.
	const day = since !== null && known?.since != null && known.since < since ? known.since : since;
	// A no from a day after the period on concerns no shipment of the declaration.
	const isYes = verdict === 'originating' || (day !== null && day > state.certificate.validTo);
	const against = isYes
		? others
		: { ...others, [agreement]: { verdict, reason, articles, evaluationId, since: day, asOf, missing } };
	return stand(state, { ...good, against });
}

/** The good with the standing that its verdicts, its revocation and the receipts lead to; one that is ordered waits. */
function stand(state: State, good: Good): State {
	if (good.ordered !== null && (good.from === null || good.ordered < good.from))
		return withGood(state, { ...good, standing: 'revoking' });
	const verdicts = opposing(state, good).map(([, { verdict }]) => verdict);
	if (verdicts.length > 0)
		return withGood(state, { ...good, standing: verdicts.includes('not_originating') ? 'turning' : 'doubtful' });
	if (good.version === 0) return withGood(state, { ...good, standing: 'covered' });
	const isTold = state.certificate.agreements.every((one) => isSettled(good.receipts[one] ?? ''));
	return withGood(state, { ...good, standing: isTold ? 'told' : 'revoked' });
}

function onTimer(state: State, name: string): State {
	if (name === OVER) return { ...state, over: true };
	const settled = name.startsWith(SETTLE) && goodOf(state, name.slice(SETTLE.length));
	if (settled && settled.standing === 'turning') return order(state, settled);
	const doubted = name.startsWith(DOUBT) && goodOf(state, name.slice(DOUBT.length));
	if (doubted && doubted.standing === 'doubtful') return order(state, doubted);
	return state;
}

function order(state: State, good: Good): State {
	const verdicts = opposing(state, good).map(([, verdict]) => verdict);
	return stand(state, { ...good, ordered: revokedFrom(state, verdicts) });
}

function onRevoked(state: State, { goods, version, notices }: CertificateRevoked): State {
	const mustTell = [...new Set([...state.mustTell, ...notices.map((notice) => notice.partyId)])];
	return goods.reduce<State>(
		(now, { sku, from }) => {
			const good = goodOf(now, sku);
			// An event that comes late must not undo what the ERP took since.
			if (!good || version <= good.version) return now;
			return stand(now, { ...good, from, version, receipts: {} });
		},
		{ ...state, mustTell },
	);
}

function onReceipt(state: State, { sku, agreement, version, disposition, problem }: SyncReceipt): State {
	const good = goodOf(state, sku);
	if (!good || good.version === 0 || version !== good.version || good.standing === 'told') return state;
	const answer = TOLD.has(disposition) ? disposition : (problem ?? disposition);
	return stand(state, { ...good, receipts: { ...good.receipts, [agreement]: answer } });
}

/** Somebody saw to it that the ERP has the revocation, or need not have it. */
function onSkip(state: State, step: string): State {
	for (const good of state.goods) {
		const agreement = state.certificate.agreements.find((one) => syncStep(good, one) === step);
		if (agreement !== undefined && good.version > 0)
			return stand(state, { ...good, receipts: { ...good.receipts, [agreement]: SKIPPED } });
	}
	return state;
}
