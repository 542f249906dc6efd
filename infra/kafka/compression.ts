import { promisify } from 'node:util';
import { gunzip, zstdCompress, zstdDecompress } from 'node:zlib';
import kafkajs from 'kafkajs';
import lz4 from 'lz4js';
import { uncompress } from 'snappyjs';
import { PsraError, reasonOf } from '../errors.ts';

const { CompressionCodecs, CompressionTypes } = kafkajs;

export type Compression = 'none' | 'gzip' | 'zstd';

/** The codec's number in the protocol (Kafka, Record Batch, `attributes`). */
export const codecOf = (compression: Compression): kafkajs.CompressionTypes =>
	({ none: CompressionTypes.None, gzip: CompressionTypes.GZIP, zstd: CompressionTypes.ZSTD })[compression];

/** Bytes that a batch may hold once decompressed: several of the largest records. More is a bomb, or no batch of ours. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Kafka's Java client frames snappy as xerial's library does: a magic, two versions, then blocks with their length. */
const XERIAL = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const XERIAL_HEADER = 16;

const maxOutputLength = MOST_BYTES;
const gzip = promisify(gunzip) as (data: Buffer, options: object) => Promise<Buffer>;
const zstd = promisify(zstdDecompress) as (data: Buffer, options: object) => Promise<Buffer>;
const toZstd = promisify(zstdCompress) as (data: Buffer) => Promise<Buffer>;

type Decompress = (data: Buffer) => Buffer | Promise<Buffer>;

const DECOMPRESS: Record<'gzip' | 'snappy' | 'lz4' | 'zstd', Decompress> = {
	gzip: (data) => gzip(data, { maxOutputLength }),
	zstd: (data) => zstd(data, { maxOutputLength }),
	snappy: fromSnappy,
	lz4: fromLz4,
};

interface Encoded {
	readonly buffer: Buffer;
}

/** Teaches kafkajs every compression that a producer may use; of itself it knows gzip alone. Repeating it does nothing. */
export function registerCodecs(): void {
	const codec = (name: keyof typeof DECOMPRESS, compress: (data: Buffer) => Buffer | Promise<Buffer>) => () => ({
		compress: async ({ buffer }: Encoded) => compress(buffer),
		decompress: (data: Buffer) => decompress(name, data),
	});
	const { compress: gzipOf } = GZIP;
	CompressionCodecs[CompressionTypes.GZIP] = codec('gzip', (buffer) => gzipOf({ buffer }));
	CompressionCodecs[CompressionTypes.ZSTD] = codec('zstd', toZstd);
	CompressionCodecs[CompressionTypes.Snappy] = codec('snappy', notWritten);
	CompressionCodecs[CompressionTypes.LZ4] = codec('lz4', notWritten);
}

const GZIP = CompressionCodecs[CompressionTypes.GZIP]() as { compress(encoded: Encoded): Promise<Buffer> };

/** Nobody asks for it: the setting knows none of these, and brokers refuse the frames that lz4js writes. */
function notWritten(): never {
	throw new RangeError('this compression is only read');
}

/** `retriable: false`: kafkajs would ask twenty times for a batch that stays as it is, without a word. */
async function decompress(name: keyof typeof DECOMPRESS, data: Buffer): Promise<Buffer> {
	try {
		return await DECOMPRESS[name](data);
	} catch (error) {
		const problem = reasonOf(error);
		const unreadable = new PsraError(
			'KAFKA_BATCH_UNREADABLE',
			`A batch of records, compressed with ${name}, can not be read: ${problem}`,
			{
				field: name,
				problem,
				remedy:
					'Find the partition by `psra groups lag`, and move its group past the batch with kafka-consumer-groups.',
			},
			error,
		);
		throw Object.assign(unreadable, { retriable: false });
	}
}

function fromSnappy(data: Buffer): Buffer {
	if (!data.subarray(0, XERIAL.length).equals(XERIAL)) return uncompress(data, MOST_BYTES);
	const blocks: Buffer[] = [];
	let left = MOST_BYTES;
	for (let at = XERIAL_HEADER; at < data.length; ) {
		const length = data.readInt32BE(at);
		const block = uncompress(data.subarray(at + 4, at + 4 + length), left);
		blocks.push(block);
		left -= block.length;
		at += 4 + length;
	}
	return Buffer.concat(blocks);
}

/** Flag of the frame descriptor: a checksum behind each block, which the library takes for data. Kafka's clients set none. */
const BLOCK_CHECKSUMS = 0x10;

/** The library writes past the end of what it was given without a word; only the length that it answers tells. */
function fromLz4(data: Buffer): Buffer {
	if (((data[4] ?? 0) & BLOCK_CHECKSUMS) !== 0) throw new Error('LZ4 with block checksums is not supported');
	const bound = Math.min(lz4.decompressBound(data), MOST_BYTES);
	const out = Buffer.allocUnsafe(bound);
	const length = lz4.decompressFrame(data, out);
	if (!(length <= bound)) throw new RangeError(`more than ${bound} bytes`);
	return out.subarray(0, length);
}
