import type { LeaseChange } from './audit.ts';
import type { Evidence } from './evidence.ts';

/** A shard held by a process, in milliseconds since 1970. */
interface Hold {
	readonly process: string;
	readonly holder: string;
	readonly term: number;
	readonly from: number;
	/** End of the lease: nobody may take over before. */
	to: number;
	/** When it was released or another took over: until then its term is the newest, and only its holder may have published. */
	until: number;
}

/**
 * A fenced leader never advances: terms only rise, nobody takes over before the lease ends, and only who holds the newest
 * term removes, also where its lease is over and nobody has taken it.
 */
export function fence({ audit }: Evidence): string[] {
	const wrong: string[] = [];
	const holds = new Map<number, Hold[]>();
	for (const [shard, changes] of Map.groupBy(audit.leases, (change) => change.shard))
		holds.set(shard, holdsOf(changes, wrong));
	for (const { seq, shard, process, begun, ended } of audit.removed) {
		const held = holds.get(shard)?.some((one) => one.process === process && one.from <= ended && one.until >= begun);
		if (!held) wrong.push(`${process} removed row ${seq} of shard ${shard} without its lease`);
	}
	return wrong;
}

function holdsOf(changes: readonly LeaseChange[], wrong: string[]): Hold[] {
	const holds: Hold[] = [];
	for (const { shard, holder, term, expiresAt, process, at } of changes) {
		const last = holds.at(-1);
		if (holder === null) {
			if (last) Object.assign(last, { to: Math.min(last.to, at), until: at });
		} else if (last && last.holder === holder && last.term === term) last.to = expiresAt;
		else {
			if (last && term <= last.term) wrong.push(`shard ${shard}: term ${term} of ${process} after term ${last.term}`);
			if (last && at < last.to) wrong.push(`shard ${shard}: ${process} took over from ${last.process} before its end`);
			if (last) last.until = Math.min(last.until, at);
			holds.push({ process, holder, term, from: at, to: expiresAt, until: Number.POSITIVE_INFINITY });
		}
	}
	return holds;
}

/** Each row that was appended was removed once, and none is left or parked; nor does a consumer's key wait. */
export function drained({ audit, tables }: Evidence): string[] {
	const times = new Map<number, number>();
	for (const { seq } of audit.removed) times.set(seq, (times.get(seq) ?? 0) + 1);
	return [
		...tables.parked.map(({ topic, id, reason }) => `parked for ever: ${topic} ${id}: ${reason}`),
		...(tables.keysParked > 0 ? [`${tables.keysParked} keys wait behind a message that failed`] : []),
		...(tables.outboxLeft > 0 ? [`${tables.outboxLeft} rows are left in the outbox`] : []),
		...audit.appended.flatMap(({ seq, topic, id }) =>
			times.get(seq) === 1 ? [] : [`removed ${times.get(seq) ?? 0} times: ${topic} ${id}`],
		),
	];
}
