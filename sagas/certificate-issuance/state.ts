import { PsraError } from '../../infra/errors.ts';
import { certificateIdOf } from '../../schemas/certificate-id.ts';
import { TOLD } from '../../schemas/disposition.ts';
import type { CertificateRequest, Evaluation } from '../../schemas/index.ts';

/** What the saga keeps of a verdict. */
export type Verdict = Pick<
	Evaluation,
	'verdict' | 'basis' | 'reason' | 'articles' | 'evaluationId' | 'missing' | 'assumptions'
>;

/**
 * `judging`: verdicts are missing or do not decide. `settling`: they decide, and must stand for a while, since facts may
 * be in flight. `ordered`: the declaration, or its refusal, is ordered. `syncing`: the ERP is being told
 * of a declaration; of a refusal it learns from the certificate's events, since no status of an item changes.
 */
export type Phase = 'judging' | 'settling' | 'ordered' | 'syncing' | 'ended';

export interface State {
	readonly phase: Phase;
	readonly request: CertificateRequest;
	readonly certificateId: string;
	/** By `verdictKey`. */
	readonly verdicts: Readonly<Record<string, Verdict>>;
	/** By `verdictKey`: the question that this saga asked is answered; a verdict that came before may rest on less. */
	readonly answered: Readonly<Record<string, true>>;
	readonly result: Result | null;
	/** The ERP's answer by `verdictKey`; `skipped`: an operator saw to it. */
	readonly receipts: Readonly<Record<string, { readonly disposition: string; readonly problem: string | null }>>;
}

/** Throws REQUEST_ID_TAKEN where the number of a request stands for another wish already. */
export function checkRepeat(first: State, again: State): void {
	if (wishOf(first) === wishOf(again)) return;
	const { requestId } = again.request;
	throw new PsraError('REQUEST_ID_TAKEN', `Another certificate was asked for as ${requestId} before.`, {
		field: 'requestId',
		problem: `${JSON.stringify(requestId)} stands for another customer, other goods, agreements or days`,
		remedy: 'Ask for the other certificate under a number of its own.',
	});
}

/** What is asked for, whoever sends it again and on whatever day. */
function wishOf({ request: { customerId, skus, agreements, validFrom, validTo, regularSupply } }: State): string {
	return JSON.stringify([customerId, skus.toSorted(), agreements.toSorted(), validFrom, validTo, regularSupply]);
}

export type Result =
	| {
			readonly kind: 'issued';
			readonly number: string;
			readonly version: number;
			readonly validFrom: string;
			readonly validTo: string;
	  }
	| { readonly kind: 'refused'; readonly code: string; readonly reason: string; readonly version: number };

export const verdictKey = (sku: string, agreement: string) => `${sku}|${agreement}`;

export const distinct = (values: readonly string[]): string[] => [...new Set(values)];

/** Throws VALUE_INVALID where the request names no goods or no agreement. */
export function initialState(request: CertificateRequest): State {
	for (const field of ['skus', 'agreements'] as const) {
		if (request[field].length > 0) continue;
		throw new PsraError('VALUE_INVALID', `Request ${request.requestId} names no ${field}.`, {
			field,
			problem: 'the list is empty',
			remedy: 'Name at least one, and send the request again under a new number.',
		});
	}
	return {
		phase: 'judging',
		request: { ...request, skus: distinct(request.skus), agreements: distinct(request.agreements) },
		certificateId: certificateIdOf(request.requestId),
		verdicts: {},
		answered: {},
		result: null,
		receipts: {},
	};
}

/** Under which this saga asks for a product: an evaluation names the requests that it answers. */
export const questionOf = (certificateId: string, sku: string): string => `${certificateId}/${sku}`;

/** A state of version 1 did not say what was answered: whatever verdict it held, it went by. */
export function fromFirstVersion(state: object): object {
	const { verdicts = {} } = state as Partial<State>;
	return { ...state, answered: Object.fromEntries(Object.keys(verdicts).map((key) => [key, true])) };
}

/** Every product and agreement that the request needs a verdict on. */
export function wanted({ request }: State): { sku: string; agreement: string }[] {
	return request.skus.flatMap((sku) => request.agreements.map((agreement) => ({ sku, agreement })));
}

/** Whether a receipt's disposition leaves nothing to tell the ERP. */
export const isSettled = (disposition: string): boolean => TOLD.has(disposition) || disposition === 'skipped';

/** The step that tells the ERP of a good of the declaration that was issued; undefined before. */
export function syncStep({ result }: State, sku: string, agreement: string): string | undefined {
	return result?.kind === 'issued' ? `sync ${sku} ${agreement} ${result.version}` : undefined;
}

/** Steps that wait for the ERP, which an operator may see to by hand. */
export function skippable(state: State): string[] {
	if (state.phase !== 'syncing') return [];
	return wanted(state).flatMap(({ sku, agreement }) => {
		const step = syncStep(state, sku, agreement);
		const answer = state.receipts[verdictKey(sku, agreement)]?.disposition ?? '';
		return step === undefined || isSettled(answer) ? [] : [step];
	});
}

/** A verdict with what it is on. */
export type Judged = Verdict & { readonly sku: string; readonly agreement: string };

export type Standing =
	/** A verdict is still to come; those at hand may be indeterminate. */
	| { readonly kind: 'open'; readonly missing: string[]; readonly unclear: Judged[] }
	/** All originate. */
	| { readonly kind: 'yes' }
	/** At least one does not originate: one declaration lists only originating goods. */
	| { readonly kind: 'no'; readonly against: Judged[] }
	/** None is a no, at least one is indeterminate. */
	| { readonly kind: 'unknown'; readonly unclear: Judged[] };

/**
 * What the verdicts at hand say about the request as a whole. One counts once the question of this request is answered:
 * one that was on its way before was judged for nobody, so it lacks the days that a declaration may cover, and where
 * evaluation is away for longer than verdicts settle, it would be decided on.
 */
export function standing(state: State): Standing {
	const known = wanted(state).map((w) => {
		const key = verdictKey(w.sku, w.agreement);
		return { ...w, verdict: state.answered[key] && state.verdicts[key] };
	});
	const judged = known.flatMap(({ sku, agreement, verdict }) => (verdict ? [{ ...verdict, sku, agreement }] : []));
	const against = judged.filter((v) => v.verdict === 'not_originating');
	if (against.length > 0) return { kind: 'no', against };
	const missing = known.filter((w) => !w.verdict).map((w) => verdictKey(w.sku, w.agreement));
	const unclear = judged.filter((v) => v.verdict !== 'originating');
	if (missing.length > 0) return { kind: 'open', missing, unclear };
	return unclear.length > 0 ? { kind: 'unknown', unclear } : { kind: 'yes' };
}
