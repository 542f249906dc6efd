import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SHARDS, shardOf } from '../../../../infra/outbox/shards.ts';
import { restoreHeaders, type StoredHeader, storeHeaders } from '../../../../infra/postgres/headers.ts';

describe('the shard of an aggregate', () => {
	it('stays what it was: rows are stored with it', () => {
		const shards = ['HD|PUMP', 'HD|DRIVE', 'HD|SCREW', 'XY|PUMP'].map((id) => shardOf('erp.items', id));
		expect(shards).toEqual([2, 1, 1, 3]);
	});

	it('is one of the shards, and aggregates spread over all', () => {
		const counts = new Array<number>(SHARDS).fill(0);
		for (let i = 0; i < 4_000; i++) counts[shardOf('erp.items', `HD|${i}`)]! += 1;
		expect(Math.min(...counts)).toBeGreaterThan(800);
	});
});

describe('stored headers', () => {
	it('come back byte for byte, in order, with their repeats, also through JSON', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.string(), fc.uint8Array({ maxLength: 20 })), { maxLength: 8 }), (headers) => {
				const stored = JSON.parse(JSON.stringify(storeHeaders(headers))) as StoredHeader[];
				expect(restoreHeaders(stored).map(([name, value]) => [name, [...value]])).toEqual(
					headers.map(([name, value]) => [name, [...value]]),
				);
			}),
		);
	});
});
