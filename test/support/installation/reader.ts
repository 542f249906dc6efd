import kafkajs, { type Consumer, type Kafka } from 'kafkajs';
import type { Codec } from '../../../infra/ports/codec.ts';
import type { Header } from '../../../infra/ports/message.ts';
import { eventually } from './until.ts';

/** A record as it stands on the broker, with its value decoded where it can be. */
export interface TopicRecord {
	readonly partition: number;
	readonly offset: string;
	readonly key: Buffer | null;
	readonly value: Buffer | null;
	/** In the order in which they stand, repeated names kept. */
	readonly headers: readonly Header[];
	/** The text of the first header of a name. */
	header(name: string): string | undefined;
	/** Full name of the record type; undefined where the value is not in wire format. */
	readonly type: string | undefined;
	// biome-ignore lint/suspicious/noExplicitAny: a test knows which record it reads
	readonly record: any;
}

export interface TopicReader {
	/** Every record of a topic up to its present end, by partition and offset. */
	read(topic: string): Promise<TopicRecord[]>;
	close(): Promise<void>;
}

type Raw = Pick<TopicRecord, 'partition' | 'offset' | 'key' | 'value' | 'headers'>;

/**
 * Reads topics with a client of its own, so that a fault of the house's adapter is not hidden by itself. One consumer
 * follows all of them; it starts at the first look. Without a codec values are not decoded.
 */
export function topicReader(
	{ brokers, prefix }: { readonly brokers: readonly string[]; readonly prefix: string },
	topics: readonly string[],
	codec?: Codec,
): TopicReader {
	const kafka = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING });
	const records = new Map<string, Raw[]>();
	let following: Promise<Consumer> | undefined;
	const waiting = new Set<() => void>();

	async function follow(): Promise<Consumer> {
		const consumer = kafka.consumer({ groupId: `${prefix}reader`, maxWaitTimeInMs: 50 });
		await consumer.connect();
		await consumer.subscribe({ topics: topics.map((name) => `${prefix}${name}`), fromBeginning: true });
		await consumer.run({
			eachBatch: async ({ batch }) => {
				const kept = records.get(batch.topic) ?? [];
				records.set(batch.topic, kept);
				for (const { offset, key, value, headers } of batch.messages) {
					const listed = Object.entries(headers ?? {}).flatMap(([name, values]) =>
						[values].flat().map((one): Header => [name, Buffer.from(one ?? '')]),
					);
					kept.push({ partition: batch.partition, offset, key, value, headers: listed });
				}
				for (const wake of waiting) wake();
			},
		});
		return consumer;
	}

	async function caughtUp(topic: string): Promise<void> {
		const ends = await endsOf(kafka, topic);
		const reached = () =>
			ends.every(({ partition, high }) =>
				(records.get(topic) ?? []).some(
					(record) => record.partition === partition && BigInt(record.offset) + 1n >= BigInt(high),
				),
			);
		while (!reached()) {
			await new Promise<void>((resolve, reject) => {
				const giveUp = setTimeout(() => reject(new Error(`the end of ${topic} was not reached in 30 s`)), 30_000);
				const wake = () => {
					clearTimeout(giveUp);
					waiting.delete(wake);
					resolve();
				};
				waiting.add(wake);
			});
		}
	}

	return {
		async read(topic) {
			following ??= follow();
			await following;
			await caughtUp(`${prefix}${topic}`);
			const sorted = [...(records.get(`${prefix}${topic}`) ?? [])].sort(
				(a, b) => a.partition - b.partition || Number(BigInt(a.offset) - BigInt(b.offset)),
			);
			return Promise.all(sorted.map((raw) => decoded(raw, topic, codec)));
		},
		async close() {
			await (await following)?.disconnect();
		},
	};
}

/** Partitions that hold something, with their ends. A broker does not lead a new partition at once, so this asks again. */
async function endsOf(kafka: Kafka, topic: string): Promise<{ partition: number; high: string }[]> {
	const admin = kafka.admin();
	await admin.connect();
	try {
		const offsets = await eventually(`the ends of ${topic}`, () =>
			admin.fetchTopicOffsets(topic).catch(() => undefined),
		);
		return offsets.filter(({ low, high }) => low !== high);
	} finally {
		await admin.disconnect();
	}
}

async function decoded(raw: Raw, topic: string, codec: Codec | undefined): Promise<TopicRecord> {
	const header = (name: string) => {
		const found = raw.headers.find(([one]) => one === name)?.[1];
		return found && Buffer.from(found).toString('utf8');
	};
	const { type, value: record } =
		!codec || raw.value === null || topic.endsWith('.dlq')
			? { type: undefined, value: undefined }
			: await codec.decode(topic, raw.value).catch(() => ({ type: undefined, value: undefined }));
	return { ...raw, header, type, record };
}
