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
 * is done, and the ERP is being told. `told`: the ERP knows.
 */
export type Standing = 'covered' | 'turning' | 'doubtful' | 'revoking' | 'revoked' | 'told';

export interface Good {
	readonly sku: string;
	readonly standing: Standing;
	/** The newest verdicts by agreement that are no yes; empty while covered. */
	readonly against: Readonly<Record<string, Verdict>>;
	/** Of a revoked one. */
	readonly from: string | null;
	/** Version of the certificate that its revocation made; 0 before. */
	readonly version: number;
	/** Agreements for which the ERP took the revocation; another answer of it in its words. */
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
	/** The period of the declaration has passed. */
	readonly over: boolean;
}

export function initialState(issued: CertificateIssued): State {
	const { company, certificateId, number, agreements, validFrom, validTo, customerId, goods } = issued;
	return {
		certificate: { company, certificateId, number, agreements, validFrom, validTo, customerId },
		goods: goods.map(({ sku }) => ({ sku, standing: 'covered', against: {}, from: null, version: 0, receipts: {} })),
		mustTell: [],
		over: false,
	};
}

/** Standings of goods that a verdict may still change. */
const OPEN: ReadonlySet<Standing> = new Set(['covered', 'turning', 'doubtful']);

export const isOpen = (good: Good): boolean => OPEN.has(good.standing);

/**
 * Nothing more can happen: every good is off and told, or the period is over and the others were covered to its end. What
 * turned or became doubtful in the period is still resolved after it: shipments of the period are concerned.
 */
export function isFinished({ goods, over }: State): boolean {
	return goods.every(({ standing }) => standing === 'told' || (over && standing === 'covered'));
}

export const goodOf = ({ goods }: State, sku: string): Good | undefined => goods.find((good) => good.sku === sku);

export function withGood(state: State, changed: Good): State {
	return { ...state, goods: state.goods.map((good) => (good.sku === changed.sku ? changed : good)) };
}

/**
 * First day that is not covered: the earliest of the days on which the verdicts turned; where it is not known when,
 * the first day of the period, since no day of it can be shown to be covered.
 */
export function revokedFrom({ certificate }: State, { against }: Good): string {
	const days = Object.values(against).map(({ since }) => since ?? certificate.validFrom);
	return [...days, certificate.validTo].sort()[0] as string;
}
