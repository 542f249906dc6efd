import { describe, expect, it } from '@jest/globals';
import type { Row } from '../../../../producers/erp-csv/row.ts';
import { date, flag, key, number, spelled, words } from '../../../../producers/erp-csv/row.ts';

const row = (value: string): Row => ({ text: () => value });

describe('fields of a row', () => {
	it.each([
		['10.0', '10'],
		['0.0000', '0'],
		['-0.50', '-0.5'],
		['999999999999.999999', '999999999999.999999'],
		['000000000000012.5', '12.5'],
	])('reads the number %s as %s', (text, expected) => {
		expect(spelled(number(row(text), 'price'))).toBe(expected);
	});

	it.each(['', 'abc', '1e3', '1,5', '+1', ' ', '1000000000000', '0.0000001', '1'.repeat(2_000_000)])(
		'refuses the number %.20s',
		(text) => {
			expect(() => number(row(text), 'price')).toThrow();
		},
	);

	it.each(['2026-02-30', '26-01-01', '2026-1-1', '2026-01-01T00:00:00Z', '0000-00-00'])(
		'refuses the date %s',
		(text) => {
			expect(() => date(row(text), 'day')).toThrow();
		},
	);

	it('takes a leap day', () => {
		expect(date(row('2028-02-29'), 'day')).toBe('2028-02-29');
	});

	it.each(['a|b', 'a\u0000b', 'a\nb', '', 'x'.repeat(201)])('refuses the key %j', (text) => {
		expect(() => key(row(text), 'sku')).toThrow();
	});

	it('makes one blank of white space in a name, line breaks among it', () => {
		expect(words(row('Bike,\r\n  red'), 'name')).toBe('Bike, red');
		expect(() => words(row('a\u0007b'), 'name')).toThrow('control character');
	});

	it('takes 0 and 1 as flags and nothing else', () => {
		expect([flag(row('0'), 'made'), flag(row('1'), 'made')]).toEqual([false, true]);
		expect(() => flag(row('true'), 'made')).toThrow('neither 0 nor 1');
	});
});
