import type { SagaDefinition } from '../../sagas/runtime/definition.ts';
import type { EventTypes } from '../../schemas/index.ts';
import type { TopicMessage } from '../../topics/catalogue/message.ts';
import { messageOf } from '../../topics/catalogue/message.ts';
import { COMPANY, issued } from '../support/records.ts';

export const EVENTS = 'ltsd.certificate-events';
export const COMMANDS = 'erp.sync-commands';

type Handled = 'psra.ltsd.CertificateIssued' | 'psra.ltsd.CertificateRevoked' | 'psra.ltsd.CertificateRefused';

interface State {
	readonly certificateId: string;
	readonly steps: readonly string[];
}

const WAIT_MS = 3_600_000;

/**
 * Three steps by three events of one topic, which keeps their order: each but the last sends a command and sets a timer
 * that the next cancels; the last completes. What a step of a real saga does, without its business.
 */
export const threeSteps: SagaDefinition<State, Handled, null> = {
	name: 'bench-three-steps',
	purpose: 'What a step costs.',
	version: 1,
	settings: null,
	topics: [EVENTS],
	handles: ['psra.ltsd.CertificateIssued', 'psra.ltsd.CertificateRevoked', 'psra.ltsd.CertificateRefused'],
	startsOn: 'psra.ltsd.CertificateIssued',
	route: ({ value }) => ({ id: value.certificateId }),
	initialState: ({ type, value }) => ({ certificateId: value.certificateId, steps: [type] }),
	correlations: ({ certificateId }) => [certificateId],
	evolve: (state, input) => (input.kind !== 'event' ? state : { ...state, steps: [...state.steps, input.type] }),
	decide(before, { certificateId, steps }, input) {
		if (input.kind !== 'event') return [];
		const cancel = before ? [{ kind: 'cancel-timer', name: 'wait' } as const] : [];
		if (steps.length === 3) return [...cancel, { kind: 'complete', outcome: 'done' }];
		return [
			...cancel,
			{
				kind: 'send',
				step: String(steps.length),
				topic: COMMANDS,
				type: 'psra.erp.SyncOriginStatus',
				value: (commandId) => command(certificateId, commandId),
			},
			{ kind: 'set-timer', name: 'wait', afterMs: WAIT_MS },
		];
	},
	waitingFor: ({ steps }) => `event ${steps.length + 1}`,
	skippable: () => [],
	stepLimitMs: () => WAIT_MS,
	chart: { of: 'a measurement', phases: {}, final: [], transitions: [], phasesOf: () => ({}) },
};

function command(certificateId: string, commandId: string): EventTypes['psra.erp.SyncOriginStatus'] {
	return {
		company: COMPANY,
		certificateId,
		commandId,
		sku: 'PUMP-00001',
		agreement: 'eu-uk',
		status: 'issued',
		certificateNumber: certificateId,
		version: 1,
		validFrom: '2026-03-01',
		validTo: '2028-02-29',
		revokedFrom: null,
	};
}

/** The three events of an instance, in order. */
export function eventsOf(id: string): readonly TopicMessage[] {
	const of = { company: COMPANY, certificateId: id, requestId: id, customerId: 'C-DE', agreements: ['eu-uk'] };
	const said = { code: 'not-originating', reason: 'because', articles: ['Art. 62'], version: 2 };
	const commandId = '2a3c3d0e-9a1b-4c57-8f0e-0a4d8f4e1b11';
	return [
		messageOf(EVENTS, 'psra.ltsd.CertificateIssued', issued(id, id)),
		messageOf(EVENTS, 'psra.ltsd.CertificateRevoked', {
			...of,
			...said,
			number: id,
			goods: [],
			remaining: [],
			revokedOn: '2026-05-02',
			notices: [],
			commandId,
		}),
		messageOf(EVENTS, 'psra.ltsd.CertificateRefused', { ...of, ...said, skus: ['PUMP-00001'], commandId }),
	];
}
