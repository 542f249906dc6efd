import type { MessageBus, Subscription } from '../../infra/ports/bus.ts';
import type { RunnerParts } from './batch.ts';
import { watchedStarts } from './careful.ts';
import type { ConsumerDefinition } from './consumer.ts';
import { retryParkedKeys } from './parked.ts';

export type { RunnerParts } from './batch.ts';
export * from './consumer.ts';
export { keepPruned } from './prune.ts';
export type { HandledMessage } from './save.ts';

/** Runs a consumer: one group, its topics, one transaction for what belongs together; and tries what it has parked. */
export async function startConsumer(
	definition: ConsumerDefinition,
	bus: MessageBus,
	parts: RunnerParts,
): Promise<Subscription> {
	const parked = retryParkedKeys(definition, parts);
	const starts = watchedStarts(definition, { ...parts, onParked: parked.wakeIn });
	try {
		const subscription = await bus.subscribe({
			group: definition.name,
			topics: definition.topics,
			onAssigned(partitions) {
				parts.metrics?.assigned(definition.name, partitions);
				starts.assigned(partitions);
			},
			onLag: (topic, partition, lag) => parts.metrics?.lag(definition.name, topic, partition, lag),
			onBatch: starts.process,
		});
		return {
			ready: () => subscription.ready(),
			async close() {
				await Promise.all([subscription.close(), parked.close()]);
			},
		};
	} catch (error) {
		await parked.close();
		throw error;
	}
}
