import type { MessageBus, Subscription } from '../../infra/ports/bus.ts';
import { processBatch, type RunnerParts } from './batch.ts';
import type { ConsumerDefinition } from './consumer.ts';

export type { RunnerParts } from './batch.ts';
export * from './consumer.ts';
export { keepPruned } from './prune.ts';
export type { HandledMessage } from './save.ts';

/** Runs a consumer: one group, its topics, one transaction for what belongs together. */
export function startConsumer(
	definition: ConsumerDefinition,
	bus: MessageBus,
	parts: RunnerParts,
): Promise<Subscription> {
	return bus.subscribe({
		group: definition.name,
		topics: definition.topics,
		onBatch: (batch) => processBatch(definition, parts, batch),
	});
}
