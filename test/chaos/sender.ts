import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs, { type Producer } from 'kafkajs';
import type { Header } from '../../infra/ports/message.ts';

/** A record as the harness sends it; `bad` numbers those that no consumer can take in. */
export interface Outgoing {
	readonly topic: string;
	readonly partition: number;
	readonly id: string;
	readonly key: Buffer | null;
	readonly value: Buffer | null;
	readonly headers: readonly Header[];
	readonly bad?: number;
}

/** The harness's producer, past the proxy: what it has sent is acknowledged, however long that takes. */
export interface Sender extends AsyncDisposable {
	/** In this order. A batch of which the acknowledgement is lost is sent again whole. */
	send(records: readonly Outgoing[]): Promise<void>;
	/** Every record that the broker acknowledged, once for each time. */
	readonly acknowledged: readonly Outgoing[];
}

const TRY_AGAIN_MS = 500;

export async function openSender(brokers: readonly string[]): Promise<Sender> {
	const kafka = new kafkajs.Kafka({ brokers: [...brokers], clientId: 'chaos', logLevel: kafkajs.logLevel.NOTHING });
	const acknowledged: Outgoing[] = [];
	let producer: Producer | undefined;
	let line: Promise<unknown> = Promise.resolve();
	let isOver = false;

	async function once(records: readonly Outgoing[]): Promise<void> {
		if (!producer) {
			producer = kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 3 } });
			await producer.connect();
		}
		await producer.sendBatch({ acks: -1, topicMessages: records.map(toKafka) });
	}

	async function until(records: readonly Outgoing[]): Promise<void> {
		for (;;) {
			try {
				await once(records);
				acknowledged.push(...records);
				return;
			} catch (error) {
				await producer?.disconnect().catch(() => undefined);
				producer = undefined;
				if (isOver) throw error;
				await sleep(TRY_AGAIN_MS);
			}
		}
	}

	return {
		acknowledged,
		send(records) {
			const turn = line.then(() => until(records));
			line = turn.catch(() => undefined);
			return turn;
		},
		async [Symbol.asyncDispose]() {
			isOver = true;
			await line;
			await producer?.disconnect().catch(() => undefined);
		},
	};
}

function toKafka({ topic, partition, key, value, headers }: Outgoing) {
	const named = Object.fromEntries(headers.map(([name, bytes]) => [name, Buffer.from(bytes)]));
	return { topic, messages: [{ partition, key, value, headers: named }] };
}
