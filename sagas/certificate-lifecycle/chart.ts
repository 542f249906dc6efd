import type { SagaChart } from '../runtime/definition.ts';
import type { Standing, State } from './state.ts';

const PHASES: Readonly<Record<Standing, string>> = {
	covered: 'it originates as far as is known',
	turning: 'it no longer originates; the verdict must stand for a while, since facts may be in flight',
	doubtful: 'it can not be shown any more that it originates; the firm has a time to bring the proof',
	revoking: 'its revocation is ordered',
	revoked: 'it is off, and the ERP is being told',
	told: 'it is off, and the ERP knows',
};

/** The standings of a good. */
export const chart: SagaChart<State> = {
	of: 'one good of a declaration',
	phases: PHASES,
	final: ['covered', 'told'],
	// A revocation may also be an operator's, which comes at any time, and for a day of its own.
	transitions: [
		{ from: null, on: 'psra.ltsd.CertificateIssued', to: 'covered' },
		{ from: 'covered', on: 'psra.origin.Evaluation', to: 'turning' },
		{ from: 'covered', on: 'psra.origin.Evaluation', to: 'doubtful' },
		{ from: 'covered', on: 'psra.ltsd.CertificateRevoked', to: 'revoked' },
		{ from: 'turning', on: 'psra.origin.Evaluation', to: 'covered' },
		{ from: 'turning', on: 'psra.origin.Evaluation', to: 'doubtful' },
		{ from: 'turning', on: 'psra.origin.Evaluation', to: 'revoked' },
		{ from: 'turning', on: 'timer settle', to: 'revoking' },
		{ from: 'turning', on: 'psra.ltsd.CertificateRevoked', to: 'doubtful' },
		{ from: 'turning', on: 'psra.ltsd.CertificateRevoked', to: 'revoked' },
		{ from: 'doubtful', on: 'psra.origin.Evaluation', to: 'covered' },
		{ from: 'doubtful', on: 'psra.origin.Evaluation', to: 'turning' },
		{ from: 'doubtful', on: 'psra.origin.Evaluation', to: 'revoked' },
		{ from: 'doubtful', on: 'timer doubt', to: 'revoking' },
		{ from: 'doubtful', on: 'psra.ltsd.CertificateRevoked', to: 'revoking' },
		{ from: 'doubtful', on: 'psra.ltsd.CertificateRevoked', to: 'revoked' },
		{ from: 'revoking', on: 'psra.ltsd.CertificateRevoked', to: 'turning' },
		{ from: 'revoking', on: 'psra.ltsd.CertificateRevoked', to: 'doubtful' },
		{ from: 'revoking', on: 'psra.ltsd.CertificateRevoked', to: 'revoked' },
		{ from: 'revoked', on: 'psra.origin.Evaluation', to: 'turning' },
		{ from: 'revoked', on: 'psra.origin.Evaluation', to: 'doubtful' },
		{ from: 'revoked', on: 'psra.ltsd.CertificateRevoked', to: 'turning' },
		{ from: 'revoked', on: 'psra.ltsd.CertificateRevoked', to: 'doubtful' },
		{ from: 'revoked', on: 'psra.ltsd.CertificateRevoked', to: 'revoking' },
		{ from: 'revoked', on: 'psra.erp.SyncReceipt', to: 'told' },
		{ from: 'revoked', on: 'operator skip', to: 'told' },
		{ from: 'told', on: 'psra.origin.Evaluation', to: 'turning' },
		{ from: 'told', on: 'psra.origin.Evaluation', to: 'doubtful' },
		{ from: 'told', on: 'psra.ltsd.CertificateRevoked', to: 'revoked' },
		{ from: 'told', on: 'psra.ltsd.CertificateRevoked', to: 'doubtful' },
	],
	phasesOf: ({ goods }) => Object.fromEntries(goods.map(({ sku, standing }) => [sku, standing])),
};
