import { randomUUID } from 'node:crypto';
import { type ConsumerDefinition, startConsumer } from '../../consumers/runner/index.ts';
import { newTrail } from '../../infra/outbox/envelope.ts';
import { startRelay } from '../../infra/outbox/relay.ts';
import type { EncodedMessage } from '../../infra/ports/message.ts';
import { factChanged } from '../../topics/catalogue/message.ts';
import { acknowledging } from '../outbox/ours.ts';
import type { Acknowledged } from '../outbox/subject.ts';
import type { BenchAdapters } from '../support/adapters.ts';
import { MOVEMENTS, movementMessage } from '../support/records.ts';
import type { BenchStack } from '../support/stack.ts';

export const OUTPUT = 'origin.evaluation-requests';

/** One insert a message, as item-facts keeps a movement, and one message out, which says which one it came from. */
const consumer: ConsumerDefinition = {
	name: 'bench',
	topics: [MOVEMENTS],
	handlers: {
		async 'psra.erp.InventoryMovement'({ id, value }, session) {
			await session.facts.putMovement({
				company: value.company,
				sku: value.sku,
				document: `${value.documentNumber}/${value.documentYear}/${value.line}`,
				kind: value.kind,
				cancels: null,
				postingDate: value.postingDate,
				partyId: value.partyId,
				contentHash: id,
				record: value,
			});
			return { messages: [factChanged(value.company, value.sku, id)] };
		},
	},
};

/** The consumer runner and the relay in this process, as `psra run --role all` has them. */
export async function startFlow(
	{ bus, database, codec, clock, feed }: BenchAdapters,
	{ logger }: BenchStack,
	acknowledged: Acknowledged,
): Promise<{ close(): Promise<void> }> {
	const producer = acknowledging(await bus.producer(), acknowledged);
	const relay = await startRelay({ feed, producer, logger });
	const subscription = await startConsumer(consumer, bus, { database, codec, clock, logger });
	return {
		async close() {
			await subscription.close();
			await relay.close();
			await producer.close();
		},
	};
}

/** Movements `from` to `from + count`, over a thousand items, ready to be sent. */
export function movements({ encode }: BenchAdapters, from: number, count: number): EncodedMessage[] {
	return Array.from({ length: count }, (_, n) => encode(movementMessage(from + n, 1_000, randomUUID()), newTrail()));
}
