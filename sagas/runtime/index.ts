import type { Clock } from '../../infra/ports/clock.ts';
import type { OutgoingMessage, Trail } from '../../infra/ports/message.ts';
import type { Session } from '../../infra/ports/session.ts';
import type { Timer } from '../../infra/ports/timers.ts';
import type { EventType, EventTypes } from '../../schemas/index.ts';
import type { AnySaga } from './definition.ts';
import { onEvent, step, trailOf } from './step.ts';

interface Told {
	readonly id: string;
	readonly type: EventType;
	readonly value: EventTypes[EventType];
	readonly trail: Trail;
}

/** The consumer that tells a saga of its events: what the consumer runner asks of one. */
export function sagaConsumer(definition: AnySaga, clock: Clock) {
	const handle = async (message: Told, session: Session): Promise<{ messages: OutgoingMessage[] }> => ({
		messages: await onEvent(definition, clock, session, message),
	});
	return {
		name: `saga-${definition.name}`,
		topics: definition.topics,
		handlers: Object.fromEntries(definition.handles.map((type: EventType) => [type, handle])) as {
			[T in EventType]?: typeof handle;
		},
	};
}

/** What a due timer of the saga does. A timer of an instance that has ended is late, and nothing. */
export function sagaTimer(definition: AnySaga, clock: Clock): (timer: Timer, session: Session) => Promise<void> {
	return async ({ company, instance, name, dueAt }, session) => {
		const trail = await trailOf(session, definition.name, company, instance);
		if (!trail) return;
		const messageId = `timer:${definition.name}/${instance}/${name}/${dueAt.toISOString()}`;
		const commands = await step(definition, clock, session, {
			company,
			id: instance,
			input: { kind: 'timer', name },
			messageId,
		});
		await session.outbox.append(commands, { ...trail, causationId: messageId });
	};
}
