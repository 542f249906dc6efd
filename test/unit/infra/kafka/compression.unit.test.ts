import { randomBytes } from 'node:crypto';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import lz4 from 'lz4js';
import { compress } from 'snappyjs';
import { registerCodecs } from '../../../../infra/kafka/compression.ts';

registerCodecs();
const { CompressionCodecs, CompressionTypes } = kafkajs;
const codecs = [
	['gzip', CompressionTypes.GZIP],
	['snappy', CompressionTypes.Snappy],
	['lz4', CompressionTypes.LZ4],
	['zstd', CompressionTypes.ZSTD],
] as const;

/** Snappy is without a frame here; that of Java, and its LZ4, are read in the integration test. */
const compressors: Record<(typeof codecs)[number][0], (data: Buffer) => Buffer> = {
	gzip: (data) => gzipSync(data),
	zstd: (data) => zstdCompressSync(data),
	snappy: (data) => compress(data),
	lz4: (data) => Buffer.from(lz4.compress(data)),
};

interface Codec {
	decompress(data: Buffer): Promise<Buffer>;
}
const codecOf = (type: (typeof codecs)[number][1]) => (CompressionCodecs[type] as () => Codec)();

describe.each(codecs)('%s', (name, type) => {
	const { decompress } = codecOf(type);
	const compress = compressors[name];

	it.each([0, 1, 1_000, 300_000])('gives back %i bytes as they were', async (length) => {
		for (const data of [randomBytes(length), Buffer.alloc(length, 'abc')])
			expect((await decompress(compress(data))).equals(data)).toBe(true);
	});

	it('says of broken data that they can not be read, and that trying again is of no use', async () => {
		const unreadable = decompress(Buffer.from('no compressed data at all'));
		await expect(unreadable).rejects.toMatchObject({
			code: 'KAFKA_BATCH_UNREADABLE',
			retriable: false,
			facts: { field: name, remedy: expect.stringMatching(/\S/) },
		});
	});
});

describe('a batch that grows beyond all bounds', () => {
	const bomb = Buffer.alloc(130 * 1024 * 1024);
	it.each([
		['gzip', CompressionTypes.GZIP, () => gzipSync(bomb, { level: 1 })],
		['zstd', CompressionTypes.ZSTD, () => zstdCompressSync(bomb)],
	] as const)('is not decompressed: %s', async (_name, type, made) => {
		await expect(codecOf(type).decompress(made())).rejects.toMatchObject({ code: 'KAFKA_BATCH_UNREADABLE' });
	});
});
