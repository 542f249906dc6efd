import type { Lease, OutboxRow } from '../ports/outbox.ts';
import type { RelayOptions } from './options.ts';

/** The removal of what was sent, one at a time. */
export interface Removal {
	/** Rows that were read and are not removed: a read must not take them for new. */
	readonly underway: ReadonlySet<string>;
	expect(rows: readonly OutboxRow[]): void;
	begin(rows: readonly OutboxRow[]): void;
	/** Of the one that was begun last; false where the lease was lost. */
	settled(): Promise<boolean>;
}

export function removing(options: RelayOptions, lease: Lease): Removal {
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
