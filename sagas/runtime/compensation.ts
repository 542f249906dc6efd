import type { AnySaga, CommandDraft, EventInput } from './definition.ts';

/** Compensation under way. */
export interface Compensation {
	readonly reason: string;
	/** Steps still to be undone, the newest first. The first is under way. */
	readonly left: readonly string[];
	/** Of the first: part of its command's id. Rises with each refusal, so that silence repeats the command and a refusal makes a new one. */
	readonly attempt: number;
	/** Of the first: how often it was sent. */
	readonly tries: number;
	/** Why its last try failed. */
	readonly problem: string | null;
}

/** A move of a compensation: what is to be sent, and how it stands. */
export interface Move {
	readonly compensation: Compensation;
	/** Undefined: nothing is sent. */
	readonly send?: { readonly step: string; readonly draft: CommandDraft };
	readonly status: 'compensating' | 'failed' | 'compensated';
}

/** Timer within which an answer must come. */
export const UNDO = 'undo';

/** Begins to undo `steps`, which are in the order in which they were sent. */
export function begin(definition: AnySaga, state: object, steps: readonly string[], reason: string): Move {
	if (!definition.compensation) throw new RangeError(`${definition.name} has no way back`);
	return next(definition, state, { reason, left: steps.toReversed(), attempt: 1, tries: 0, problem: null });
}

/** What an event says of it; undefined where it says nothing. `state`: as the event left it. `idOf`: see `commandId`. */
export function hear(
	definition: AnySaga,
	state: object,
	compensation: Compensation,
	event: EventInput,
	idOf: (step: string) => string,
): Move | undefined {
	const [step] = compensation.left;
	if (step === undefined) return undefined;
	const said = definition.compensation?.answer(state, step, event, idOf(undoing(step, compensation)));
	if (said === undefined) return undefined;
	return said === 'undone'
		? onwards(definition, state, compensation)
		: again(definition, state, { ...compensation, attempt: compensation.attempt + 1, problem: said.problem });
}

/** No answer came in time. */
export function silence(definition: AnySaga, state: object, compensation: Compensation): Move {
	return again(definition, state, { ...compensation, problem: 'no answer came in time' });
}

/** An operator has it tried anew: after a refusal under a new id, which `hear` counted up. */
export function anew(definition: AnySaga, state: object, compensation: Compensation): Move {
	return next(definition, state, { ...compensation, tries: 0 });
}

/** The first step is undone, was seen to by hand, or left nothing to undo. */
export function onwards(definition: AnySaga, state: object, { reason, left }: Compensation): Move {
	return next(definition, state, { reason, left: left.slice(1), attempt: 1, tries: 0, problem: null });
}

function again(definition: AnySaga, state: object, compensation: Compensation): Move {
	return compensation.tries < (definition.compensation?.tries ?? 0)
		? next(definition, state, compensation)
		: { compensation, status: 'failed' };
}

/** Sends the undoing of the first step that leaves something to undo. */
function next(definition: AnySaga, state: object, compensation: Compensation): Move {
	const [step] = compensation.left;
	if (step === undefined) return { compensation, status: 'compensated' };
	const draft = definition.compensation?.undo(state, step);
	if (!draft) return onwards(definition, state, compensation);
	return {
		compensation: { ...compensation, tries: compensation.tries + 1 },
		send: { step: undoing(step, compensation), draft },
		status: 'compensating',
	};
}

const undoing = (step: string, { attempt }: Compensation) => `undo ${step} ${attempt}`;

/** For people. */
export function compensationInWords({ reason, left, problem }: Compensation, status: Move['status']): string {
	const [step] = left;
	if (status === 'failed') return `a person: ${step} could not be undone (${problem ?? ''}); undoing since ${reason}`;
	return `the undoing of ${step}, since ${reason}`;
}
