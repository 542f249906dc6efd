import { randomUUID } from 'node:crypto';
import { reasonOf } from '../errors.ts';
import type { MessageProducer } from '../ports/bus.ts';
import type { Logger } from '../ports/logger.ts';
import type { Lease, OutboxFeed, OutboxRow } from '../ports/outbox.ts';
import type { OnStep } from '../ports/steps.ts';
import { chunks } from './chunks.ts';
import { leases } from './leases.ts';
import { publish } from './publish.ts';
import { whileRenewed } from './renew.ts';

const LEASE_MS = 5_000;

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
	const held = leases(feed, holder, options.leaseMs ?? LEASE_MS);
	const shards = Array.from({ length: feed.shards }, (_, shard) => lead(shard));

	async function lead(shard: number): Promise<void> {
		let lease: Lease | null = null;
		while (!stop.signal.aborted) {
			// Taken before the look: a notice that comes while rows are read must not be slept through.
			const woken = nextWake(options.pollMs ?? 250);
			try {
				lease = await held.of(shard);
				if (lease) options.onStep?.('relay.leased');
				if (lease && (await drain(options, lease, stop.signal, () => held.doubt(shard)))) continue;
			} catch (error) {
				held.doubt(shard);
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

/** Rows read at once, as one moment shows them; sends are cut from them. */
const WINDOW = 4_000;

/**
 * Publishes what reads show, send by send, until one shows little; true where more may wait. Rows are removed while the
 * next ones are being sent, and the next are read meanwhile: a kill publishes those of at most two sends again.
 */
async function drain(options: RelayOptions, lease: Lease, signal: AbortSignal, doubt: () => void): Promise<boolean> {
	const { feed, logger, batch = 0, leaseMs = LEASE_MS, onStep } = options;
	const read = (underway: Iterable<string>) => feed.read(lease.shard, Math.max(WINDOW, batch), [...underway]);
	const first = await read([]);
	if (first.length === 0 || signal.aborted) return false;
	const removal = removing(options, lease);
	let isMore = false;
	const isHeld = await whileRenewed(feed, lease, leaseMs, async (lost) => {
		for (let rows = first; rows.length > 0; ) {
			onStep?.('relay.read');
			const sends = chunks(rows, options.batch);
			removal.expect(rows);
			const ahead = sends.length > 1 ? read(removal.underway) : Promise.resolve([]);
			ahead.catch(() => undefined);
			const sent = await sendAll(options, lease, sends, removal, lost, signal);
			if (!sent.isHeld) return false;
			isMore = sent.isWhole || sent.parked > 0;
			// What waits, waits for all later rows of its aggregate: only a new read leaves them out.
			rows = sent.isWhole && !lost() && !signal.aborted ? await ahead : [];
		}
		return removal.settled();
	}).finally(() => removal.settled().catch(() => undefined));
	if (!isHeld) {
		doubt();
		logger.warn(
			{ shard: lease.shard, term: lease.term },
			'the lease was lost; another relay publishes these rows again',
		);
		return false;
	}
	return isMore && !signal.aborted;
}

async function sendAll(
	options: RelayOptions,
	lease: Lease,
	sends: readonly (readonly OutboxRow[])[],
	removal: Removal,
	lost: () => boolean,
	signal: AbortSignal,
): Promise<{ readonly isHeld: boolean; readonly isWhole: boolean; readonly parked: number }> {
	for (const rows of sends) {
		const published = await publish(options, lease, rows, lost);
		options.onStep?.('relay.sent');
		if (!(await removal.settled()) || published.isLost) return { isHeld: false, isWhole: false, parked: 0 };
		removal.begin(published.rows);
		const isWhole = published.rows.length === rows.length;
		if (!isWhole || lost() || signal.aborted) return { isHeld: true, isWhole, parked: published.parked };
	}
	return { isHeld: true, isWhole: true, parked: 0 };
}

/** The removal of what was sent, one at a time. */
interface Removal {
	/** Rows that were read and are not removed: a read must not take them for new. */
	readonly underway: ReadonlySet<string>;
	expect(rows: readonly OutboxRow[]): void;
	begin(rows: readonly OutboxRow[]): void;
	/** Of the one that was begun last; false where the lease was lost. */
	settled(): Promise<boolean>;
}

function removing(options: RelayOptions, lease: Lease): Removal {
	const underway = new Set<string>();
	let last: Promise<boolean> = Promise.resolve(true);
	return {
		underway,
		expect(rows) {
			for (const { seq } of rows) underway.add(seq);
		},
		begin(rows) {
			last = remove(options, lease, rows).then((isRemoved) => {
				for (const { seq } of rows) underway.delete(seq);
				return isRemoved;
			});
			last.catch(() => undefined);
		},
		settled: () => last,
	};
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
