import { PsraError } from '../../../infra/errors.ts';
import type { MessageBus, MessageConsumerOptions, MessageProducer, Subscription } from '../../../infra/ports/bus.ts';
import type { EncodedMessage, ReceivedMessage } from '../../../infra/ports/message.ts';

export interface MemoryBusOptions {
	/** Partitions by topic. */
	readonly topics: Record<string, number>;
	/** Bytes that a record may have. */
	readonly largest?: number;
	/** Milliseconds for which an unknown topic may be a new one. */
	readonly newTopicMs?: number;
	/** Milliseconds before a failed batch is delivered again. */
	readonly pauseMs?: number;
}

export interface MemoryBus extends MessageBus {
	/** Every record of a topic, by partition and offset. */
	records(topic: string): readonly ReceivedMessage[];
}

interface Member {
	readonly options: MessageConsumerOptions;
	isClosed: boolean;
}

/** A partition as a group reads it. */
interface Place {
	readonly log: ReceivedMessage[];
	readonly topic: string;
	readonly partition: number;
	/** Behind the last message that was done. */
	position: number;
	owner: Member | undefined;
	inWork: Promise<void> | undefined;
}

interface Group {
	readonly members: Member[];
	readonly places: Map<ReceivedMessage[], Place>;
}

const MOST_AT_ONCE = 100;

/** A broker in memory behind the `MessageBus` port, held to its conformance suite. For unit tests only. */
export function memoryBus({ topics, largest = 1e6, newTopicMs = 1_000, pauseMs = 1 }: MemoryBusOptions): MemoryBus {
	const logs = new Map<string, ReceivedMessage[][]>();
	const groups = new Map<string, Group>();
	const unknownSince = new Map<string, number>();
	const subscriptions = new Set<Subscription>();

	const partitionsOf = (topic: string): ReceivedMessage[][] => {
		const count = topics[topic];
		if (count === undefined) throw unknown(topic);
		const known = logs.get(topic) ?? Array.from({ length: count }, () => []);
		logs.set(topic, known);
		return known;
	};
	const unknown = (topic: string): PsraError => {
		const since = unknownSince.get(topic) ?? performance.now();
		unknownSince.set(topic, since);
		const isFinal = performance.now() - since >= newTopicMs;
		return new PsraError(isFinal ? 'KAFKA_REFUSED' : 'KAFKA_UNAVAILABLE', `The broker has no topic ${topic}.`, {
			type: 'UNKNOWN_TOPIC_OR_PARTITION',
			field: topic,
			remedy: 'Run `psra topics apply`.',
		});
	};
	const append = ({ topic, partition, key, payload, headers }: EncodedMessage) => {
		const log = partitionsOf(topic)[partition];
		if (!log) throw unknown(topic);
		log.push({ topic, partition, offset: String(log.length), timestamp: Date.now(), key, payload, headers });
	};
	const pumpAll = () => {
		for (const { places } of groups.values()) for (const place of places.values()) pump(place);
	};
	const pump = (place: Place): void => {
		const { owner, log } = place;
		if (!owner || owner.isClosed || place.inWork || log.length <= place.position) return;
		place.inWork = deliver(place, owner, pauseMs).finally(() => {
			place.inWork = undefined;
			pump(place);
		});
	};
	const assign = (group: Group) => {
		const owned = new Map(group.members.map((member) => [member, [] as Place[]]));
		for (const place of group.places.values()) place.owner = undefined;
		const wanted = new Set(group.members.flatMap(({ options }) => options.topics));
		for (const topic of wanted) {
			const takers = group.members.filter(({ options }) => options.topics.includes(topic));
			for (const [partition, log] of partitionsOf(topic).entries()) {
				const fresh: Place = { log, topic, partition, position: 0, owner: undefined, inWork: undefined };
				const place = group.places.get(log) ?? fresh;
				group.places.set(log, place);
				place.owner = takers[partition % takers.length];
				if (place.owner) owned.get(place.owner)?.push(place);
			}
		}
		for (const [{ options }, places] of owned)
			options.onAssigned?.(places.map(({ topic, partition }) => ({ topic, partition })));
		for (const place of group.places.values()) pump(place);
	};

	return {
		records: (topic) => partitionsOf(topic).flat(),
		async producer(): Promise<MessageProducer> {
			return {
				async send(messages) {
					const large = messages.find(({ payload }) => (payload?.length ?? 0) > largest);
					if (large) throw new PsraError('KAFKA_REFUSED', 'The record is too large.', { type: 'MESSAGE_TOO_LARGE' });
					for (const message of messages) append(message);
					pumpAll();
				},
				partitions: async (topic) => partitionsOf(topic).length,
				close: async () => undefined,
			};
		},
		async subscribe(options) {
			const group: Group = groups.get(options.group) ?? { members: [], places: new Map() };
			groups.set(options.group, group);
			const member: Member = { options, isClosed: false };
			group.members.push(member);
			assign(group);
			const subscription: Subscription = {
				ready: async () => undefined,
				async close() {
					member.isClosed = true;
					const own = [...group.places.values()].filter(({ owner }) => owner === member);
					await Promise.all(own.map(({ inWork }) => inWork));
					if (!group.members.includes(member)) return;
					group.members.splice(group.members.indexOf(member), 1);
					assign(group);
				},
			};
			subscriptions.add(subscription);
			return subscription;
		},
		async close() {
			await Promise.all([...subscriptions].map((subscription) => subscription.close()));
		},
	};
}

async function deliver(place: Place, owner: Member, pauseMs: number): Promise<void> {
	const { topic, partition, log } = place;
	const { onBatch, onLag } = owner.options;
	const end = log.length;
	const tellLag = () => onLag?.(topic, partition, end - place.position);
	// As over a network: never within the call that sent or subscribed.
	await new Promise(setImmediate);
	tellLag();
	try {
		await onBatch({
			topic,
			partition,
			messages: log.slice(place.position, Math.min(end, place.position + MOST_AT_ONCE)),
			stopping: () => owner.isClosed || place.owner !== owner,
			async done({ offset }) {
				place.position = Number(offset) + 1;
			},
		});
	} catch {
		await new Promise((resolve) => setTimeout(resolve, pauseMs));
	} finally {
		tellLag();
	}
}
