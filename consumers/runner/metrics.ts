import type { ParkedTotals } from '../../infra/ports/parking.ts';

/** What a consumer tells its metrics. Stages are those of the messages that share a transaction. */
export interface RunnerMetrics {
	stageTook(consumer: string, topic: string, stage: Stage, seconds: number): void;
	/** Seconds from the own time of the oldest record of a transaction to its commit. */
	messageAge(consumer: string, topic: string, seconds: number): void;
	lag(consumer: string, topic: string, partition: number, records: number): void;
	assigned(consumer: string, partitions: readonly { readonly topic: string; readonly partition: number }[]): void;
	parkedKeys(consumer: string, totals: Omit<ParkedTotals, 'consumer'>): void;
}

type Stage = 'decode' | 'effect' | 'save' | 'commit';

/** Does the work and tells how long it took, where it succeeds: how long a failure takes says nothing of a stage. */
export async function timed<T>(
	metrics: RunnerMetrics | undefined,
	consumer: string,
	topic: string,
	stage: Stage,
	work: () => Promise<T>,
): Promise<T> {
	if (!metrics) return work();
	const begun = performance.now();
	const result = await work();
	metrics.stageTook(consumer, topic, stage, (performance.now() - begun) / 1_000);
	return result;
}
