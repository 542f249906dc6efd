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
	version: 1,
	settings: null,
	topics: [EVENTS],
	handles: ['psra.ltsd.CertificateIssued', 'psra.ltsd.CertificateRevoked', 'psra.ltsd.CertificateRefused'],
	startsOn: 'psra.ltsd.CertificateIssued',
	route: ({ value }) => ({ id: value.certificateId }),
	initialState: ({ type, value }) => ({ certificateId: value.certificateId, steps: [type] }),
	correlations: ({ certificateId }) => [certificateId],
	evolve: (state, input) => (input.kind === 'timer' ? state : { ...state, steps: [...state.steps, input.type] }),
	decide(before, { certificateId, steps }, input) {
		if (input.kind === 'timer') return [];
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
};
