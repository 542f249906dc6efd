import { requestIdOf } from '../../schemas/certificate-id.ts';
import type { SagaDefinition } from '../runtime/definition.ts';
import { chart } from './chart.ts';
import { decide, type Settings, stepLimitMs, waitingFor } from './decide.ts';
import { evolve, type Handled } from './evolve.ts';
import { checkRepeat, fromFirstVersion, initialState, type State, skippable, verdictKey, wanted } from './state.ts';

/**
 * From a request to a declaration that the ERP knows of: asks for the verdicts, orders the declaration or its refusal
 * once they stand, and tells the ERP. One instance a request. Its steps have no way back: a declaration that was made out
 * is a statement to a customer, which an ERP's refusal makes no less true (infra/adr/0015).
 */
export function certificateIssuance(settings: Settings): SagaDefinition<State, Handled, Settings> {
	return {
		name: 'certificate-issuance',
		purpose: 'From a request to a declaration that the ERP knows of, or to its refusal.',
		version: 2,
		migrations: { 1: fromFirstVersion },
		settings,
		topics: ['erp.certificate-requests', 'origin.evaluations', 'ltsd.certificate-events', 'erp.sync-receipts'],
		handles: [
			'psra.erp.CertificateRequest',
			'psra.origin.Evaluation',
			'psra.ltsd.CertificateIssued',
			'psra.ltsd.CertificateRefused',
			'psra.erp.SyncReceipt',
		],
		startsOn: 'psra.erp.CertificateRequest',
		route(input) {
			switch (input.type) {
				case 'psra.erp.CertificateRequest':
					return { id: input.value.requestId };
				case 'psra.origin.Evaluation':
					return { correlation: verdictKey(input.value.sku, input.value.agreement) };
				default:
					return { id: requestIdOf(input.value.certificateId) };
			}
		},
		initialState(input) {
			if (input.type !== 'psra.erp.CertificateRequest') throw new RangeError(`${input.type} starts no issuance`);
			return initialState(input.value);
		},
		checkRepeat,
		correlations: (state) => wanted(state).map((w) => verdictKey(w.sku, w.agreement)),
		evolve,
		decide,
		skippable,
		waitingFor,
		stepLimitMs: (state) => stepLimitMs(state, settings),
		chart,
	};
}
