import { PsraError } from '../../infra/errors.ts';
import type { Clock } from '../../infra/ports/clock.ts';
import type { OutgoingMessage, Trail } from '../../infra/ports/message.ts';
import type { SagaInstance } from '../../infra/ports/sagas.ts';
import type { Session } from '../../infra/ports/session.ts';
import type { EventType, EventTypes } from '../../schemas/index.ts';
import { messageOf } from '../../topics/catalogue/message.ts';
import { commandId } from './command-id.ts';
import type { Decision, SagaDefinition, SagaInput } from './definition.ts';

// biome-ignore lint/suspicious/noExplicitAny: a runtime handles every definition alike
export type AnySaga = SagaDefinition<any, any, any>;
type EventInput = SagaInput & { kind: 'event' };

/** The instance as stored: the definition's state, and the trail that its commands carry on. */
interface Stored {
	readonly data: object;
	readonly trail: Trail;
}

/** An event for a saga: starts it, or steps each instance that it is about. Returns the commands to publish. */
export async function onEvent(
	definition: AnySaga,
	clock: Clock,
	session: Session,
	message: {
		readonly id: string;
		readonly type: EventType;
		readonly value: EventTypes[EventType];
		readonly trail: Trail;
	},
): Promise<OutgoingMessage[]> {
	const input = { kind: 'event', type: message.type, value: message.value } as EventInput;
	const { company } = message.value;
	if (message.type === definition.startsOn) return start(definition, clock, session, company, input, message);
	const route = definition.route(input);
	if ('correlation' in route) {
		const commands: OutgoingMessage[] = [];
		for (const id of await session.sagas.correlated(definition.name, company, route.correlation)) {
			commands.push(...(await step(definition, clock, session, { company, id, input, messageId: message.id })));
		}
		return commands;
	}
	return step(definition, clock, session, { company, id: route.id, input, messageId: message.id });
}

async function start(
	definition: AnySaga,
	clock: Clock,
	session: Session,
	company: string,
	input: EventInput,
	message: { readonly id: string; readonly trail: Trail },
): Promise<OutgoingMessage[]> {
	const route = definition.route(input);
	if (!('id' in route)) throw new RangeError(`${definition.name}: what starts a saga names its id`);
	const data = definition.initialState(input);
	const instance: SagaInstance = {
		saga: definition.name,
		company,
		id: route.id,
		definitionVersion: definition.version,
		version: 0,
		state: { data, trail: message.trail } satisfies Stored,
		status: 'running',
		outcome: null,
		waitingFor: definition.waitingFor(data),
	};
	if (!(await session.sagas.start(instance, definition.correlations(data)))) {
		// The same again, or a second start that lost the race: the first one stands. Another content must not be lost in silence.
		const first = await session.sagas.load(definition.name, company, route.id);
		if (first) definition.checkRepeat?.((first.state as Stored).data, data);
		return [];
	}
	const decisions = definition.decide(undefined, data, input, { now: clock.now(), settings: definition.settings });
	return carryOut(definition, clock, session, instance, data, decisions, {
		messageId: message.id,
		event: nameOf(input),
	});
}

/** One step of one instance: load, evolve, decide, save. */
export async function step(
	definition: AnySaga,
	clock: Clock,
	session: Session,
	{ company, id, input, messageId }: { company: string; id: string; input: SagaInput; messageId: string },
): Promise<OutgoingMessage[]> {
	const instance = await session.sagas.load(definition.name, company, id);
	if (!instance) {
		throw new PsraError('SAGA_EVENT_EARLY', `${definition.name} ${id} is not known yet.`, {
			saga: definition.name,
			id,
		});
	}
	if (instance.status === 'completed') return [];
	const before = (instance.state as Stored).data;
	const after = definition.evolve(before, input);
	const decisions = definition.decide(before, after, input, { now: clock.now(), settings: definition.settings });
	return carryOut(definition, clock, session, instance, after, decisions, { messageId, event: nameOf(input) });
}

async function carryOut(
	definition: AnySaga,
	clock: Clock,
	session: Session,
	instance: SagaInstance,
	data: object,
	decisions: readonly Decision[],
	cause: { messageId: string; event: string },
): Promise<OutgoingMessage[]> {
	const { company, id } = instance;
	const { trail } = instance.state as Stored;
	const end = decisions.find((decision) => decision.kind === 'complete');
	const commands = decisions.flatMap((decision) =>
		decision.kind === 'send' ? [command(definition, company, id, decision)] : [],
	);
	await setTimers(definition, clock, session, instance, decisions);
	await session.sagas.save(
		{
			...instance,
			definitionVersion: definition.version,
			version: instance.version + 1,
			state: { data, trail } satisfies Stored,
			status: end ? 'completed' : 'running',
			outcome: end?.outcome ?? null,
			waitingFor: end ? '' : definition.waitingFor(data),
		},
		{ ...cause, commands: commands.map((c) => `${c.type} ${c.id}`) },
	);
	return commands;
}

function command(
	definition: AnySaga,
	company: string,
	instance: string,
	decision: Decision & { kind: 'send' },
): OutgoingMessage {
	const id = commandId(definition.name, company, instance, decision.step);
	const value = decision.value(id) as EventTypes[EventType];
	return messageOf(decision.topic, decision.type, value, id);
}

async function setTimers(
	definition: AnySaga,
	clock: Clock,
	session: Session,
	{ company, id }: SagaInstance,
	decisions: readonly Decision[],
) {
	const due = (afterMs: number) => new Date(clock.now().getTime() + afterMs);
	const cancelled = decisions.flatMap((d) => (d.kind === 'cancel-timer' ? [d.name] : []));
	await session.timers.cancel(definition.name, company, id, cancelled);
	await session.timers.set(
		decisions.flatMap((d) =>
			d.kind === 'set-timer'
				? [{ owner: definition.name, company, instance: id, name: d.name, dueAt: due(d.afterMs) }]
				: [],
		),
	);
}

function nameOf(input: SagaInput): string {
	return input.kind === 'timer' ? `timer ${input.name}` : input.type;
}

/** The trail of an instance, for what a timer sets off. */
export async function trailOf(session: Session, saga: string, company: string, id: string): Promise<Trail | undefined> {
	const instance = await session.sagas.load(saga, company, id);
	return instance && (instance.state as Stored).trail;
}
