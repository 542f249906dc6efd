import type { EvaluationRequest, RevokeCertificate, SyncOriginStatus } from '../../schemas/index.ts';
import type { Decision, SagaContext } from '../runtime/definition.ts';
import { DOUBT, type Input, OVER, SETTLE } from './evolve.ts';
import { type Good, goodOf, isFinished, isOff, isSettled, opposing, type State, syncStep } from './state.ts';

export interface Settings {
	/** Milliseconds that a no must stand before a declaration is revoked. */
	readonly settleMs: number;
	/** Milliseconds that the firm has to bring the proof where a yes turned into a doubt. */
	readonly doubtMs: number;
	/** Milliseconds after the end of a declaration's period during which facts about the period still count. */
	readonly watchMs: number;
	/** Milliseconds that a command may go without its answer before the declaration counts as stuck. */
	readonly answerMs: number;
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
	return [...decisions, { kind: 'cancel-timer', name: OVER }, { kind: 'complete', outcome: outcomeOf(after) }];
}

function outcomeOf({ goods }: State): string {
	const off = goods.filter(isOff).length;
	if (off === 0) return 'expired';
	return off === goods.length ? 'revoked' : 'revoked in part';
}

/** A verdict may have turned between the order and the declaration: every good is asked for anew. */
function begin(state: State, now: Date, { settleMs }: Settings): Decision[] {
	const { company, certificateId, agreements } = state.certificate;
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
	const dayAfter = Date.parse(state.watchedUntil) + 86_400_000;
	// Of a period that has long passed, what is asked for must be heard before the watch ends.
	return [...ask, { kind: 'set-timer', name: OVER, afterMs: Math.max(settleMs, dayAfter - now.getTime()) }];
}

function follow(before: Good | undefined, good: Good, state: State, input: Input, settings: Settings): Decision[] {
	// A second revocation may come before the ERP answered to the first: each version is told.
	const isRevised = before?.version !== good.version;
	const tell = isRevised ? state.certificate.agreements.map((agreement) => tellErp(state, good, agreement)) : [];
	return [...turn(before, good, state, input, settings), ...tell];
}

function turn(
	before: Good | undefined,
	good: Good,
	state: State,
	input: Input,
	{ settleMs, doubtMs }: Settings,
): Decision[] {
	const isNew = before?.standing !== good.standing;
	switch (good.standing) {
		case 'turning':
			return isNew || isAnother(before, good, input)
				? [{ kind: 'set-timer', name: `${SETTLE}${good.sku}`, afterMs: settleMs }]
				: [];
		case 'doubtful':
			return isNew ? [...cancel(good), { kind: 'set-timer', name: `${DOUBT}${good.sku}`, afterMs: doubtMs }] : [];
		case 'revoking':
			return before && good.ordered !== null && good.ordered !== before.ordered
				? [...cancel(good), revoke(state, before, good.ordered)]
				: [];
		default:
			return before?.standing === 'turning' || before?.standing === 'doubtful' ? cancel(good) : [];
	}
}

/**
 * A verdict against the good on other facts than the one at hand. The same one comes again whenever somebody else asks
 * for the product: waiting anew for it would put the revocation of goods in demand off for as long as they are.
 */
function isAnother(before: Good | undefined, good: Good, input: Input): boolean {
	if (input.kind !== 'event' || input.type !== 'psra.origin.Evaluation' || input.value.sku !== good.sku) return false;
	const { agreement } = input.value;
	const [known, now] = [before?.against[agreement], good.against[agreement]];
	return known?.evaluationId !== now?.evaluationId || known?.since !== now?.since;
}

const cancel = ({ sku }: Good): Decision[] => [
	{ kind: 'cancel-timer', name: `${SETTLE}${sku}` },
	{ kind: 'cancel-timer', name: `${DOUBT}${sku}` },
];

/** `good`: as it was before the order, so that the verdicts that lead to it are told. `from`: the day that is ordered. */
function revoke(state: State, good: Good, from: string): Decision {
	const { company, certificateId } = state.certificate;
	const { sku } = good;
	const verdicts = opposing(state, good);
	const isNo = verdicts.some(([, { verdict }]) => verdict === 'not_originating');
	return {
		kind: 'send',
		step: `revoke ${sku} ${from}`,
		topic: 'ltsd.commands',
		type: 'psra.ltsd.RevokeCertificate',
		value: (commandId): RevokeCertificate => ({
			company,
			certificateId,
			commandId,
			goods: [{ sku, from, evaluationId: verdicts[0]?.[1].evaluationId ?? commandId }],
			code: isNo ? 'not-originating' : 'indeterminate',
			reason: verdicts.map(([agreement, { reason }]) => `${sku} under ${agreement}: ${reason}`).join('; '),
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
		step: syncStep(good, agreement),
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

/** The shortest limit of its goods. One that is covered or done may stay so for years. */
export function stepLimitMs({ goods }: State, { settleMs, doubtMs, answerMs }: Settings): number | null {
	const limits = goods.flatMap(({ standing }): number[] => {
		switch (standing) {
			case 'turning':
				return [settleMs + answerMs];
			case 'doubtful':
				return [doubtMs + answerMs];
			case 'revoking':
			case 'revoked':
				return [answerMs];
			default:
				return [];
		}
	});
	return limits.length > 0 ? Math.min(...limits) : null;
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
				const refused = Object.entries(good.receipts).filter(([, answer]) => !isSettled(answer));
				return refused.length > 0
					? [`${good.sku}: a person: the ERP did not take ${refused.map(([a, why]) => `${a} (${why})`).join(', ')}`]
					: [`${good.sku}: the ERP's receipt`];
			}
			default:
				return [];
		}
	});
	if (said.length > 0) return said.join('; ');
	const off = state.goods.filter(isOff).map(({ sku, from }) => `${sku} is off from ${from}, and the ERP knows`);
	return [...off, `facts about its period, watched until ${state.watchedUntil}`].join('; ');
}

const missing = ({ against }: Good) =>
	Object.values(against)
		.flatMap((verdict) => verdict.missing.map(({ path }) => path))
		.join(', ');
