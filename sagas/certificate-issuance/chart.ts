import type { SagaChart } from '../runtime/definition.ts';
import type { Phase, State } from './state.ts';

const PHASES: Readonly<Record<Phase, string>> = {
	judging: 'verdicts are missing or do not decide',
	settling: 'the verdicts decide, and must stand for a while: facts may be in flight',
	ordered: 'the declaration, or its refusal, is ordered',
	syncing: 'the declaration is issued, and the ERP is being told',
	ended: 'issued and told, or refused',
};

/** The phases of a request. */
export const chart: SagaChart<State> = {
	of: 'a request',
	phases: PHASES,
	final: ['ended'],
	transitions: [
		{ from: null, on: 'psra.erp.CertificateRequest', to: 'judging' },
		{ from: 'judging', on: 'psra.origin.Evaluation', to: 'settling' },
		{ from: 'judging', on: 'timer decide-by', to: 'ordered' },
		{ from: 'settling', on: 'psra.origin.Evaluation', to: 'judging' },
		{ from: 'settling', on: 'timer settle', to: 'ordered' },
		{ from: 'settling', on: 'timer decide-by', to: 'ordered' },
		{ from: 'ordered', on: 'psra.ltsd.CertificateIssued', to: 'syncing' },
		{ from: 'ordered', on: 'psra.ltsd.CertificateRefused', to: 'ended' },
		{ from: 'syncing', on: 'psra.erp.SyncReceipt', to: 'ended' },
		{ from: 'syncing', on: 'operator skip', to: 'ended' },
	],
	phasesOf: ({ request, phase }) => ({ [request.requestId]: phase }),
};
