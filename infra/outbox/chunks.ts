import type { OutboxRow } from '../ports/outbox.ts';

/** Rows a send: more carry hardly more a second, and the first waits longer for its acknowledgement. */
const ROWS = 1_000;
/** Bytes a send, over all partitions. */
const BYTES = 4 * 1024 * 1024;
/**
 * Bytes of one partition in a send. They become one record batch, which the broker measures as a whole against
 * `max.message.bytes`: 1 MiB of the smallest topics of the catalogue, less what the batch itself needs.
 */
const PARTITION_BYTES = 900 * 1024;
/** A record's own fields. */
const RECORD_BYTES = 70;

/** Cuts rows, in order, into sends that the broker takes whole. A row that is larger by itself goes alone. */
export function chunks(rows: readonly OutboxRow[], most = ROWS): OutboxRow[][] {
	const result: OutboxRow[][] = [];
	let chunk: OutboxRow[] = [];
	let total = 0;
	let perPartition = new Map<string, number>();
	for (const row of rows) {
		const bytes = sizeOf(row);
		const place = `${row.topic}/${row.partition}`;
		const before = perPartition.get(place) ?? 0;
		const isFull = chunk.length === most || total + bytes > BYTES || before + bytes > PARTITION_BYTES;
		if (chunk.length > 0 && isFull) {
			result.push(chunk);
			chunk = [];
			total = 0;
			perPartition = new Map();
		}
		chunk.push(row);
		total += bytes;
		perPartition.set(place, (perPartition.get(place) ?? 0) + bytes);
	}
	if (chunk.length > 0) result.push(chunk);
	return result;
}

function sizeOf({ key, payload, headers }: OutboxRow): number {
	let bytes = RECORD_BYTES + (key?.byteLength ?? 0) + (payload?.byteLength ?? 0);
	for (const [name, value] of headers) bytes += name.length + value.byteLength + 2;
	return bytes;
}
