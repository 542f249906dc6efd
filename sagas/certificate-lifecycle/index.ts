import type { SagaDefinition } from '../runtime/definition.ts';
import { chart } from './chart.ts';
import { decide, type Settings, stepLimitMs, waitingFor } from './decide.ts';
import { evolve, type Handled } from './evolve.ts';
import { initialState, type State, skippable } from './state.ts';

/**
 * Watches a declaration until the records of its period need no longer be kept: where the verdict on a good turns, takes it
 * off from the right day, tells the ERP, and records whom the firm must tell (Article 62(3)). A correction that shows an
 * earlier day takes it off from that day. One instance a declaration. A revocation is never taken back: where goods
 * originate again, the customer asks for a new declaration.
 */
export function certificateLifecycle(settings: Settings): SagaDefinition<State, Handled, Settings> {
	return {
		name: 'certificate-lifecycle',
		purpose: 'Watches a declaration until its records may go, and takes goods off it that no longer originate.',
		version: 1,
		settings,
		topics: ['ltsd.certificate-events', 'origin.evaluations', 'erp.sync-receipts'],
		handles: [
			'psra.ltsd.CertificateIssued',
			'psra.origin.Evaluation',
			'psra.ltsd.CertificateRevoked',
			'psra.erp.SyncReceipt',
		],
		startsOn: 'psra.ltsd.CertificateIssued',
		route(input) {
			return input.type === 'psra.origin.Evaluation'
				? { correlation: `${input.value.sku}|${input.value.agreement}` }
				: { id: input.value.certificateId };
		},
		initialState(input) {
			if (input.type !== 'psra.ltsd.CertificateIssued') throw new RangeError(`${input.type} starts no lifecycle`);
			return initialState(input.value, settings.watchMs);
		},
		correlations: ({ goods, certificate }) =>
			goods.flatMap(({ sku }) => certificate.agreements.map((agreement) => `${sku}|${agreement}`)),
		evolve,
		decide,
		skippable,
		waitingFor,
		stepLimitMs: (state) => stepLimitMs(state, settings),
		chart,
	};
}
