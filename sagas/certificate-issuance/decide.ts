import type { EvaluationRequest, IssueCertificate, RefuseCertificate, SyncOriginStatus } from '../../schemas/index.ts';
import type { Decision, SagaContext } from '../runtime/definition.ts';
import { DECIDE_BY, type Input, SETTLE } from './evolve.ts';
import {
	distinct,
	isSettled,
	type Judged,
	questionOf,
	type State,
	standing,
	syncStep,
	type Verdict,
	verdictKey,
	wanted,
} from './state.ts';

export interface Settings {
	/** Milliseconds that a deciding verdict must stand. */
	readonly settleMs: number;
	/** Milliseconds after which a request that still lacks facts is refused. */
	readonly decideWithinMs: number;
	/** Milliseconds that a command may go without its answer before the request counts as stuck. */
	readonly answerMs: number;
}

/** What follows from a step: commands, timers, the end. */
export function decide(
	before: State | undefined,
	after: State,
	input: Input,
	{ settings }: SagaContext<Settings>,
): readonly Decision[] {
	if (!before) return begin(after, settings);
	if (before.phase !== 'ordered' && after.phase === 'ordered') {
		return [order(after), { kind: 'cancel-timer', name: SETTLE }, { kind: 'cancel-timer', name: DECIDE_BY }];
	}
	if (before.phase !== 'syncing' && after.phase === 'syncing')
		return wanted(after).map((w) => tellErp(after, w.sku, w.agreement));
	if (after.phase === 'ended' && before.phase !== 'ended')
		return [{ kind: 'complete', outcome: after.result?.kind ?? '' }];
	if (after.phase === 'settling' && (before.phase !== 'settling' || isAnother(before, input)))
		return [{ kind: 'set-timer', name: SETTLE, afterMs: settings.settleMs }];
	if (before.phase === 'settling' && after.phase === 'judging') return [{ kind: 'cancel-timer', name: SETTLE }];
	return [];
}

/**
 * A verdict on other facts than the one at hand. The same one comes again whenever somebody else asks for the product:
 * waiting anew for it would put a request for goods in demand off for as long as they are.
 */
function isAnother({ verdicts }: State, input: Input): boolean {
	if (input.kind !== 'event' || input.type !== 'psra.origin.Evaluation') return false;
	const { sku, agreement, evaluationId } = input.value;
	return verdicts[verdictKey(sku, agreement)]?.evaluationId !== evaluationId;
}

/** Ask for every verdict anew: an answer that came before this saga would not find it. */
function begin(state: State, settings: Settings): Decision[] {
	const { company, requestId, agreements, skus } = state.request;
	const ask = skus.map(
		(sku): Decision => ({
			kind: 'send',
			step: `evaluate ${sku}`,
			topic: 'origin.evaluation-requests',
			type: 'psra.origin.EvaluationRequest',
			value: (): EvaluationRequest => ({
				company,
				sku,
				requestId: questionOf(state.certificateId, sku),
				agreements: [...agreements],
				asOf: null,
				reason: 'certificate_requested',
				requestedFor: requestId,
			}),
		}),
	);
	return [...ask, { kind: 'set-timer', name: DECIDE_BY, afterMs: settings.decideWithinMs }];
}

function order(state: State): Decision {
	const now = standing(state);
	if (now.kind === 'yes') return issue(state);
	if (now.kind === 'no') return refuse(state, 'not-originating', now.against);
	return refuse(state, 'indeterminate', now.unclear);
}

function issue(state: State): Decision {
	const { company, requestId, customerId, agreements, validFrom, validTo, regularSupply } = state.request;
	const goods = state.request.skus.map((sku) => ({
		sku,
		evaluationIds: agreements.map((a) => verdictOf(state, sku, a).evaluationId),
	}));
	const assumptions = distinct(Object.values(state.verdicts).flatMap((v) => v.assumptions));
	return {
		kind: 'send',
		step: 'issue',
		topic: 'ltsd.commands',
		type: 'psra.ltsd.IssueCertificate',
		value: (commandId): IssueCertificate => ({
			company,
			certificateId: state.certificateId,
			commandId,
			requestId,
			customerId,
			agreements: [...agreements],
			goods,
			validFrom,
			validTo,
			regularSupply,
			assumptions,
		}),
	};
}

