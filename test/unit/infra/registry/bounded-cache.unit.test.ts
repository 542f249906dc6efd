import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BoundedCache } from '../../../../infra/registry/bounded-cache.ts';

describe('a bounded cache', () => {
	it('drops what was used longest ago', () => {
		const cache = new BoundedCache<string, number>(2);
		cache.set('a', 1);
		cache.set('b', 2);
		expect(cache.get('a')).toBe(1);
		cache.set('c', 3);
		expect(cache.get('b')).toBeUndefined();
		expect(cache.get('a')).toBe(1);
		expect(cache.get('c')).toBe(3);
	});

	it('replaces without dropping, and forgets on demand', () => {
		const cache = new BoundedCache<string, number>(2);
		cache.set('a', 1);
		cache.set('b', 2);
		cache.set('a', 9);
		expect([cache.get('a'), cache.get('b')]).toEqual([9, 2]);
		cache.delete('a');
		expect(cache.get('a')).toBeUndefined();
	});

	it('behaves as a list of the newest, whatever is done to it', () => {
		const act = fc.record({ set: fc.boolean(), key: fc.nat(6) });
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 4 }), fc.array(act, { maxLength: 60 }), (limit, acts) => {
				const cache = new BoundedCache<number, number>(limit);
				let newest: number[] = [];
				for (const { set, key } of acts) {
					if (set) cache.set(key, key);
					else expect(cache.get(key)).toBe(newest.includes(key) ? key : undefined);
					if (set || newest.includes(key)) newest = [...newest.filter((k) => k !== key), key].slice(-limit);
				}
			}),
		);
	});
});
