import { randomUUID } from 'node:crypto';
import { envelope, newTrail } from '../../../infra/outbox/envelope.ts';
import type { MessageProducer } from '../../../infra/ports/bus.ts';
import type { Clock } from '../../../infra/ports/clock.ts';
import type { Codec } from '../../../infra/ports/codec.ts';
import type { EncodedMessage, Header } from '../../../infra/ports/message.ts';
import type { EventType, EventTypes } from '../../../schemas/index.ts';
import { keyOf, partitionOf, type TopicName, topicNamed, topicsCarrying } from '../../../topics/catalogue/index.ts';

/** A record of a type, to be sent to the topic that carries it. */
export type TypedRecord = { [T in EventType]: { readonly type: T; readonly value: EventTypes[T] } }[EventType];

/** A record whose every byte the test chooses. */
export interface RawRecord {
	readonly topic: TopicName;
	readonly key: string | Uint8Array | null;
	readonly value: Uint8Array | null;
	readonly headers?: readonly (readonly [name: string, value: string | Uint8Array])[];
	/** Default: that of the key. */
	readonly partition?: number;
}

export interface Publisher {
	/** Sends records as an ERP does, in this order; answers their `ce_id`s. */
	publish(
		...records: readonly (TypedRecord & { readonly id?: string; readonly partition?: number })[]
	): Promise<string[]>;
	publishRaw(...records: readonly RawRecord[]): Promise<void>;
	/** The record in wire format with the headers of the contract, for a test to spoil. */
	encode(record: TypedRecord & { readonly id?: string }): EncodedMessage;
}

export function publisher(producer: MessageProducer, codec: Codec, clock: Clock): Publisher {
	const wrap = envelope({ codec, clock, source: 'urn:test:erp' });
	const encode: Publisher['encode'] = ({ type, value, id = randomUUID() }) => {
		const topic = topicsCarrying(type)[0]?.name as TopicName;
		return wrap({ topic, type, value, id, key: keyOf(topicNamed(topic), type, value) }, newTrail());
	};
	return {
		encode,
		async publish(...records) {
			const placed = records.map((record) => {
				const message = encode(record);
				return { ...message, partition: record.partition ?? message.partition };
			});
			await producer.send(placed);
			return placed.map(({ id }) => id);
		},
		async publishRaw(...records) {
			const placed = [];
			for (const { topic, key, value, headers = [], partition } of records) {
				const bytes = key === null ? null : Buffer.from(key);
				placed.push({
					id: '',
					type: '',
					topic,
					key: bytes,
					payload: value,
					headers: headers.map(([name, content]): Header => [name, Buffer.from(content)]),
					aggregate: { type: '', id: '' },
					partition: partition ?? partitionOf(topicNamed(topic), bytes),
				});
			}
			await producer.send(placed);
		},
	};
}
