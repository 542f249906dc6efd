import type { EventType, EventTypes } from '../../schemas/index.ts';
import type { TopicName } from '../../topics/catalogue/index.ts';

/** What a saga is told: an event of a topic, or that a timer of its own is due. */
export type SagaInput<T extends EventType = EventType> =
	| { readonly [K in T]: { readonly kind: 'event'; readonly type: K; readonly value: EventTypes[K] } }[T]
	| { readonly kind: 'timer'; readonly name: string };

/** What a saga decides. Nothing else leaves it. */
export type Decision =
	/** Send a command. Its id is derived from saga, instance and step, so a repeated step sends the same command. */
	| {
			readonly kind: 'send';
			readonly step: string;
			readonly topic: TopicName;
			readonly type: EventType;
			readonly value: (commandId: string) => object;
	  }
	| { readonly kind: 'set-timer'; readonly name: string; readonly afterMs: number }
	| { readonly kind: 'cancel-timer'; readonly name: string }
	/** The end. No input changes it after that. */
	| { readonly kind: 'complete'; readonly outcome: string };

/** Time and settings, as arguments. */
export interface SagaContext<S = unknown> {
	readonly now: Date;
	readonly settings: S;
}

/**
 * A saga as pure functions. `evolve` says what an input means for the state, `decide` what follows from the state that
 * evolved; both see only their arguments.
 */
export interface SagaDefinition<State extends object, T extends EventType, Settings> {
	readonly name: string;
	/** Rises when the shape of the state changes; running instances keep theirs until a migration is written. */
	readonly version: number;
	readonly settings: Settings;
	readonly topics: readonly TopicName[];
	readonly handles: readonly T[];
	/** The event that starts an instance. */
	readonly startsOn: T;
	/** Which instance an event is about: itself by id, or all that wait for a correlation. */
	route(input: SagaInput<T> & { kind: 'event' }): { readonly id: string } | { readonly correlation: string };
	initialState(input: SagaInput<T> & { kind: 'event' }): State;
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
	/** What it waits for, for people. */
	waitingFor(state: State): string;
}
