import type { Lease, OutboxRow } from '../ports/outbox.ts';
import { chunks } from './chunks.ts';
import { LEASE_MS, type RelayOptions } from './options.ts';
import { publish } from './publish.ts';
import { type Removal, removing } from './removal.ts';
import { whileRenewed } from './renew.ts';

/** Rows read at once, as one moment shows them; sends are cut from them. */
const WINDOW = 4_000;

/**
 * Publishes what reads show, send by send, until one shows little; true where more may wait. Rows are removed while the
 * next ones are being sent, and the next are read meanwhile: a kill publishes those of at most two sends again.
 */
export async function drain(
	options: RelayOptions,
	lease: Lease,
	signal: AbortSignal,
	doubt: () => void,
): Promise<boolean> {
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
		const begun = performance.now();
		const published = await publish(options, lease, rows, lost);
		if (published.rows.length > 0) options.metrics?.outboxSent((performance.now() - begun) / 1_000);
		options.onStep?.('relay.sent');
		if (!(await removal.settled()) || published.isLost) return { isHeld: false, isWhole: false, parked: 0 };
		removal.begin(published.rows);
		const isWhole = published.rows.length === rows.length;
		if (!isWhole || lost() || signal.aborted) return { isHeld: true, isWhole, parked: published.parked };
	}
	return { isHeld: true, isWhole: true, parked: 0 };
}
