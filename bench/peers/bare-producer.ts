import kafkajs from 'kafkajs';
import type { EncodedMessage } from '../../infra/ports/message.ts';
import type { Place } from '../support/adapters.ts';
import { secondsSince, sharedNow } from '../support/clock.ts';

/** Messages a send, one send at a time. */
const BATCH = 1_000;

/**
 * The limit: the same bytes from memory by a kafkajs producer alone, idempotent, acknowledged by all replicas. Answers
 * messages a second.
 */
export async function bareProducer(
	{ brokers, prefix }: Place,
	messages: readonly EncodedMessage[],
	rows: number,
): Promise<{ rate: number; params: object }> {
	const kafka = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.ERROR });
	const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false });
	await producer.connect();
	try {
		const records = messages.map(({ key, payload, headers }) => ({
			key: key && Buffer.from(key),
			value: payload && Buffer.from(payload),
			headers: Object.fromEntries(headers.map(([name, value]) => [name, Buffer.from(value)])),
		}));
		const began = sharedNow();
		for (let sent = 0; sent < rows; sent += BATCH) {
			const size = Math.min(BATCH, rows - sent);
			const batch = Array.from({ length: size }, (_, i) => records[(sent + i) % records.length] as (typeof records)[0]);
			await producer.sendBatch({
				acks: -1,
				topicMessages: [{ topic: `${prefix}${messages[0]?.topic}`, messages: batch }],
			});
		}
		return { rate: rows / secondsSince(began), params: { batch: BATCH } };
	} finally {
		await producer.disconnect();
	}
}
