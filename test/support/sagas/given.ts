import { expect } from '@jest/globals';
import avro from 'avsc';
import { avroOptions } from '../../../infra/registry/logical-types.ts';
import { commandId } from '../../../sagas/runtime/command-id.ts';
import type { Decision, SagaDefinition, SagaInput } from '../../../sagas/runtime/definition.ts';
import { type EventType, schemaOf } from '../../../schemas/index.ts';

/** A command as it would leave the saga, with the id that the runtime derives. */
export interface Command {
	readonly id: string;
	readonly step: string;
	readonly topic: string;
	readonly type: EventType;
	readonly value: Readonly<Record<string, unknown>>;
}

/** What is expected of a step. Whatever is not named must not have happened. */
export interface Expected {
	/** Part of the state afterwards. */
	readonly state?: object;
	/** Each command in order, in part. */
	readonly commands?: readonly object[];
	/** `set <name> <milliseconds>` or `cancel <name>`, in order. */
	readonly timers?: readonly string[];
	readonly outcome?: string;
	/** What people are told that the saga waits for. */
	readonly waitingFor?: string;
}

export interface Step<State> {
	readonly state: State;
	readonly commands: readonly Command[];
	readonly timers: readonly string[];
	readonly outcome: string | undefined;
	readonly waitingFor: string;
	then(expected: Expected): void;
}

interface Instance<State> {
	readonly state: State;
	readonly ended: boolean;
}

/**
 * Given/when/then for saga definitions: `saga.given(requested('PUMP')).when(judged('PUMP', 'originating')).then({…})`.
 * The first input starts the instance, wherever it stands. As in the runtime, nothing changes an instance that has ended.
 */
export function sagaKit<State extends object, T extends EventType, S>(definition: SagaDefinition<State, T, S>) {
	type Input = SagaInput<T>;
	const context = { now: new Date('2026-03-01T08:00:00.000Z'), settings: definition.settings };

	function take(instance: Instance<State> | undefined, input: Input): Step<State> & { readonly ended: boolean } {
		if (instance?.ended) return told(instance.state, [], true);
		if (!instance) {
			if (input.kind !== 'event' || input.type !== definition.startsOn)
				throw new RangeError(`a scenario begins with ${definition.startsOn}`);
			const state = definition.initialState(input);
			return told(state, definition.decide(undefined, state, input, context), false);
		}
		const after = definition.evolve(instance.state, input);
		return told(after, definition.decide(instance.state, after, input, context), false);
	}

	function told(state: State, decisions: readonly Decision[], ended: boolean): Step<State> & { ended: boolean } {
		const outcome = decisions.find((decision) => decision.kind === 'complete')?.outcome;
		const step = {
			state,
			commands: decisions.flatMap((d) => (d.kind === 'send' ? [commandOf(state, d)] : [])),
			timers: decisions.flatMap((d) => {
				if (d.kind === 'set-timer') return [`set ${d.name} ${d.afterMs}`];
				return d.kind === 'cancel-timer' ? [`cancel ${d.name}`] : [];
			}),
			outcome,
			waitingFor: definition.waitingFor(state),
			ended: ended || outcome !== undefined,
		};
		// biome-ignore lint/suspicious/noThenProperty: a scenario reads given, when, then; nothing awaits a step
		return { ...step, then: (expected) => compare(step, expected) };
	}

	/** The instance's id is that of its request: what a scenario compares is that equal steps give equal ids. */
	function commandOf(state: State, { step, topic, type, value }: Decision & { kind: 'send' }): Command {
		const { request } = state as { request?: { company: string; requestId: string } };
		const id = commandId(definition.name, request?.company ?? '', request?.requestId ?? '', step);
		return { id, step, topic, type, value: value(id) as Command['value'] };
	}

	return {
		given: (...inputs: readonly Input[]) => ({
			when(input: Input): Step<State> {
				let instance: Instance<State> | undefined;
				for (const one of inputs) instance = take(instance, one);
				return take(instance, input);
			},
		}),
	};
}

function compare<State>(step: Omit<Step<State>, 'then'>, expected: Expected): void {
	for (const { type, value } of step.commands) checkSchema(type, value);
	if (expected.state) expect(step.state).toMatchObject(expected.state);
	expect(step.commands).toMatchObject([...(expected.commands ?? [])]);
	expect(step.timers).toEqual(expected.timers ?? []);
	expect(step.outcome).toBe(expected.outcome);
	if (expected.waitingFor !== undefined) expect(step.waitingFor).toBe(expected.waitingFor);
}

/** A command that does not fit its schema would fail the saga's transaction. */
function checkSchema(type: EventType, value: object): void {
	avro.Type.forSchema(schemaOf[type] as never, avroOptions()).toBuffer(value);
}
