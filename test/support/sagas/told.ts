import type { Clock } from '../../../infra/ports/clock.ts';
import type { OutgoingMessage, Trail } from '../../../infra/ports/message.ts';
import type { Database } from '../../../infra/ports/session.ts';
import type { AnySaga } from '../../../sagas/runtime/definition.ts';
import { sagaConsumer, sagaTimer } from '../../../sagas/runtime/index.ts';
import type { EventType, EventTypes } from '../../../schemas/index.ts';

export const trail: Trail = {
	correlationId: 'order-7',
	causationId: 'm-0',
	traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};

/** Tells a saga of events, and fires its timers, as the consumer runner and the timer loop do. */
export function teller(database: Pick<Database, 'transaction'>, clock: Clock, definition: AnySaga) {
	let count = 0;
	return {
		async tell(input: { type: EventType; value: EventTypes[EventType] }): Promise<readonly OutgoingMessage[]> {
			const handle = sagaConsumer(definition, clock).handlers[input.type];
			return database.transaction(async (session) => {
				const result = await handle?.({ id: `m-${++count}`, type: input.type, value: input.value, trail }, session);
				await session.outbox.append(result?.messages ?? [], trail);
				return result?.messages ?? [];
			});
		},
		async fire(): Promise<void> {
			await database.transaction(async (session) => {
				for (const timer of await session.timers.take([definition.name], clock.now(), 10))
					await sagaTimer(definition, clock)(timer, session);
			});
		},
	};
}
