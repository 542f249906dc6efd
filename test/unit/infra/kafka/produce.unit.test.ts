import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import kafkajs from 'kafkajs';
import { type Produce, requests } from 'kafkajs/src/protocol/requests/index.js';
import { registerCodecs } from '../../../../infra/kafka/compression.ts';
import { crc32c } from '../../../../infra/kafka/crc32c.ts';
import { readyMessage, teachProduce } from '../../../../infra/kafka/produce.ts';
import type { EncodedMessage, Header } from '../../../../infra/ports/message.ts';

registerCodecs();
teachProduce();

const bytes = fc.uint8Array({ maxLength: 200 }).map((all) => Buffer.from(all));
const content = fc.record({
	key: fc.option(bytes),
	payload: fc.option(bytes),
	headers: fc.array(fc.tuple(fc.string({ maxLength: 12 }), bytes), { maxLength: 12 }),
});
type Content = Pick<EncodedMessage, 'key' | 'payload' | 'headers'>;

/** As kafkajs wants them of its own users. */
const theirs = ({ key, payload, headers }: Content) => ({
	key,
	value: payload,
	headers: Object.fromEntries(
		[...Map.groupBy(headers, ([name]) => name)].map(([name, all]) => [name, all.map(([, value]) => value)]),
	),
});
const ours = (one: Content) => readyMessage({ ...one, partition: 0 } as EncodedMessage);

interface Request {
	readonly request: { encode(): Promise<{ readonly buffer: Buffer }> };
}

async function encoded(messages: readonly object[], compression: kafkajs.CompressionTypes): Promise<Buffer> {
	const options: Produce = {
		acks: -1,
		timeout: 30_000,
		producerId: '9007199254740993',
		producerEpoch: 3,
		compression,
		topicData: [{ topic: 'tøpic', partitions: [{ partition: 5, firstSequence: 70_000, messages }] }],
	};
	const { request } = requests.Produce.protocol({ version: 7 })(options) as Request;
	return (await request.encode()).buffer;
}

/** kafkajs has headers by name, and an object has names that look like numbers first: there the order is another. */
const isKept = ({ headers }: Content) =>
	headers.every(([name]) => !/^\d+$/.test(name) && name !== '__proto__') && inOneRun(headers);
const inOneRun = (headers: readonly Header[]) =>
	headers.every(([name], at) => headers.findIndex(([other]) => other === name) === at || headers[at - 1]?.[0] === name);

describe('a batch of ours', () => {
	it.each(['None', 'GZIP', 'ZSTD'] as const)(
		'is byte for byte what kafkajs writes, with compression %s',
		async (name) => {
			jest.spyOn(Date, 'now').mockReturnValue(1_772_000_000_123);
			const codec = kafkajs.CompressionTypes[name];
			const batches = fc.array(content.filter(isKept), { minLength: 1, maxLength: 70 });
			await fc.assert(
				fc.asyncProperty(batches, async (batch) => {
					const [own, other] = await Promise.all([encoded(batch.map(ours), codec), encoded(batch.map(theirs), codec)]);
					expect(own.equals(other)).toBe(true);
				}),
				{ numRuns: 40 },
			);
		},
	);

	it('is refused to a broker that knows no headers', () => {
		const options = { topicData: [{ partitions: [{ messages: [ours({ key: null, payload: null, headers: [] })] }] }] };
		const { protocol } = requests.Produce;
		expect(() => protocol({ version: 2 })(options as never)).toThrow(RangeError);
	});
});

describe('CRC-32C', () => {
	it.each([
		['nothing', Buffer.alloc(0), 0],
		['the digits', Buffer.from('123456789'), 0xe3069283],
		['32 bytes of zero', Buffer.alloc(32), 0x8a9136aa],
		['32 bytes of one', Buffer.alloc(32, 0xff), 0x62a8ab43],
		['32 rising bytes', Buffer.from(Array.from({ length: 32 }, (_, at) => at)), 0x46dd794e],
	])('is that of RFC 3720 for %s', (_what, given, sum) => {
		expect(crc32c(given)).toBe(sum);
	});
});