function refuse(state: State, code: string, verdicts: readonly Judged[]): Decision {
	const { company, requestId, customerId, agreements, skus } = state.request;
	const said = verdicts.map((v) => `${v.sku} under ${v.agreement}: ${v.reason}`);
	const open = standing(state);
	const unanswered = open.kind === 'open' ? open.missing.map((key) => `${key}: no verdict yet`) : [];
	return {
		kind: 'send',
		step: 'refuse',
		topic: 'ltsd.commands',
		type: 'psra.ltsd.RefuseCertificate',
		value: (commandId): RefuseCertificate => ({
			company,
			certificateId: state.certificateId,
			commandId,
			requestId,
			customerId,
			agreements: [...agreements],
			skus: [...skus],
			code,
			reason: [...said, ...unanswered].join('; '),
			articles: distinct(verdicts.flatMap((v) => v.articles)),
		}),
	};
}

function tellErp(state: State, sku: string, agreement: string): Decision {
	const { result } = state;
	const step = syncStep(state, sku, agreement);
	if (result?.kind !== 'issued' || step === undefined)
		throw new RangeError('only a declaration that was issued is told to the ERP');
	const { number, version, validFrom, validTo } = result;
	return {
		kind: 'send',
		step,
		topic: 'erp.sync-commands',
		type: 'psra.erp.SyncOriginStatus',
		value: (commandId): SyncOriginStatus => ({
			company: state.request.company,
			certificateId: state.certificateId,
			commandId,
			sku,
			agreement,
			status: 'issued',
			certificateNumber: number,
			version,
			validFrom,
			validTo,
			revokedFrom: null,
		}),
	};
}

function verdictOf(state: State, sku: string, agreement: string): Verdict {
	const verdict = state.verdicts[verdictKey(sku, agreement)];
	if (!verdict) throw new RangeError(`no verdict on ${sku} under ${agreement}`);
	return verdict;
}

/** While facts are awaited the request is not stuck: a timer ends that wait. */
export function stepLimitMs({ phase }: State, { settleMs, decideWithinMs, answerMs }: Settings): number | null {
	switch (phase) {
		case 'judging':
			return decideWithinMs + answerMs;
		case 'settling':
			return settleMs + answerMs;
		case 'ordered':
		case 'syncing':
			return answerMs;
		case 'ended':
			return null;
	}
}

/** For people: what the request is waiting for. */
export function waitingFor(state: State): string {
	switch (state.phase) {
		case 'judging': {
			const now = standing(state);
			if (now.kind === 'unknown') {
				return now.unclear.map((v) => `${v.sku}: ${v.missing.map((m) => m.path).join(', ') || v.reason}`).join('; ');
			}
			return `verdicts on ${
				now.kind === 'open'
					? now.missing.join(', ')
					: wanted(state)
							.map((w) => w.sku)
							.join(', ')
			}`;
		}
		case 'settling':
			return 'facts in flight';
		case 'ordered':
			return 'ltsd-issuance';
		case 'syncing': {
			const refused = Object.entries(state.receipts).filter(([, receipt]) => !isSettled(receipt.disposition));
			if (refused.length > 0)
				return `a person: the ERP did not take ${refused.map(([key, r]) => `${key} (${r.problem})`).join(', ')}`;
			return `the ERP's receipts of ${wanted(state)
				.map((w) => verdictKey(w.sku, w.agreement))
				.filter((key) => !state.receipts[key])
				.join(', ')}`;
		}
		case 'ended':
			return '';
	}
}
