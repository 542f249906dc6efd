import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/**
 * Stages of the messages that share a transaction: their decoding, the effect outside (one message each), the transaction
 * that handles and saves them, and the commit of their offset.
 */
export type Stage = 'decode' | 'effect' | 'save' | 'commit';

/** What consumers tell. */
export interface ConsumerMetrics {
	/** A message came to an end here, or was parked. Takes what the runner tells `onHandled`. */
	messageHandled(message: { readonly consumer: string; readonly topic: string; readonly outcome: string }): void;
	/** A stage ended. */
	stageTook(consumer: string, topic: string, stage: Stage, seconds: number): void;
	/** A transaction was saved whose oldest record is so old by its own time. */
	messageAge(consumer: string, topic: string, seconds: number): void;
	/** Records of a partition that are still to be done here. */
	lag(consumer: string, topic: string, partition: number, records: number): void;
	/** Which partitions are read here from now on: figures of the others are another's to tell. */
	assigned(consumer: string, partitions: readonly { readonly topic: string; readonly partition: number }[]): void;
	/** What the consumer has parked, whichever process did. */
	parkedKeys(
		consumer: string,
		totals: { readonly keys: number; readonly messages: number; readonly oldestMs: number },
	): void;
}

/** Seconds: a chunk that is decoded in a millisecond, and an effect that waits for its limit. */
const STAGE_BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Seconds: in flight, behind a rebalance, behind an outage, a backlog of days. */
const AGE_BUCKETS_S = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 7_200, 86_400];

export function consumerMetrics(registers: Registry[]): ConsumerMetrics {
	const messages = new Counter({
		name: 'psra_messages_total',
		help: 'Messages saved, by consumer, topic and outcome (handled, repeated, dead-lettered, parked).',
		labelNames: ['consumer', 'topic', 'outcome'],
		registers,
	});
	const stages = new Histogram({
		name: 'psra_consumer_stage_seconds',
		help: 'How long stages of the messages of one transaction took: decode, effect (one message), save, commit.',
		labelNames: ['consumer', 'topic', 'stage'],
		buckets: STAGE_BUCKETS_S,
		registers,
	});
	const ages = new Histogram({
		name: 'psra_consumer_age_seconds',
		help: 'Age of the oldest record of a transaction, from its own time to its commit.',
		labelNames: ['consumer', 'topic'],
		buckets: AGE_BUCKETS_S,
		registers,
	});
	const lags = new Gauge({
		name: 'psra_consumer_lag_records',
		help: 'Records of a partition that are still to be done, as of the newest fetch.',
		labelNames: ['consumer', 'topic', 'partition'],
		registers,
	});
	const parkedKeys = new Gauge({
		name: 'psra_parked_keys',
		help: 'Keys of a consumer that wait for something outside.',
		labelNames: ['consumer'],
		registers,
	});
	const parkedMessages = new Gauge({
		name: 'psra_parked_messages',
		help: 'Messages that wait behind parked keys; counted up to 10000 a consumer.',
		labelNames: ['consumer'],
		registers,
	});
	const parkedAge = new Gauge({
		name: 'psra_parked_oldest_age_seconds',
		help: 'For how long the longest parked key has been.',
		labelNames: ['consumer'],
		registers,
	});
	const told = new Map<string, Map<string, { readonly topic: string; readonly partition: string }>>();
	return {
		messageHandled: ({ consumer, topic, outcome }) => messages.inc({ consumer, topic, outcome }),
		stageTook: (consumer, topic, stage, seconds) => stages.observe({ consumer, topic, stage }, seconds),
		messageAge: (consumer, topic, seconds) => ages.observe({ consumer, topic }, Math.max(0, seconds)),
		lag(consumer, topic, partition, records) {
			const known = told.get(consumer) ?? new Map();
			told.set(consumer, known);
			known.set(`${topic}/${partition}`, { topic, partition: String(partition) });
			lags.set({ consumer, topic, partition: String(partition) }, records);
		},
		assigned(consumer, partitions) {
			const kept = new Set(partitions.map(({ topic, partition }) => `${topic}/${partition}`));
			for (const [place, { topic, partition }] of told.get(consumer) ?? []) {
				if (kept.has(place)) continue;
				told.get(consumer)?.delete(place);
				lags.remove({ consumer, topic, partition });
			}
		},
		parkedKeys(consumer, { keys, messages: waiting, oldestMs }) {
			parkedKeys.set({ consumer }, keys);
			parkedMessages.set({ consumer }, waiting);
			parkedAge.set({ consumer }, oldestMs / 1_000);
		},
	};
}
