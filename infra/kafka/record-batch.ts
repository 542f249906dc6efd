import type { Header } from '../ports/message.ts';
import { crc32c } from './crc32c.ts';

/** What a record holds. Bytes are taken as they stand; headers keep their order, repeated names included. */
export interface RecordContent {
	readonly key: Uint8Array | null;
	readonly value: Uint8Array | null;
	readonly headers: readonly Header[];
}

export interface BatchFrame {
	readonly producerId: bigint;
	readonly producerEpoch: number;
	readonly firstSequence: number;
	/** Of all records, in milliseconds since the epoch. */
	readonly timestamp: number;
	/** Number of the compression in the protocol, and what does it; absent: none. */
	readonly compression?: { readonly codec: number; compress(records: Buffer): Promise<Buffer> };
}

/** Magic 2, the only format that has headers. */
const MAGIC = 2;
/** Bytes up to and with the field `length`, which counts those behind it. */
const LENGTH_ENDS = 12;
const CRC_AT = 17;
const CHECKED_FROM = 21;
/** Bytes before the first record. */
const FRAME = 61;

/**
 * A record batch (Apache Kafka protocol, Record Batch, magic 2), byte for byte as kafkajs writes it. Of the time that
 * kafkajs takes for a record with ten headers nearly all goes into buffers, two for each header; here a batch is one.
 */
export async function recordBatch(records: readonly RecordContent[], frame: BatchFrame): Promise<Buffer> {
	const sizes = records.map(sizeOfBody);
	const bytes = sizes.reduce((sum, size) => sum + sizeOfVarint(size) + size, 0);
	const { compression } = frame;
	if (!compression) {
		const batch = Buffer.allocUnsafe(FRAME + bytes);
		writeRecords(batch, FRAME, records, sizes);
		return framed(batch, records.length, frame);
	}
	const plain = Buffer.allocUnsafe(bytes);
	writeRecords(plain, 0, records, sizes);
	const compressed = await compression.compress(plain);
	const batch = Buffer.allocUnsafe(FRAME + compressed.length);
	batch.set(compressed, FRAME);
	return framed(batch, records.length, frame);
}

function framed(batch: Buffer, count: number, frame: BatchFrame): Buffer {
	const { producerId, producerEpoch, firstSequence, timestamp, compression } = frame;
	const time = BigInt(timestamp);
	batch.writeBigInt64BE(0n, 0); // base offset: the broker's affair
	batch.writeInt32BE(batch.length - LENGTH_ENDS, 8);
	batch.writeInt32BE(0, LENGTH_ENDS); // leader epoch
	batch[16] = MAGIC;
	batch.writeInt16BE(compression?.codec ?? 0, CHECKED_FROM);
	batch.writeInt32BE(count - 1, 23);
	batch.writeBigInt64BE(time, 27);
	batch.writeBigInt64BE(time, 35);
	batch.writeBigInt64BE(producerId, 43);
	batch.writeInt16BE(producerEpoch, 51);
	batch.writeInt32BE(firstSequence, 53);
	batch.writeInt32BE(count, 57);
	batch.writeUInt32BE(crc32c(batch.subarray(CHECKED_FROM)), CRC_AT);
	return batch;
}

/** Attributes and the distance in time are one zero byte each. */
const ZEROS = 2;

function sizeOfBody({ key, value, headers }: RecordContent, offset: number): number {
	let size = ZEROS + sizeOfVarint(offset) + sizeOfBytes(key) + sizeOfBytes(value) + sizeOfVarint(headers.length);
	for (const [name, content] of headers) size += nameOf(name).length + sizeOfBytes(content);
	return size;
}

function writeRecords(to: Buffer, from: number, records: readonly RecordContent[], sizes: readonly number[]): void {
	let at = from;
	for (const [offset, { key, value, headers }] of records.entries()) {
		at = writeVarint(to, at, sizes[offset] as number);
		to[at++] = 0;
		to[at++] = 0;
		at = writeVarint(to, at, offset);
		at = writeBytes(to, at, key);
		at = writeBytes(to, at, value);
		at = writeVarint(to, at, headers.length);
		for (const [name, content] of headers) {
			const prepared = nameOf(name);
			to.set(prepared, at);
			at = writeBytes(to, at + prepared.length, content);
		}
	}
}

/** Names of headers with their length before them: there are some dozens in all, and ten in each record. */
const names = new Map<string, Buffer>();
const MOST_NAMES = 1_000;

function nameOf(name: string): Buffer {
	const known = names.get(name);
	if (known) return known;
	const text = Buffer.from(name);
	const prepared = Buffer.allocUnsafe(sizeOfVarint(text.length) + text.length);
	text.copy(prepared, writeVarint(prepared, 0, text.length));
	// What others name theirs comes through here in dead letters.
	if (names.size < MOST_NAMES) names.set(name, prepared);
	return prepared;
}

const sizeOfBytes = (bytes: Uint8Array | null): number =>
	bytes === null ? 1 : sizeOfVarint(bytes.length) + bytes.length;

function writeBytes(to: Buffer, at: number, bytes: Uint8Array | null): number {
	if (bytes === null) return writeVarint(to, at, -1);
	const from = writeVarint(to, at, bytes.length);
	to.set(bytes, from);
	return from + bytes.length;
}

/** Signed numbers in zigzag, seven bits a byte, the lowest first. */
function sizeOfVarint(value: number): number {
	let size = 1;
	for (let rest = ((value << 1) ^ (value >> 31)) >>> 7; rest !== 0; rest >>>= 7) size += 1;
	return size;
}

function writeVarint(to: Buffer, from: number, value: number): number {
	let at = from;
	let rest = ((value << 1) ^ (value >> 31)) >>> 0;
	for (; rest > 0x7f; rest >>>= 7) to[at++] = (rest & 0x7f) | 0x80;
	to[at++] = rest;
	return at;
}
