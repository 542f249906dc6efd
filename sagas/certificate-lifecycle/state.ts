import { TOLD } from '../../schemas/disposition.ts';
import type { CertificateIssued, Evaluation } from '../../schemas/index.ts';

/** What the saga keeps of a verdict. */
export type Verdict = Pick<
	Evaluation,
	'verdict' | 'reason' | 'articles' | 'evaluationId' | 'since' | 'asOf' | 'missing'
>;

/**
 * What stands of one good of the declaration. `covered`: it originates as far as is known. `turning`: it no longer
 * originates, and the verdict must stand for a while, since facts may be in flight. `doubtful`: it can not be shown any
 * more that it originates; the firm has a time to bring the proof. `revoking`: its revocation is ordered. `revoked`: it
 * is done, and the ERP is being told. `told`: the ERP knows. One that is off turns or becomes doubtful again where a
 * verdict tells of a day before the one that it is off from.
 */
export type Standing = 'covered' | 'turning' | 'doubtful' | 'revoking' | 'revoked' | 'told';

export interface Good {
	readonly sku: string;
	readonly standing: Standing;
	/** The newest verdicts by agreement that are no yes on the period; empty while covered. */
	readonly against: Readonly<Record<string, Verdict>>;
	/** First day that the declaration does not cover any more, of a good that is off. */
	readonly from: string | null;
	/** Earliest day from which on its revocation was ordered. */
	readonly ordered: string | null;
	/** Version of the certificate that its revocation made; 0 before. */
	readonly version: number;
	/** By agreement: that the ERP took the revocation, or that an operator saw to it; another answer of the ERP in its words. */
	readonly receipts: Readonly<Record<string, string>>;
}

export interface State {
	readonly certificate: Pick<
		CertificateIssued,
		'company' | 'certificateId' | 'number' | 'agreements' | 'validFrom' | 'validTo' | 'customerId'
	>;
	readonly goods: readonly Good[];
	/** Customers whom the firm must tell of revocations. */
	readonly mustTell: readonly string[];
	/** Last day on which facts about the period still count, YYYY-MM-DD. */
	readonly watchedUntil: string;
	/** That day has passed. */
	readonly over: boolean;
}

/** `watchMs`: milliseconds after the end of the period during which facts about it still count. */
export function initialState(issued: CertificateIssued, watchMs: number): State {
	const { company, certificateId, number, agreements, validFrom, validTo, customerId, goods } = issued;
	return {
		certificate: { company, certificateId, number, agreements, validFrom, validTo, customerId },
		goods: goods.map(({ sku }) => ({
			sku,
			standing: 'covered',
			against: {},
			from: null,
			ordered: null,
			version: 0,
			receipts: {},
		})),
		mustTell: [],
		watchedUntil: new Date(Date.parse(validTo) + watchMs).toISOString().slice(0, 10),
		over: false,
	};
}

/** Whether any day of the period is not covered for the good. */
export const isOff = ({ version }: Good): boolean => version > 0;

/** Stands in a receipt's place where an operator saw to it. */
export const SKIPPED = 'skipped';

/** Whether a receipt leaves nothing to tell the ERP. */
export const isSettled = (answer: string): boolean => TOLD.has(answer) || answer === SKIPPED;

/** The step that tells the ERP of a revocation. */
export const syncStep = ({ sku, version }: Good, agreement: string): string => `sync ${sku} ${agreement} ${version}`;

/** Steps that wait for the ERP, which an operator may see to by hand. */
export function skippable({ goods, certificate: { agreements } }: State): string[] {
	return goods
		.filter(isOff)
		.flatMap((good) =>
			agreements.filter((one) => !isSettled(good.receipts[one] ?? '')).map((one) => syncStep(good, one)),
		);
}

/** The watch is over, and no good is on its way off: what turned within it is still resolved after it. */
export function isFinished({ goods, over }: State): boolean {
	return over && goods.every(({ standing }) => standing === 'told' || standing === 'covered');
}

export const goodOf = ({ goods }: State, sku: string): Good | undefined => goods.find((good) => good.sku === sku);

export function withGood(state: State, changed: Good): State {
	return { ...state, goods: state.goods.map((good) => (good.sku === changed.sku ? changed : good)) };
}

/** First day of the period that a verdict takes: where it is not known when it turned, none can be shown to be covered. */
function dayOf({ certificate: { validFrom, validTo } }: State, { since }: Verdict): string {
	if (since === null || since < validFrom) return validFrom;
	return since < validTo ? since : validTo;
}

/** The verdicts, by agreement, that take days of the period which neither are off nor are ordered to be. */
export function opposing(state: State, { against, from, ordered }: Good): [agreement: string, Verdict][] {
	return Object.entries(against).filter(([, verdict]) => {
		const day = dayOf(state, verdict);
		return (from === null || day < from) && (ordered === null || day < ordered);
	});
}

/** First day that is not covered: the earliest of those that the verdicts take. */
export function revokedFrom(state: State, verdicts: readonly Verdict[]): string {
	return verdicts.map((verdict) => dayOf(state, verdict)).sort()[0] ?? state.certificate.validTo;
}
