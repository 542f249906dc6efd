import kafkajs, { type Message } from 'kafkajs';
import { type Produce, requests } from 'kafkajs/src/protocol/requests/index.js';
import type { EncodedMessage } from '../ports/message.ts';
import { type RecordContent, recordBatch } from './record-batch.ts';

/** The first version of the request that carries record batches with headers; every broker since 0.11 speaks it. */
const FIRST_VERSION = 3;

/** A message for kafkajs's producer whose batch is written here. Only after `teachProduce`: kafkajs would lose the headers. */
export class ReadyMessage implements RecordContent {
	readonly partition: number;
	readonly key: Uint8Array | null;
	readonly value: Uint8Array | null;
	readonly headers: RecordContent['headers'];

	constructor({ partition, key, payload, headers }: EncodedMessage) {
		this.partition = partition;
		this.key = key;
		this.value = payload;
		this.headers = headers;
	}
}

/** kafkajs hands a message on as it is, so its types need not know it. */
export const readyMessage = (message: EncodedMessage): Message => new ReadyMessage(message) as unknown as Message;

const { Produce: definition } = requests;
const original = definition.protocol.bind(definition);

/**
 * Has kafkajs write the batches of a `ReadyMessage` by `recordBatch`. Connections, retries, sequence numbers and
 * answers stay its own, and so do messages of other producers. Repeating it does nothing.
 */
export function teachProduce(): void {
	definition.protocol = ({ version }) => {
		const protocol = original({ version });
		return (options) => {
			const plain = protocol(options);
			if (!(options.topicData[0]?.partitions[0]?.messages[0] instanceof ReadyMessage)) return plain;
			if (version < FIRST_VERSION) throw new RangeError('the broker is older than 0.11 and knows no headers');
			return { ...plain, request: { ...plain.request, encode: () => produceRequest(options) } };
		};
	};
}

/** Apache Kafka protocol, Produce Request, versions 3 to 8, in the form in which kafkajs copies it behind the header. */
async function produceRequest({ acks, timeout, transactionalId = null, ...all }: Produce) {
	const parts: Buffer[] = [stringOf(transactionalId), int16(acks), int32(timeout), int32(all.topicData.length)];
	const { codec, compress } = compressionOf(all.compression);
	const timestamp = Date.now();
	for (const { topic, partitions } of all.topicData) {
		parts.push(stringOf(topic), int32(partitions.length));
		for (const { partition, firstSequence, messages } of partitions) {
			const batch = await recordBatch(messages as readonly ReadyMessage[], {
				producerId: BigInt(all.producerId),
				producerEpoch: all.producerEpoch,
				firstSequence,
				timestamp,
				...(compress && { compression: { codec, compress } }),
			});
			parts.push(int32(partition), int32(batch.length), batch);
		}
	}
	const buffer = Buffer.concat(parts);
	return { buf: buffer, buffer };
}

function compressionOf(codec: kafkajs.CompressionTypes) {
	if (codec === kafkajs.CompressionTypes.None) return { codec };
	const { compress } = kafkajs.CompressionCodecs[codec]() as { compress(of: { buffer: Buffer }): Promise<Buffer> };
	return { codec, compress: (buffer: Buffer) => compress({ buffer }) };
}

function stringOf(text: string | null): Buffer {
	return text === null ? int16(-1) : Buffer.concat([int16(Buffer.byteLength(text)), Buffer.from(text)]);
}

function int16(value: number): Buffer {
	const bytes = Buffer.allocUnsafe(2);
	bytes.writeInt16BE(value);
	return bytes;
}

function int32(value: number): Buffer {
	const bytes = Buffer.allocUnsafe(4);
	bytes.writeInt32BE(value);
	return bytes;
}
