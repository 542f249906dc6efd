import { PsraError } from '../../infra/errors.ts';
import type { Clock } from '../../infra/ports/clock.ts';
import type { OutgoingMessage, Trail } from '../../infra/ports/message.ts';
import type { SagaInstance } from '../../infra/ports/sagas.ts';
import type { Session } from '../../infra/ports/session.ts';
import type { EventType, EventTypes } from '../../schemas/index.ts';
import { carryOut, contextOf, nameOf, opened, type Stored } from './carry-out.ts';
import type { AnySaga, EventInput, SagaInput } from './definition.ts';
import { firstTurn, hasEnded, turn } from './turn.ts';

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
		if (first && definition.checkRepeat) definition.checkRepeat(comparable(definition, first), data);
		return [];
	}
	const loaded = opened(definition, instance);
	const first = firstTurn(definition, data, input, contextOf(definition, clock, instance));
	return carryOut(definition, clock, session, loaded, first, { messageId: message.id, event: nameOf(input) });
}

/** The state of an instance, ended or not, as the definition's version has it. */
function comparable(definition: AnySaga, instance: SagaInstance): object {
	return opened(definition, { ...instance, status: 'running' }).standing.data;
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
	if (hasEnded(instance.status)) return [];
	const { migratedFrom, ...loaded } = opened(definition, instance);
	const next = turn(definition, loaded.standing, input, contextOf(definition, clock, instance));
	return carryOut(definition, clock, session, loaded, next, {
		messageId,
		event: nameOf(input),
		...(migratedFrom !== undefined && { migratedFrom }),
	});
}

/** The trail of an instance, for what a timer sets off. */
export async function trailOf(session: Session, saga: string, company: string, id: string): Promise<Trail | undefined> {
	const instance = await session.sagas.load(saga, company, id);
	return instance && (instance.state as Stored).trail;
}
