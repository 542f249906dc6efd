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
	transitions: [{ from: null, on: 'psra.ltsd.CertificateIssued', to: 'covered' }],
	phasesOf: ({ goods }) => Object.fromEntries(goods.map(({ sku, standing }) => [sku, standing])),
};
