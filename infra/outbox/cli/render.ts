import type { Backlog, LeaseState, ParkedRow } from '../../ports/outbox-desk.ts';
import { age, table } from '../../terminal/index.ts';

export function statusInWords(backlog: readonly Backlog[], leases: readonly LeaseState[]): string {
	const rows =
		backlog.length === 0
			? 'nothing waits\n'
			: table(
					['SHARD', 'TOPIC', 'ROWS', 'PARKED', 'OLDEST'],
					backlog.map((one) => [one.shard, one.topic, one.rows, one.parked, age(one.oldestMs)]),
				);
	const led =
		leases.length === 0
			? 'no relay has led a shard yet\n'
			: table(
					['SHARD', 'TERM', 'LEASE', 'HOLDER'],
					leases.map(({ shard, term, holder, endsInMs }) => [
						shard,
						Number(term),
						leaseInWords(endsInMs),
						holder ?? '-',
					]),
				);
	return `${rows}\n${led}`;
}

/** A lease lasts seconds and is renewed: one that is over says that its relay is gone. */
function leaseInWords(endsInMs: number | null): string {
	if (endsInMs === null) return 'given up';
	return endsInMs > 0 ? 'held' : `over for ${age(-endsInMs)}`;
}

export function parkedInWords(rows: readonly ParkedRow[]): string {
	return table(
		['SEQ', 'TOPIC', 'AGGREGATE', 'WAITING BEHIND', 'PARKED AT', 'CODE', 'REASON'],
		rows.map((row) => [
			Number(row.seq),
			row.topic,
			row.aggregate.id,
			row.waiting,
			row.parkedAt.toISOString(),
			row.code,
			row.reason,
		]),
	);
}
