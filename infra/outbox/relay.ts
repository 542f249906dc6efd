import { randomUUID } from 'node:crypto';
import { reasonOf } from '../errors.ts';
import type { Lease } from '../ports/outbox.ts';
import { drain } from './drain.ts';
import { leases } from './leases.ts';
import { LEASE_MS, type RelayOptions } from './options.ts';

export type { RelayOptions } from './options.ts';

/** Milliseconds between two counts of what waits. */
const TELL_EVERY_MS = 15_000;

export interface Relay {
	/** Lets the publish in hand finish, removes its rows and gives the leases up. */
	close(): Promise<void>;
}

/**
 * The only publisher: reads committed rows, publishes them in order, removes them once the broker has acknowledged.
 * A kill between the last two publishes them again: consumers know the ids.
 */
export async function startRelay(options: RelayOptions): Promise<Relay> {
	const { feed, logger } = options;
	const holder = randomUUID();
	const stop = new AbortController();
	const wakers = new Set<() => void>();
	const unlisten = await feed.onAppended(() => {
		for (const wake of wakers) wake();
	});
	const held = leases(feed, holder, options.leaseMs ?? LEASE_MS);
	const shards = Array.from({ length: feed.shards }, (_, shard) => lead(shard));

	async function lead(shard: number): Promise<void> {
		let lease: Lease | null = null;
		let toldAt = Number.NEGATIVE_INFINITY;
		while (!stop.signal.aborted) {
			// Taken before the look: a notice that comes while rows are read must not be slept through.
			const woken = nextWake(options.pollMs ?? 250);
			try {
				lease = await held.of(shard);
				if (lease) options.onStep?.('relay.leased');
				if (options.metrics && performance.now() - toldAt >= TELL_EVERY_MS) {
					toldAt = performance.now();
					options.metrics.outboxShard(shard, lease ? { ...(await feed.backlog(shard)), term: lease.term } : undefined);
				}
				if (lease && (await drain(options, lease, stop.signal, () => held.doubt(shard)))) continue;
			} catch (error) {
				held.doubt(shard);
				logger.warn({ shard, problem: reasonOf(error) }, 'the relay waits for broker or database');
			}
			await woken;
		}
		options.metrics?.outboxShard(shard, undefined);
		if (lease) await feed.release(lease).catch(() => undefined);
	}

	function nextWake(ms: number): Promise<void> {
		return new Promise((resolve) => {
			const done = () => {
				clearTimeout(timer);
				wakers.delete(done);
				resolve();
			};
			const timer = setTimeout(done, ms);
			wakers.add(done);
			if (stop.signal.aborted) done();
		});
	}

	return {
		async close() {
			stop.abort();
			for (const wake of wakers) wake();
			await Promise.all(shards);
			await unlisten();
		},
	};
}
