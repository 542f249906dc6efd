import type { Lease, OutboxFeed } from '../ports/outbox.ts';

/**
 * Renews a lease while rows are being published: a send that lasts longer than the lease would lose it, and the rows
 * would be published again and again. `isLost` tells the work that another relay has taken the shard over. A renewal that
 * fails is left at that: the fence in the statements that follow decides.
 */
export async function whileRenewed<T>(
	feed: Pick<OutboxFeed, 'lease'>,
	{ shard, holder, term }: Lease,
	leaseMs: number,
	work: (isLost: () => boolean) => Promise<T>,
): Promise<T> {
	let isLost = false;
	let renewing: Promise<void> = Promise.resolve();
	const renew = async () => {
		const renewed = await feed.lease(shard, holder, leaseMs);
		isLost ||= renewed?.term !== term;
	};
	const timer = setInterval(() => {
		renewing = renewing.then(renew).catch(() => undefined);
	}, leaseMs / 3);
	try {
		return await work(() => isLost);
	} finally {
		clearInterval(timer);
		await renewing;
	}
}
