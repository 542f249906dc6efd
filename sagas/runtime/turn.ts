import type { SagaStatus } from '../../infra/ports/sagas.ts';
import { begin, type Compensation, hear, type Move, onwards, silence, UNDO } from './compensation.ts';
import type { AnySaga, CommandDraft, Decision, SagaInput } from './definition.ts';

/** An instance between two turns. */
export interface Standing {
	/** The definition's state. */
	readonly data: object;
	/** Steps that were sent, in order; kept where the definition can undo them. */
	readonly steps: readonly string[];
	readonly compensation: Compensation | null;
	readonly status: SagaStatus;
	readonly outcome: string | null;
}

/** What a turn leads to. */
export interface Turn {
	readonly standing: Standing;
	readonly sends: readonly { readonly step: string; readonly draft: CommandDraft }[];
	readonly timers: {
		/** Of all that the instance has set, before others are set. */
		readonly cancel: readonly string[] | 'all';
		readonly set: readonly { readonly name: string; readonly afterMs: number }[];
	};
	/** For the history. */
	readonly decisions: readonly string[];
}

/** A clock's answer, and how ids of commands are derived. */
export interface TurnContext {
	readonly now: Date;
	readonly idOf: (step: string) => string;
}

export const hasEnded = (status: SagaStatus): boolean => status === 'completed' || status === 'compensated';

/** The first turn: the instance begins with the state that its first event made. */
export function firstTurn(definition: AnySaga, data: object, input: SagaInput, { now }: TurnContext): Turn {
	const standing: Standing = { data, steps: [], compensation: null, status: 'running', outcome: null };
	return follow(definition, standing, definition.decide(undefined, data, input, settingsAt(definition, now)));
}

/** Any further turn of an instance that has not ended: evolve, decide, and where it is compensating, the way back. */
export function turn(definition: AnySaga, before: Standing, input: SagaInput, { now, idOf }: TurnContext): Turn {
	const data = definition.evolve(before.data, input);
	const standing = { ...before, data };
	if (before.status !== 'running') return wayBack(definition, standing, input, idOf);
	if (input.kind === 'operator' && input.act === 'compensate')
		return follow(definition, standing, [{ kind: 'compensate', reason: input.reason }]);
	return follow(definition, standing, definition.decide(before.data, data, input, settingsAt(definition, now)));
}

const settingsAt = ({ settings }: AnySaga, now: Date) => ({ now, settings });

function wayBack(definition: AnySaga, standing: Standing, input: SagaInput, idOf: (step: string) => string): Turn {
	const { data, compensation, status } = standing;
	if (!compensation) throw new RangeError(`${definition.name} is ${status} without a compensation`);
	if (input.kind === 'event') return moved(definition, standing, hear(definition, data, compensation, input, idOf));
	if (input.kind === 'operator' && input.act === 'skip')
		return moved(definition, standing, onwards(definition, data, compensation));
	if (input.kind === 'timer' && input.name === UNDO && status === 'compensating')
		return moved(definition, standing, silence(definition, data, compensation));
	return moved(definition, standing, undefined);
}

/** A turn that a move of the compensation is. */
export function moved(definition: AnySaga, standing: Standing, move: Move | undefined): Turn {
	if (!move) return { standing, sends: [], timers: { cancel: [], set: [] }, decisions: [] };
	const { compensation, send, status } = move;
	const outcome = status === 'compensated' ? 'compensated' : null;
	const answerWithinMs = definition.compensation?.answerWithinMs ?? 0;
	const said = { compensating: [], failed: [`failed: ${compensation.problem}`], compensated: ['compensated'] }[status];
	return {
		standing: { ...standing, compensation, status, outcome },
		sends: send ? [send] : [],
		timers: { cancel: send ? [] : [UNDO], set: send ? [{ name: UNDO, afterMs: answerWithinMs }] : [] },
		decisions: [...(send ? [`send ${send.step}`] : []), ...said],
	};
}

/** Carries the definition's decisions over into a turn. */
function follow(definition: AnySaga, standing: Standing, decisions: readonly Decision[]): Turn {
	const sends = decisions.flatMap((d) =>
		d.kind === 'send' ? [{ step: d.step, draft: { topic: d.topic, type: d.type, value: d.value } }] : [],
	);
	const steps = definition.compensation
		? [...new Set([...standing.steps, ...sends.map(({ step }) => step)])]
		: standing.steps;
	const words = decisions.map(inWords);
	const back = decisions.find((d) => d.kind === 'compensate');
	if (back) {
		const from = { ...standing, steps };
		const move = moved(definition, from, begin(definition, standing.data, steps, back.reason));
		return {
			...move,
			sends: [...sends, ...move.sends],
			timers: { ...move.timers, cancel: 'all' },
			decisions: [...words, ...move.decisions],
		};
	}
	const end = decisions.find((d) => d.kind === 'complete');
	return {
		standing: {
			...standing,
			steps,
			status: end ? 'completed' : 'running',
			outcome: end?.outcome ?? null,
		},
		sends,
		timers: end
			? { cancel: 'all', set: [] }
			: {
					cancel: decisions.flatMap((d) => (d.kind === 'cancel-timer' ? [d.name] : [])),
					set: decisions.flatMap((d) => (d.kind === 'set-timer' ? [{ name: d.name, afterMs: d.afterMs }] : [])),
				},
		decisions: words,
	};
}

function inWords(decision: Decision): string {
	switch (decision.kind) {
		case 'send':
			return `send ${decision.step}`;
		case 'set-timer':
			return `set timer ${decision.name} for ${decision.afterMs} ms`;
		case 'cancel-timer':
			return `cancel timer ${decision.name}`;
		case 'compensate':
			return `compensate: ${decision.reason}`;
		case 'complete':
			return `complete: ${decision.outcome}`;
	}
}
