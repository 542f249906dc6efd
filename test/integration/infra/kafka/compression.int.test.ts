import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kafkaBus } from '../../../../infra/kafka/bus.ts';
import { type BrokerCorner, openCorner, plain } from '../../../support/installation/broker.ts';
import { eventually, letWaitsSpeak } from '../../../support/installation/index.ts';
import { acquireStack } from '../../../support/stack/acquire-stack.ts';

letWaitsSpeak();

const CODECS = ['gzip', 'snappy', 'lz4', 'zstd'] as const;
/** Of our own making, and then compressed by the broker, which is Java's implementation. */
const BY_BROKER = Object.fromEntries(CODECS.map((codec) => [`by-broker-${codec}`, 1]));
/** Compressed here, and decompressed by the broker, which keeps them as they are sent. */
const BY_US = { 'by-us-gzip': 1, 'by-us-zstd': 1 };
const disposal = new AsyncDisposableStack();
let corner: BrokerCorner;

/** Some blocks of any codec, with parts that compress well and parts that don't. */
const LARGE = Array.from({ length: 9_000 }, (_, at) =>
	at % 3 === 0 ? createHash('sha256').update(String(at)).digest('hex') : 'the same again, ',
).join('');

beforeAll(async () => {
	const stack = disposal.adopt(await acquireStack(), (acquired) => acquired.release());
	const opening = openCorner(stack.kafkaBrokers, { ...BY_BROKER, ...BY_US });
	corner = disposal.adopt(await opening, (open) => open.close());
	for (const codec of CODECS) {
		await corner.admin.configure(`${corner.prefix}by-broker-${codec}`, { 'compression.type': codec });
	}
	for (const topic of Object.keys(BY_US))
		await corner.admin.configure(`${corner.prefix}${topic}`, { 'compression.type': 'uncompressed' });
}, 60_000);
afterAll(() => disposal.disposeAsync(), 60_000);

async function consumed(topic: string): Promise<string> {
	const seen: string[] = [];
	const subscription = await corner.bus.subscribe({
		group: topic,
		topics: [topic],
		async onBatch({ messages, done }) {
			for (const message of messages) {
				seen.push(Buffer.from(message.payload ?? []).toString());
				await done(message);
			}
		},
	});
	await eventually(`the records of ${topic}`, () => seen.length === 2);
	await subscription.close();
	return seen.join('');
}

describe('records that are compressed', () => {
	it.each(CODECS)('with %s by another client are read', async (codec) => {
		const topic = `by-broker-${codec}`;
		const producer = await corner.bus.producer();
		await producer.send([plain(topic, 0, 'k', LARGE), plain(topic, 0, 'k', 'last')]);
		expect((await consumed(topic)) === `${LARGE}last`).toBe(true);
	});

	it.each(['gzip', 'zstd'] as const)('with %s here are read by the broker, and by us', async (compression) => {
		const topic = `by-us-${compression}`;
		const { brokers, logger, prefix: topicPrefix } = corner;
		const bus = kafkaBus({ brokers, clientId: 'psra-test', logger, topicPrefix, compression });
		const producer = await bus.producer();
		await producer.send([plain(topic, 0, 'k', LARGE), plain(topic, 0, 'k', 'last')]);
		await bus.close();
		expect((await consumed(topic)) === `${LARGE}last`).toBe(true);
	});
});
