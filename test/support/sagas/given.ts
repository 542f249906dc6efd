import { expect } from '@jest/globals';
import avro from 'avsc';
import { avroOptions } from '../../../infra/registry/logical-types.ts';
import { commandId } from '../../../sagas/runtime/command-id.ts';
import type { SagaDefinition, SagaInput } from '../../../sagas/runtime/definition.ts';
import { firstTurn, hasEnded, type Standing, type Turn, turn } from '../../../sagas/runtime/turn.ts';
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
	readonly status?: Standing['status'];
	/** What people are told that the saga waits for. */
	readonly waitingFor?: string;
}

export interface Step<State> {
	readonly state: State;
	readonly commands: readonly Command[];
	readonly timers: readonly string[];
	readonly outcome: string | undefined;
	readonly status: Standing['status'];
	readonly waitingFor: string;
	then(expected: Expected): void;
}

/**
 * Given/when/then for saga definitions: `saga.given(requested('PUMP')).when(judged('PUMP', 'originating')).then({…})`.
 * The first input starts the instance, wherever it stands. Each turn is the runtime's own, without a store.
 */
export function sagaKit<State extends object, T extends EventType, S>(definition: SagaDefinition<State, T, S>) {
	type Input = SagaInput<T>;
	const now = new Date('2026-03-01T08:00:00.000Z');
	const none: Omit<Turn, 'standing'> = { sends: [], timers: { cancel: [], set: [] }, decisions: [] };

	function take(standing: Standing | undefined, input: Input): Turn {
		if (standing && hasEnded(standing.status)) return { ...none, standing };
		if (standing)
			return turn(definition, standing, input as SagaInput, { now, idOf: (step) => idOf(standing.data, step) });
		if (input.kind !== 'event' || input.type !== definition.startsOn)
			throw new RangeError(`a scenario begins with ${definition.startsOn}`);
		const data = definition.initialState(input);
		return firstTurn(definition, data, input as SagaInput, { now, idOf: (step) => idOf(data, step) });
	}

	function told({ standing, sends, decisions }: Turn): Step<State> {
		const { data, status, outcome } = standing;
		const step = {
			state: data as State,
			commands: sends.map(({ step: name, draft: { topic, type, value } }) => {
				const id = idOf(data, name);
				return { id, step: name, topic, type, value: value(id) as Command['value'] };
			}),
			timers: decisions.flatMap((decision) => {
				const [, act, name, ms] = /^(set|cancel) timer (.+?)(?: for (\d+) ms)?$/.exec(decision) ?? [];
				return act === undefined ? [] : [[act, name, ms].filter(Boolean).join(' ')];
			}),
			outcome: decisions.length > 0 ? (outcome ?? undefined) : undefined,
			status,
			waitingFor: definition.waitingFor(data as State),
		};
		// biome-ignore lint/suspicious/noThenProperty: a scenario reads given, when, then; nothing awaits a step
		return { ...step, then: (expected) => compare(step, expected) };
	}

	/** The instance's id is that of its request: what a scenario compares is that equal steps give equal ids. */
	function idOf(data: object, step: string): string {
		const { request } = data as { request?: { company: string; requestId: string } };
		return commandId(definition.name, request?.company ?? '', request?.requestId ?? '', step);
	}

	return {
		given: (...inputs: readonly Input[]) => ({
			when(input: Input): Step<State> {
				let standing: Standing | undefined;
				for (const one of inputs) standing = take(standing, one).standing;
				return told(take(standing, input));
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
	if (expected.status !== undefined) expect(step.status).toBe(expected.status);
	if (expected.waitingFor !== undefined) expect(step.waitingFor).toBe(expected.waitingFor);
}

/** A command that does not fit its schema would fail the saga's transaction. */
function checkSchema(type: EventType, value: object): void {
	avro.Type.forSchema(schemaOf[type] as never, avroOptions()).toBuffer(value);
}
