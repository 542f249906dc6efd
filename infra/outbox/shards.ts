import { hash } from 'node:crypto';

/**
 * Aggregates are spread over this many shards, each led by one relay. The number is part of the stored rows: changing
 * it needs a migration that empties the outbox first.
 */
export const SHARDS = 4;

/** The shard of an aggregate: the same in every process and for ever. */
export function shardOf(aggregateType: string, aggregateId: string): number {
	return Number.parseInt(hash('sha256', `${aggregateType}\n${aggregateId}`).slice(0, 8), 16) % SHARDS;
}
