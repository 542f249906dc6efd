import { randomUUID } from 'node:crypto';
import { PsraError } from '../errors.ts';
import type { MessageProducer, PlacedMessage } from '../ports/bus.ts';
import type { Logger } from '../ports/logger.ts';
import type { Lease, OutboxFeed, OutboxRow } from '../ports/outbox.ts';

export interface RelayOptions {
	readonly feed: OutboxFeed;
	/** One for the relay alone: sends queue behind each other. */
	readonly producer: MessageProducer;
	readonly logger: Logger;
	readonly metrics?: RelayMetrics;
	/** Rows a publish. Larger ones carry more a second, smaller ones are seen sooner. */
	readonly batch?: number;
	/** Milliseconds a lease lasts; another relay takes over at most this long after a kill. */
	readonly leaseMs?: number;
	/** Milliseconds between looks where no notice comes. */
	readonly pollMs?: number;
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
				lease = await feed.lease(shard, holder, options.leaseMs ?? 5_000);
				if (lease && (await drain(options, lease, stop.signal))) continue;
			} catch (error) {
				logger.warn(
					{ shard, problem: error instanceof Error ? error.message : String(error) },
					'the relay waits for broker or database',
				);
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
	const { feed, logger, metrics, batch = 500 } = options;
	const rows = await feed.read(lease.shard, batch);
	if (rows.length === 0 || signal.aborted) return false;
	const published = await publish(options, lease, rows);
	if (published.length > 0 && !(await feed.remove(lease, seqsOf(published)))) {
		logger.warn(
			{ shard: lease.shard, term: lease.term },
			'the lease was lost; another relay publishes these rows again',
		);
		return false;
	}
	for (const row of published) metrics?.outboxPublished(row.topic, 1);
	return rows.length === batch || published.length < rows.length;
}

const seqsOf = (rows: readonly OutboxRow[]) => rows.map((row) => row.seq);

/** Answers the rows that the broker acknowledged; one that it refuses for good is parked. */
async function publish(options: RelayOptions, lease: Lease, rows: readonly OutboxRow[]): Promise<readonly OutboxRow[]> {
	const { feed, producer, logger, metrics } = options;
	try {
		await producer.send(await place(producer, rows));
		return rows;
	} catch (error) {
		if (!(error instanceof PsraError) || error.code !== 'KAFKA_REFUSED') throw error;
		const [row, ...others] = rows as [OutboxRow, ...OutboxRow[]];
		if (others.length > 0) return publishOneByOne(options, lease, rows);
		logger.error({ topic: row.topic, id: row.id, problem: error.message }, 'a row can not be published and is parked');
		if (await feed.park(lease, row.seq, error.code, error.message)) metrics?.outboxParked(row.topic);
		return [];
	}
}

/** Finds the row that the broker refuses. Later rows of its aggregate stay behind it. */
async function publishOneByOne(options: RelayOptions, lease: Lease, rows: readonly OutboxRow[]): Promise<OutboxRow[]> {
	const published: OutboxRow[] = [];
	const waiting = new Set<string>();
	for (const row of rows) {
		const aggregate = `${row.aggregate.type}\n${row.aggregate.id}`;
		if (waiting.has(aggregate)) continue;
		const done = await publish(options, lease, [row]);
		if (done.length === 0) waiting.add(aggregate);
		published.push(...done);
	}
	return published;
}

async function place(producer: MessageProducer, rows: readonly OutboxRow[]): Promise<PlacedMessage[]> {
	const placed: PlacedMessage[] = [];
	for (const row of rows) placed.push({ ...row, partition: await producer.partitionOf(row.topic, row.key) });
	return placed;
}
