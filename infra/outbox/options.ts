import type { MessageProducer } from '../ports/bus.ts';
import type { Logger } from '../ports/logger.ts';
import type { Lease, OutboxFeed, ShardBacklog } from '../ports/outbox.ts';
import type { OnStep } from '../ports/steps.ts';

/** Milliseconds a lease lasts where the options don't say. */
export const LEASE_MS = 5_000;

export interface RelayOptions {
	readonly feed: OutboxFeed;
	/** One for the relay alone: sends queue behind each other. */
	readonly producer: MessageProducer;
	readonly logger: Logger;
	readonly metrics?: RelayMetrics;
	/** Rows a send at most. Larger ones carry more a second, smaller ones are seen sooner. */
	readonly batch?: number;
	/** Milliseconds a lease lasts, renewed while rows are published; another relay takes over at most this long after a kill. */
	readonly leaseMs?: number;
	/** Milliseconds between looks where no notice comes. */
	readonly pollMs?: number;
	readonly onStep?: OnStep | undefined;
}

/** What the relay tells its metrics. */
export interface RelayMetrics {
	outboxPublished(topic: string, rows: number): void;
	/** A send was acknowledged. */
	outboxSent(seconds: number): void;
	outboxParked(topic: string): void;
	/** What waits on a shard that is led here; undefined: it is not. */
	outboxShard(shard: number, state: (ShardBacklog & Pick<Lease, 'term'>) | undefined): void;
}
