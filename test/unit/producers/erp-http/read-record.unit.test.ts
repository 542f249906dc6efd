import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readRecord } from '../../../../producers/erp-http/read-record.ts';

/** A record with lists in a list, which counts the elements that are checked. */
function counting() {
	const seen = { checked: 0 };
	const isText = (one: unknown) => {
		seen.checked += 1;
		return typeof one === 'string';
	};
	const element = z.custom<string>(isText, { error: 'a string' });
	const lists = z.array(z.array(element, { error: 'an array' }), { error: 'an array' });
	return { seen, schema: z.strictObject({ lists }, { error: 'an object' }) };
}

const fieldsOf = (read: ReturnType<typeof readRecord>) => 'problems' in read && read.problems.map(({ field }) => field);
const many = (count: number, value: unknown) => Array.from({ length: count }, () => value);

describe('a line with many elements', () => {
	it('is checked no further than to its first problems', () => {
		const { schema, seen } = counting();
		const read = readRecord(schema, { lists: [many(500_000, 0), many(500_000, 0)] });
		expect(fieldsOf(read)).toEqual(Array.from({ length: 10 }, (_, index) => `lists[0][${index}]`));
		expect(seen.checked).toBeLessThanOrEqual(10_000);
	});

	it('is checked to its end where nothing is wrong before', () => {
		const { schema } = counting();
		const read = readRecord(schema, { lists: [many(60_000, ''), [...many(40_000, ''), 0]] });
		expect(fieldsOf(read)).toEqual(['lists[1][40000]']);
	});

	it('comes back as a whole where all is right', () => {
		const { schema } = counting();
		const value = { lists: [many(60_000, 'a'), many(40_000, 'b')] };
		expect(readRecord(schema, value)).toEqual({ record: value });
	});

	it('tells ten of the fields that it does not know', () => {
		const unknown = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`f${index}`, 0]));
		const read = readRecord(counting().schema, { lists: [], ...unknown });
		expect(fieldsOf(read)).toEqual(Array.from({ length: 10 }, (_, index) => `f${index}`));
	});
});
