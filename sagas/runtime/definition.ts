import type { EventType, EventTypes } from '../../schemas/index.ts';
import type { TopicName } from '../../topics/catalogue/index.ts';

/** What an operator tells an instance; who does and why stand with it. */
export type OperatorInput =
	/** The step was seen to by hand: the saga goes on as if it had been answered. */
	| { readonly kind: 'operator'; readonly act: 'skip'; readonly step: string; readonly reason: string }
	/** What was done is to be undone. */
	| { readonly kind: 'operator'; readonly act: 'compensate'; readonly reason: string };

/** What a saga is told: an event of a topic, that a timer of its own is due, or an operator's act. */
export type SagaInput<T extends EventType = EventType> =
	| { readonly [K in T]: { readonly kind: 'event'; readonly type: K; readonly value: EventTypes[K] } }[T]
	| { readonly kind: 'timer'; readonly name: string }
	| OperatorInput;

export type EventInput<T extends EventType = EventType> = SagaInput<T> & { readonly kind: 'event' };

/** A command on its way. `value` is made with the id that the runtime derives. */
export interface CommandDraft {
	readonly topic: TopicName;
	readonly type: EventType;
	readonly value: (commandId: string) => object;
}

/** What a saga decides. Nothing else leaves it. */
export type Decision =
	/** Send a command. Its id is derived from saga, instance and step, so a repeated step sends the same command. */
	| ({ readonly kind: 'send'; readonly step: string } & CommandDraft)
	| { readonly kind: 'set-timer'; readonly name: string; readonly afterMs: number }
	| { readonly kind: 'cancel-timer'; readonly name: string }
	/** Undo the steps that were sent, the newest first. The runtime decides from then on; the end is `compensated`. */
	| { readonly kind: 'compensate'; readonly reason: string }
	/** The end. No input changes it after that. */
	| { readonly kind: 'complete'; readonly outcome: string };

/** Time and settings, as arguments. */
export interface SagaContext<S = unknown> {
	readonly now: Date;
	readonly settings: S;
}

/** How the steps of a saga are undone. A saga whose steps have no way back has none. */
export interface CompensationRules<State, T extends EventType> {
	/**
	 * The command that undoes a step that was sent, whether or not its answer has come: its receiver MUST take it where
	 * the step never had an effect. Undefined: the step leaves nothing to undo.
	 */
	undo(state: State, step: string): CommandDraft | undefined;
	/**
	 * What an event says of the undoing of a step; undefined where it is about something else. A refusal counts for the
	 * command of this id only: one of an earlier command may come twice.
	 */
	answer(
		state: State,
		step: string,
		event: EventInput<T>,
		commandId: string,
	): 'undone' | { readonly problem: string } | undefined;
	/** Milliseconds without an answer after which the command is sent again, under the same id. */
	readonly answerWithinMs: number;
	/** Times that a step's undoing is tried before it becomes an operator's case. */
	readonly tries: number;
}

/** A move between phases: what is told on an arrow of the diagram. A phase that is not left by an input is not listed. */
export interface Transition {
	/** Null: the start. */
	readonly from: string | null;
	/** Record type, `timer NAME`, or `operator ACT`. */
	readonly on: string;
	readonly to: string;
}

/** The phases of a saga for people, as data. The model-based tests hold it against what the definition does. */
export interface SagaChart<State> {
	/** What has the phases, e.g. `a request`, `one good of a declaration`. */
	readonly of: string;
	/** What each phase means. */
	readonly phases: Readonly<Record<string, string>>;
	/** Phases in which an instance may complete. */
	readonly final: readonly string[];
	readonly transitions: readonly Transition[];
	/** The phase of each thing in an instance that has one, by its name. */
	phasesOf(state: State): Readonly<Record<string, string>>;
}

/**
 * A saga as pure functions. `evolve` says what an input means for the state, `decide` what follows from the state that
 * evolved; both see only their arguments.
 */
export interface SagaDefinition<State extends object, T extends EventType, Settings> {
	readonly name: string;
	/** What it is for, in a sentence. */
	readonly purpose: string;
	/** Rises when the shape or the meaning of the state changes. */
	readonly version: number;
	/**
	 * By the version that it starts from: makes a state of the next version of it. A running instance of an older version
	 * waits where one is missing.
	 */
	readonly migrations?: Readonly<Record<number, (state: object) => object>>;
	readonly settings: Settings;
	readonly topics: readonly TopicName[];
	readonly handles: readonly T[];
	/** The event that starts an instance. */
	readonly startsOn: T;
	/** Which instance an event is about: itself by id, or all that wait for a correlation. */
	route(input: EventInput<T>): { readonly id: string } | { readonly correlation: string };
	initialState(input: EventInput<T>): State;
	/** Throws where an event that would start an instance again says something else than the one that did. */
	checkRepeat?(first: State, again: State): void;
	/** Correlations that the instance waits for, taken at its start. */
	correlations(state: State): readonly string[];
	evolve(state: State, input: SagaInput<T>): State;
	/** `before` is the state that the input met, `after` the evolved one. */
	decide(
		before: State | undefined,
		after: State,
		input: SagaInput<T>,
		context: SagaContext<Settings>,
	): readonly Decision[];
	readonly compensation?: CompensationRules<State, T>;
	/** Steps that an operator may skip now: the ones whose answer `evolve` can do without. */
	skippable(state: State): readonly string[];
	/** What it waits for, for people. */
	waitingFor(state: State): string;
	/** Milliseconds without progress after which it counts as stuck; null: it may wait for as long as it likes. */
	stepLimitMs(state: State): number | null;
	readonly chart: SagaChart<State>;
}

// biome-ignore lint/suspicious/noExplicitAny: a runtime handles every definition alike
export type AnySaga = SagaDefinition<any, any, any>;
