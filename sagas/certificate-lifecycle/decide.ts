import type { EvaluationRequest, RevokeCertificate, SyncOriginStatus } from '../../schemas/index.ts';
import type { Decision, SagaContext } from '../runtime/definition.ts';
import { DOUBT, type Input, OVER, SETTLE, TOLD } from './evolve.ts';
import { type Good, goodOf, isFinished, isOpen, revokedFrom, type State } from './state.ts';

export interface Settings {
	/** Milliseconds that a no must stand before a declaration is revoked. */
	readonly settleMs: number;
	/** Milliseconds that the firm has to bring the proof where a yes turned into a doubt. */
	readonly doubtMs: number;
}

/** What follows from a step: commands, timers, the end. */
export function decide(
	before: State | undefined,
	after: State,
	input: Input,
	{ settings, now }: SagaContext<Settings>,
): readonly Decision[] {
	if (!before) return begin(after, now, settings);
	const decisions = after.goods.flatMap((good) => follow(goodOf(before, good.sku), good, after, input, settings));
	if (!isFinished(after)) return decisions;
	const outcome = after.goods.every((good) => !isOpen(good)) ? 'revoked' : 'expired';
	return [...decisions, { kind: 'cancel-timer', name: OVER }, { kind: 'complete', outcome }];
}

/** A verdict may have turned between the order and the declaration: every good is asked for anew. */
function begin(state: State, now: Date, { settleMs }: Settings): Decision[] {
	const { company, certificateId, agreements, validTo } = state.certificate;
	const ask = state.goods.map(
		({ sku }): Decision => ({
			kind: 'send',
			step: `look ${sku}`,
			topic: 'origin.evaluation-requests',
			type: 'psra.origin.EvaluationRequest',
			value: (id): EvaluationRequest => ({
				company,
				sku,
				requestId: id,
				agreements: [...agreements],
				asOf: null,
				reason: 'certificate_requested',
				requestedFor: certificateId,
			}),
		}),
	);
	const dayAfter = Date.parse(validTo) + 86_400_000;
	// Of a period that has passed, what is asked for must be heard before the watch ends.
	return [...ask, { kind: 'set-timer', name: OVER, afterMs: Math.max(settleMs, dayAfter - now.getTime()) }];
}

function follow(
	before: Good | undefined,
	good: Good,
	state: State,
	input: Input,
	{ settleMs, doubtMs }: Settings,
): Decision[] {
	const isNew = before?.standing !== good.standing;
	const verdictCame = input.kind === 'event' && input.type === 'psra.origin.Evaluation' && input.value.sku === good.sku;
	switch (good.standing) {
		case 'covered':
			return isNew ? cancel(good) : [];
		case 'turning':
			// Each verdict that says no again starts the wait anew: facts are still coming in.
			return isNew || verdictCame ? [{ kind: 'set-timer', name: `${SETTLE}${good.sku}`, afterMs: settleMs }] : [];
		case 'doubtful':
			return isNew ? [...cancel(good), { kind: 'set-timer', name: `${DOUBT}${good.sku}`, afterMs: doubtMs }] : [];
		case 'revoking':
			return isNew ? [...cancel(good), revoke(state, good)] : [];
		case 'revoked': {
			// A second revocation may come before the ERP answered to the first: each version is told.
			if (before?.version === good.version) return [];
			const tell = state.certificate.agreements.map((agreement) => tellErp(state, good, agreement));
			return before && isOpen(before) ? [...cancel(good), ...tell] : tell;
		}
		case 'told':
			return [];
	}
}

const cancel = ({ sku }: Good): Decision[] => [
	{ kind: 'cancel-timer', name: `${SETTLE}${sku}` },
	{ kind: 'cancel-timer', name: `${DOUBT}${sku}` },
];

function revoke(state: State, good: Good): Decision {
	const { company, certificateId } = state.certificate;
	const verdicts = Object.entries(good.against);
	const isNo = verdicts.some(([, { verdict }]) => verdict === 'not_originating');
	return {
		kind: 'send',
		step: `revoke ${good.sku}`,
		topic: 'ltsd.commands',
		type: 'psra.ltsd.RevokeCertificate',
		value: (commandId): RevokeCertificate => ({
			company,
			certificateId,
			commandId,
			goods: [
				{ sku: good.sku, from: revokedFrom(state, good), evaluationId: verdicts[0]?.[1].evaluationId ?? commandId },
			],
			code: isNo ? 'not-originating' : 'indeterminate',
			reason: verdicts.map(([agreement, { reason }]) => `${good.sku} under ${agreement}: ${reason}`).join('; '),
			articles: [
				...new Set(['Art. 62(3) Regulation (EU) 2015/2447', ...verdicts.flatMap(([, { articles }]) => articles)]),
			],
		}),
	};
}

function tellErp({ certificate }: State, good: Good, agreement: string): Decision {
	const { company, certificateId, number, validFrom, validTo } = certificate;
	return {
		kind: 'send',
		step: `sync ${good.sku} ${agreement} ${good.version}`,
		topic: 'erp.sync-commands',
		type: 'psra.erp.SyncOriginStatus',
		value: (commandId): SyncOriginStatus => ({
			company,
			certificateId,
			commandId,
			sku: good.sku,
			agreement,
			status: 'revoked',
			certificateNumber: number,
			version: good.version,
			validFrom,
			validTo,
			revokedFrom: good.from,
		}),
	};
}

/** For people: what stands of the declaration, and what is waited for. */
export function waitingFor(state: State): string {
	const said = state.goods.flatMap((good): string[] => {
		switch (good.standing) {
			case 'turning':
				return [`${good.sku}: facts in flight`];
			case 'doubtful':
				return [`${good.sku}: proof of ${missing(good) || 'its origin'}`];
			case 'revoking':
				return [`${good.sku}: ltsd-issuance`];
			case 'revoked': {
				const refused = Object.entries(good.receipts).filter(([, answer]) => !TOLD.has(answer));
				return refused.length > 0
					? [`${good.sku}: a person: the ERP did not take ${refused.map(([a, why]) => `${a} (${why})`).join(', ')}`]
					: [`${good.sku}: the ERP's receipt`];
			}
			default:
				return [];
		}
	});
	return said.length > 0 ? said.join('; ') : `the end of its period, ${state.certificate.validTo}`;
}

const missing = ({ against }: Good) =>
	Object.values(against)
		.flatMap((verdict) => verdict.missing.map(({ path }) => path))
		.join(', ');
