import type { ReceivedMessage } from '../../../infra/ports/message.ts';
import type { InLane, ParkedFilter, ParkedKey, Parking, ParkingDesk, ParkLease } from '../../../infra/ports/parking.ts';
import type { PartitionPlace, Starts } from '../../../infra/ports/starts.ts';
import { keyOfParts, type StoredKey, type Tables } from './tables.ts';

/** Like a sequence: no term is given twice. */
let lastTerm = 0;

const at = (consumer: string, lane: string) => keyOfParts(consumer, lane);
const placeOf = ({ topic, partition, offset, timestamp }: ReceivedMessage) =>
	keyOfParts(topic, String(partition), offset, String(timestamp));

export function memoryParking({ parked }: Tables, now: () => number): Parking {
	const held = ({ consumer, lane, term }: ParkLease): StoredKey | undefined => {
		const key = parked.get(at(consumer, lane));
		return key?.term === Number(term) ? key : undefined;
	};
	const change = (lease: ParkLease, to: Partial<StoredKey>): boolean => {
		const key = held(lease);
		if (key) parked.set(at(lease.consumer, lease.lane), { ...key, ...to });
		return key !== undefined;
	};
	const put = (consumer: string, { lane, message }: InLane): boolean => {
		const key = parked.get(at(consumer, lane));
		if (!key) return false;
		const stands = [...parked.values()].some(
			(other) => other.consumer === consumer && other.messages.some((one) => placeOf(one) === placeOf(message)),
		);
		if (!stands) parked.set(at(consumer, lane), { ...key, messages: [...key.messages, message] });
		return true;
	};
	return {
		async park(consumer, one, { code, problem, retryInMs }) {
			const { lane, message } = one;
			if (!parked.has(at(consumer, lane)))
				parked.set(at(consumer, lane), {
					consumer,
					lane,
					topic: message.topic,
					key: message.key,
					code,
					problem,
					parkedAt: now(),
					tries: 0,
					nextTryAt: now() + retryInMs,
					holder: null,
					term: 0,
					leasedUntil: Number.NEGATIVE_INFINITY,
					unfinished: 0,
					messages: [],
				});
			put(consumer, one);
		},
		join: async (consumer, one) => put(consumer, one),
		async append(consumer, messages) {
			for (const one of messages) put(consumer, one);
		},
		async claim(consumer, holder, leaseMs, limit) {
			return [...parked.values()]
				.filter((key) => key.consumer === consumer && key.nextTryAt <= now() && key.leasedUntil <= now())
				.sort((a, b) => a.nextTryAt - b.nextTryAt)
				.slice(0, limit)
				.map((key) => {
					const term = ++lastTerm;
					parked.set(at(consumer, key.lane), { ...key, holder, term, leasedUntil: now() + leaseMs });
					return { consumer, lane: key.lane, term: String(term), unfinished: key.unfinished };
				});
		},
		renew: async (lease, leaseMs) => change(lease, { leasedUntil: now() + leaseMs }),
		async begin(lease) {
			const key = held(lease);
			const [message] = key?.messages ?? [];
			if (!key || !message) return null;
			const begun = key.unfinished + 1;
			change(lease, { unfinished: begun });
			return { seq: placeOf(message), message, tries: key.tries, begun };
		},
		hold: async (lease) => held(lease) !== undefined,
		async remove(lease, seq) {
			const key = held(lease);
			const messages = key?.messages.filter((message) => placeOf(message) !== seq) ?? [];
			if (messages.length === 0) return parked.delete(at(lease.consumer, lease.lane));
			change(lease, { messages, tries: 0, unfinished: 0 });
			return false;
		},
		async putOff(lease, why) {
			const key = held(lease);
			if (!key) return;
			change(lease, { holder: null, leasedUntil: Number.NEGATIVE_INFINITY, unfinished: 0 });
			if (!why) return;
			const { code, problem, retryInMs } = why;
			change(lease, { code, problem, tries: key.tries + 1, nextTryAt: now() + retryInMs });
		},
		async dueInMs(consumer) {
			const due = [...parked.values()].filter((key) => key.consumer === consumer).map((key) => key.nextTryAt - now());
			return due.length === 0 ? undefined : Math.min(...due);
		},
	};
}

export function memoryParkingDesk({ parked }: Tables, now: () => number): ParkingDesk {
	const selected = ({ consumer, topic, lane, code }: Omit<ParkedFilter, 'limit'>) =>
		[...parked.values()]
			.filter((key) => consumer === undefined || key.consumer === consumer)
			.filter((key) => topic === undefined || key.topic === topic)
			.filter((key) => lane === undefined || key.lane === lane)
			.filter((key) => code === undefined || key.code === code);
	return {
		async totals() {
			return [...Map.groupBy(parked.values(), (key) => key.consumer)].map(([consumer, keys]) => ({
				consumer,
				keys: keys.length,
				messages: keys.reduce((sum, key) => sum + key.messages.length, 0),
				oldestMs: now() - Math.min(...keys.map((key) => key.parkedAt)),
			}));
		},
		list: async (filter) =>
			selected(filter)
				.slice(0, filter.limit)
				.map(
					({ parkedAt, nextTryAt, leasedUntil, holder, messages, term: _, unfinished: __, ...key }): ParkedKey => ({
						...key,
						parkedAt: new Date(parkedAt),
						ageMs: now() - parkedAt,
						nextTryMs: nextTryAt - now(),
						holder: leasedUntil > now() ? holder : null,
						messages: messages.length,
					}),
				),
		messages: async (consumer, lane, limit) => parked.get(at(consumer, lane))?.messages.slice(0, limit) ?? [],
		async retry(filter) {
			const keys = selected(filter);
			for (const key of keys)
				parked.set(at(key.consumer, key.lane), { ...key, nextTryAt: Math.min(key.nextTryAt, now()) });
			return keys.length;
		},
		async take(consumer, lane, which) {
			const key = parked.get(at(consumer, lane));
			if (!key) return [];
			const count = which === 'first' ? 1 : key.messages.length;
			const messages = key.messages.slice(count);
			if (messages.length === 0) parked.delete(at(consumer, lane));
			else {
				const free = { holder: null, leasedUntil: Number.NEGATIVE_INFINITY, tries: 0, unfinished: 0 };
				parked.set(at(consumer, lane), { ...key, ...free, term: ++lastTerm, messages });
			}
			return key.messages.slice(0, count);
		},
	};
}

export function memoryStarts({ starts }: Tables): Starts {
	const keyOf = ({ consumer, topic, partition }: Omit<PartitionPlace, 'offset'>) =>
		keyOfParts(consumer, topic, String(partition));
	return {
		async begin(place) {
			const before = starts.get(keyOf(place));
			const again = before?.first === place.offset ? before.starts + 1 : 1;
			const isSuspect = before?.suspect != null && BigInt(before.suspect) >= BigInt(place.offset);
			starts.set(keyOf(place), {
				first: place.offset,
				starts: again,
				suspect: isSuspect ? before.suspect : null,
				crashes: before?.crashes ?? 0,
			});
			return { starts: again, isSuspect };
		},
		async alone(place) {
			const before = starts.get(keyOf(place));
			if (!before) return 1;
			const crashes = before.suspect === place.offset ? before.crashes + 1 : 1;
			starts.set(keyOf(place), { ...before, suspect: place.offset, crashes });
			return crashes;
		},
		async clear(place) {
			const before = starts.get(keyOf(place));
			if (before) starts.set(keyOf(place), { ...before, starts: 0, suspect: null, crashes: 0 });
		},
	};
}
