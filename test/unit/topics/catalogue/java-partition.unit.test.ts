import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { javaPartition, murmur2 } from '../../../../topics/catalogue/java-partition.ts';

describe('murmur2', () => {
	// The values that Apache Kafka holds its own Java client to (org.apache.kafka.common.utils.UtilsTest).
	it.each([
		['21', -973_932_308],
		['foobar', -790_332_482],
		['a-little-bit-long-string', -985_981_536],
		['a-little-bit-longer-string', -1_486_304_829],
		['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58_897_971],
		['abc', 479_470_107],
	])('of %s', (text, hash) => {
		expect(murmur2(Buffer.from(text))).toBe(hash);
	});

	it('reads a key where it stands in a larger buffer', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(9), (key, before) => {
				const around = new Uint8Array(before + key.length + 3).fill(0xa5);
				around.set(key, before);
				expect(murmur2(around.subarray(before, before + key.length))).toBe(murmur2(key));
			}),
		);
	});
});

describe('the partition of a key', () => {
	it('is one of the topic’s, also where the hash is negative', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 1, max: 64 }), (key, partitions) => {
				const partition = javaPartition(key, partitions);
				expect(partition).toBeGreaterThanOrEqual(0);
				expect(partition).toBeLessThan(partitions);
			}),
		);
	});

	it('is the one that the Java client takes: the hash without its sign bit, modulo', () => {
		expect(javaPartition(Buffer.from('21'), 8)).toBe((-973_932_308 & 0x7fffffff) % 8);
		expect(javaPartition(Buffer.from('abc'), 8)).toBe(479_470_107 % 8);
	});

	it('spreads the items of a company', () => {
		const counts = new Array<number>(8).fill(0);
		for (let i = 0; i < 8_000; i++) counts[javaPartition(Buffer.from(`HD|SKU-${i}`), 8)]! += 1;
		expect(Math.min(...counts)).toBeGreaterThan(800);
	});
});
