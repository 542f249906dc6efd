import { randomUUID } from 'node:crypto';
import { reasonOf } from '../errors.ts';
import type { MessageProducer } from '../ports/bus.ts';
import type { Logger } from '../ports/logger.ts';
import type { Lease, OutboxFeed, OutboxRow, ShardBacklog } from '../ports/outbox.ts';
import type { OnStep } from '../ports/steps.ts';
import { chunks } from './chunks.ts';
import { leases } from './leases.ts';
import { publish } from './publish.ts';
import { whileRenewed } from './renew.ts';

const LEASE_MS = 5_000;
/** Milliseconds between two counts of what waits. */
const TELL_EVERY_MS = 15_000;

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

/** Rows read at once, as one moment shows them; sends are cut from them. */
const WINDOW = 4_000;

/**
 * Publishes what one read shows, send by send; true where more may wait. Rows are removed while the next ones are being
 * sent: a kill publishes those of at most two sends again.
 */
async function drain(options: RelayOptions, lease: Lease, signal: AbortSignal, doubt: () => void): Promise<boolean> {
	const { feed, logger, batch, leaseMs = LEASE_MS, onStep } = options;
	const window = Math.max(WINDOW, batch ?? 0);
	const read = await feed.read(lease.shard, window);
	if (read.length === 0 || signal.aborted) return false;
	onStep?.('relay.read');
	let removing: Promise<boolean> = Promise.resolve(true);
	let sent = 0;
	let parked = 0;
	const isWhole = await whileRenewed(feed, lease, leaseMs, async (lost) => {
		for (const rows of chunks(read, batch)) {
			const begun = performance.now();
			const published = await publish(options, lease, rows, lost);
			if (published.rows.length > 0) options.metrics?.outboxSent((performance.now() - begun) / 1_000);
			onStep?.('relay.sent');
			if (!(await removing) || published.isLost) return false;
			removing = remove(options, lease, published.rows);
			removing.catch(() => undefined);
			sent += published.rows.length;
			parked += published.parked;
			// What waits, waits for all later rows of its aggregate: the next read leaves them out.
			if (published.rows.length < rows.length || lost() || signal.aborted) break;
		}
		return removing;
	}).finally(() => removing.catch(() => undefined));
	if (!isWhole) {
		doubt();
		logger.warn(
			{ shard: lease.shard, term: lease.term },
			'the lease was lost; another relay publishes these rows again',
		);
		return false;
	}
	return !signal.aborted && ((sent === read.length && sent > 0) || parked > 0);
}

async function remove(
	{ feed, metrics, onStep }: RelayOptions,
	lease: Lease,
	rows: readonly OutboxRow[],
): Promise<boolean> {
	if (rows.length === 0) return true;
	const isRemoved = await feed.remove(
		lease,
		rows.map((row) => row.seq),
	);
	if (!isRemoved) return false;
	onStep?.('relay.removed');
	for (const [topic, its] of Map.groupBy(rows, (row) => row.topic)) metrics?.outboxPublished(topic, its.length);
	return true;
}
