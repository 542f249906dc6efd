import fc from 'fast-check';
import type { SagaDefinition, SagaInput } from '../../../sagas/runtime/definition.ts';
import { certificateIdOf, requestIdOf } from '../../../schemas/certificate-id.ts';
import { TOLD } from '../../../schemas/disposition.ts';
import type { CertificateRequest, SyncOriginStatus, SyncReceipt } from '../../../schemas/index.ts';
import { sagaKit } from './given.ts';
import { receipt } from './issuance.ts';

/** Milliseconds after which an announcement is given up. */
export const GIVE_UP_MS = 3_600_000;
export const ANSWER_WITHIN_MS = 60_000;
export const TRIES = 3;
/** Version that an item has where it is announced, and where that is taken back. */
export const ANNOUNCED = 1;
export const TAKEN_BACK = 2;

export interface State {
	readonly phase: 'telling' | 'undoing' | 'told';
	readonly request: CertificateRequest;
	/** Index of the good that the ERP is being told of. */
	readonly at: number;
	/** The good that the ERP refused. */
	readonly refused: string | null;
}

type Handled = 'psra.erp.CertificateRequest' | 'psra.erp.SyncReceipt';
export type Input = SagaInput<Handled>;

/**
 * A saga whose steps have a way back, which none of the product's has: the ERP is told of the goods of a request one
 * after the other, and where it refuses one for good, or the time is over, everything is taken back.
 */
export const announcement: SagaDefinition<State, Handled, null> = {
	name: 'announcement',
	purpose: 'Tells the ERP of all goods of a request or of none.',
	version: 1,
	settings: null,
	topics: ['erp.certificate-requests', 'erp.sync-receipts'],
	handles: ['psra.erp.CertificateRequest', 'psra.erp.SyncReceipt'],
	startsOn: 'psra.erp.CertificateRequest',
	route: (input) =>
		input.type === 'psra.erp.CertificateRequest'
			? { id: input.value.requestId }
			: { id: requestIdOf(input.value.certificateId) },
	initialState(input) {
		if (input.type !== 'psra.erp.CertificateRequest') throw new RangeError(`${input.type} starts nothing`);
		return { phase: 'telling', request: input.value, at: 0, refused: null };
	},
	correlations: () => [],
	evolve(state, input) {
		if (state.phase !== 'telling') return state;
		if (input.kind === 'operator') return input.act === 'skip' ? go(state) : { ...state, phase: 'undoing' };
		if (input.kind === 'timer') return input.name === 'give-up' ? { ...state, phase: 'undoing' } : state;
		if (input.type !== 'psra.erp.SyncReceipt') return state;
		const { sku, version, disposition } = input.value;
		if (version !== ANNOUNCED || sku !== state.request.skus[state.at]) return state;
		return TOLD.has(disposition) ? go(state) : { ...state, phase: 'undoing', refused: sku };
	},
	decide(before, after) {
		if (!before) return [tell(after), { kind: 'set-timer', name: 'give-up', afterMs: GIVE_UP_MS }];
		if (before.phase !== 'telling') return [];
		if (after.phase === 'undoing')
			return [{ kind: 'compensate', reason: after.refused ? `${after.refused} was refused` : 'the time is over' }];
		if (after.phase === 'told') return [{ kind: 'complete', outcome: 'told' }];
		return after.at > before.at ? [tell(after)] : [];
	},
	compensation: {
		undo(state, step) {
			const sku = step.replace('tell ', '');
			return sku === state.refused ? undefined : sync(state, sku, TAKEN_BACK);
		},
		answer(_state, step, { type, value }, commandId) {
			if (type !== 'psra.erp.SyncReceipt') return undefined;
			const { sku, version, disposition, problem, commandId: of } = value as SyncReceipt;
			if (version !== TAKEN_BACK || `tell ${sku}` !== step) return undefined;
			if (TOLD.has(disposition)) return 'undone';
			return of === commandId ? { problem: problem ?? disposition } : undefined;
		},
		answerWithinMs: ANSWER_WITHIN_MS,
		tries: TRIES,
	},
	skippable: ({ phase, request, at }) => (phase === 'telling' ? [`tell ${request.skus[at]}`] : []),
	waitingFor: ({ request, at }) => `the ERP's receipt of ${request.skus[at]}`,
	stepLimitMs: () => ANSWER_WITHIN_MS,
	chart: {
		of: 'an announcement',
		phases: {
			telling: 'the ERP is being told',
			undoing: 'what it was told is taken back',
			told: 'the ERP knows of all',
		},
		final: ['told'],
		transitions: [
			{ from: null, on: 'psra.erp.CertificateRequest', to: 'telling' },
			{ from: 'telling', on: 'psra.erp.SyncReceipt', to: 'told' },
			{ from: 'telling', on: 'psra.erp.SyncReceipt', to: 'undoing' },
			{ from: 'telling', on: 'timer give-up', to: 'undoing' },
			{ from: 'telling', on: 'operator compensate', to: 'undoing' },
			{ from: 'telling', on: 'operator skip', to: 'told' },
		],
		phasesOf: ({ request, phase }) => ({ [request.requestId]: phase }),
	},
};

export const announcementKit = sagaKit(announcement);

function go(state: State): State {
	const at = state.at + 1;
	return { ...state, at, phase: at === state.request.skus.length ? 'told' : 'telling' };
}

function tell(state: State) {
	const sku = state.request.skus[state.at] as string;
	return { kind: 'send', step: `tell ${sku}`, ...sync(state, sku, ANNOUNCED) } as const;
}

function sync({ request }: State, sku: string, version: number) {
	const { company, requestId, validFrom, validTo } = request;
	return {
		topic: 'erp.sync-commands',
		type: 'psra.erp.SyncOriginStatus',
		value: (commandId: string): SyncOriginStatus => ({
			company,
			certificateId: certificateIdOf(requestId),
			commandId,
			sku,
			agreement: 'eu-uk',
			status: version === ANNOUNCED ? 'issued' : 'revoked',
			certificateNumber: requestId,
			version,
			validFrom,
			validTo,
			revokedFrom: version === ANNOUNCED ? null : validFrom,
		}),
	} as const;
}

/** Anything that may come to an announcement of PUMP and DRIVE. */
export const anything: fc.Arbitrary<Input> = fc.oneof(
	fc
		.tuple(fc.constantFrom('PUMP', 'DRIVE'), fc.constantFrom('applied', 'applied', 'refused'))
		.map(([sku, disposition]) => receipt(sku, disposition as never) as Input),
	fc.constantFrom<Input>(
		{ kind: 'timer', name: 'give-up' },
		{ kind: 'operator', act: 'skip', step: 'tell PUMP', reason: 'by hand' },
		{ kind: 'operator', act: 'compensate', reason: 'withdrawn' },
	),
);
