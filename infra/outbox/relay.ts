import { randomUUID } from 'node:crypto';
import { reasonOf } from '../errors.ts';
import type { MessageProducer } from '../ports/bus.ts';
import type { Logger } from '../ports/logger.ts';
import type { Lease, OutboxFeed } from '../ports/outbox.ts';
import type { OnStep } from '../ports/steps.ts';
import { publish } from './publish.ts';
import { whileRenewed } from './renew.ts';

const LEASE_MS = 5_000;

export interface RelayOptions {
	readonly feed: OutboxFeed;
	/** One for the relay alone: sends queue behind each other. */
	readonly producer: MessageProducer;
	readonly logger: Logger;
	readonly metrics?: RelayMetrics;
	/** Rows a publish. Larger ones carry more a second, smaller ones are seen sooner. */
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
	outboxParked(topic: string): void;
}

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
	const shards = Array.from({ length: feed.shards }, (_, shard) => lead(shard));

	async function lead(shard: number): Promise<void> {
		let lease: Lease | null = null;
		while (!stop.signal.aborted) {
			// Taken before the look: a notice that comes while rows are read must not be slept through.
			const woken = nextWake(options.pollMs ?? 250);
			try {
				lease = await feed.lease(shard, holder, options.leaseMs ?? LEASE_MS);
				if (lease) options.onStep?.('relay.leased');
				if (lease && (await drain(options, lease, stop.signal))) continue;
			} catch (error) {
				logger.warn({ shard, problem: reasonOf(error) }, 'the relay waits for broker or database');
			}
			await woken;
		}
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

/** Publishes one batch; true where more may wait. */
async function drain(options: RelayOptions, lease: Lease, signal: AbortSignal): Promise<boolean> {
	const { feed, logger, metrics, batch = 500, leaseMs = LEASE_MS, onStep } = options;
	const read = await feed.read(lease.shard, batch);
	if (read.length === 0 || signal.aborted) return false;
	onStep?.('relay.read');
	const { rows, parked, isLost } = await whileRenewed(feed, lease, leaseMs, (lost) =>
		publish(options, lease, read, lost),
	);
	onStep?.('relay.sent');
	const seqs = rows.map((row) => row.seq);
	if ((rows.length > 0 && !(await feed.remove(lease, seqs))) || isLost) {
		logger.warn(
			{ shard: lease.shard, term: lease.term },
			'the lease was lost; another relay publishes these rows again',
		);
		return false;
	}
	onStep?.('relay.removed');
	for (const row of rows) metrics?.outboxPublished(row.topic, 1);
	return (rows.length > 0 && read.length === batch) || parked > 0;
}
