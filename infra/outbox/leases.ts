import type { Lease, OutboxFeed } from '../ports/outbox.ts';

export interface Leases {
	/** The lease of a shard: as it was last given, while most of its time is left; asked for otherwise. */
	of(shard: number): Promise<Lease | null>;
	/** Asks anew next time: it may be lost. */
	doubt(shard: number): void;
}

/** Part of a lease's time for which it is not asked for again: the statement that removes rows checks it anyway. */
const TRUSTED = 1 / 3;

/** The leases of one relay, so that not every look at a shard costs a statement. `now` in milliseconds. */
export function leases(
	feed: Pick<OutboxFeed, 'lease'>,
	holder: string,
	ttlMs: number,
	now: () => number = () => performance.now(),
): Leases {
	const known = new Map<number, { readonly lease: Lease; readonly until: number }>();
	return {
		async of(shard) {
			const held = known.get(shard);
			if (held && now() < held.until) return held.lease;
			const asked = now();
			const lease = await feed.lease(shard, holder, ttlMs);
			if (lease) known.set(shard, { lease, until: asked + ttlMs * TRUSTED });
			else known.delete(shard);
			return lease;
		},
		doubt: (shard) => void known.delete(shard),
	};
}
