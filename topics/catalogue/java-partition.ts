/**
 * The Java client's default partitioner: murmur2 of the key, made positive, modulo the number of partitions. Producers
 * of ERPs in other languages put a key where ours does, so a key keeps its order whoever writes it.
 */
export function javaPartition(key: Uint8Array, partitions: number): number {
	return (murmur2(key) & 0x7fffffff) % partitions;
}

const SEED = 0x9747b28c;
const M = 0x5bd1e995;

/** 32-bit murmur2 as in org.apache.kafka.common.utils.Utils, as a signed integer. */
export function murmur2(data: Uint8Array): number {
	const length = data.length;
	let hash = SEED ^ length;
	const view = new DataView(data.buffer, data.byteOffset, length);
	const whole = length - (length % 4);
	for (let i = 0; i < whole; i += 4) {
		let k = view.getInt32(i, true);
		k = Math.imul(k, M);
		k ^= k >>> 24;
		k = Math.imul(k, M);
		hash = Math.imul(hash, M) ^ k;
	}
	const rest = length % 4;
	if (rest >= 3) hash ^= (data[whole + 2] as number) << 16;
	if (rest >= 2) hash ^= (data[whole + 1] as number) << 8;
	if (rest >= 1) hash = Math.imul(hash ^ (data[whole] as number), M);
	hash ^= hash >>> 13;
	hash = Math.imul(hash, M);
	return hash ^ (hash >>> 15);
}
