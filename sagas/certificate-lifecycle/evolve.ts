import type { CertificateRevoked, Evaluation, SyncReceipt } from '../../schemas/index.ts';
import type { SagaInput } from '../runtime/definition.ts';
import { type Good, goodOf, isOpen, type State, withGood } from './state.ts';

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
/** Timer of the day after the declaration's last. */
export const OVER = 'over';

export function evolve(state: State, input: Input): State {
	if (input.kind === 'timer') return onTimer(state, input.name);
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
	if (!good || !isOpen(good)) return state;
	const { [agreement]: known, ...others } = good.against;
	if (verdict === 'originating') return withGood(state, standingOf({ ...good, against: others }));
	// Where no day is told there is none on which it originated: one that was told before, under other facts, is too late.
	const day = since !== null && known?.since != null && known.since < since ? known.since : since;
	// A no from a day after the period on concerns no shipment of the declaration.
	if (day !== null && day > state.certificate.validTo) return withGood(state, standingOf({ ...good, against: others }));
	const against = {
		...others,
		[agreement]: { verdict, reason, articles, evaluationId, since: day, asOf, missing },
	};
	return withGood(state, standingOf({ ...good, against }));
}

function standingOf(good: Good): Good {
	const verdicts = Object.values(good.against).map(({ verdict }) => verdict);
	if (verdicts.length === 0) return { ...good, standing: 'covered' };
	return { ...good, standing: verdicts.includes('not_originating') ? 'turning' : 'doubtful' };
}

function onTimer(state: State, name: string): State {
	if (name === OVER) return { ...state, over: true };
	const settled = name.startsWith(SETTLE) && goodOf(state, name.slice(SETTLE.length));
	if (settled && settled.standing === 'turning') return withGood(state, { ...settled, standing: 'revoking' });
	const doubted = name.startsWith(DOUBT) && goodOf(state, name.slice(DOUBT.length));
	if (doubted && doubted.standing === 'doubtful') return withGood(state, { ...doubted, standing: 'revoking' });
	return state;
}

function onRevoked(state: State, { goods, version, notices }: CertificateRevoked): State {
	const mustTell = [...new Set([...state.mustTell, ...notices.map((notice) => notice.partyId)])];
	return goods.reduce<State>(
		(now, { sku, from }) => {
			const good = goodOf(now, sku);
			// An event that comes late must not undo what the ERP took since.
			if (!good || version <= good.version) return now;
			return withGood(now, { ...good, standing: 'revoked', from, version, receipts: {} });
		},
		{ ...state, mustTell },
	);
}

/** Answers of the ERP that mean it knows. */
export const TOLD: ReadonlySet<string> = new Set(['applied', 'duplicate', 'stale']);

function onReceipt(state: State, { sku, agreement, version, disposition, problem }: SyncReceipt): State {
	const good = goodOf(state, sku);
	if (good?.standing !== 'revoked' || version !== good.version) return state;
	const receipts = { ...good.receipts, [agreement]: TOLD.has(disposition) ? disposition : (problem ?? disposition) };
	const told = state.certificate.agreements.every((one) => TOLD.has(receipts[one] ?? ''));
	return withGood(state, { ...good, receipts, standing: told ? 'told' : 'revoked' });
}
