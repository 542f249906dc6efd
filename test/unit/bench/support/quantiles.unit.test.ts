import { describe, expect, it } from '@jest/globals';
import { median, quantile, slope } from '../../../../bench/support/quantiles.ts';

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

describe('quantiles', () => {
	it('are values that occurred, by their rank', () => {
		expect(quantile(hundred, 0.5)).toBe(50);
		expect(quantile(hundred, 0.99)).toBe(99);
		expect(quantile(hundred, 1)).toBe(100);
		expect(quantile([7], 0.99)).toBe(7);
	});

	it('order numbers as numbers, and leave the values as they were', () => {
		const values = [10, 9, 100];
		expect(quantile(values, 1)).toBe(100);
		expect(values).toEqual([10, 9, 100]);
	});

	it('of nothing are refused', () => {
		expect(() => quantile([], 0.5)).toThrow(RangeError);
	});

	it('have the median between the two in the middle of an even number', () => {
		expect(median([4, 1, 3, 2])).toBe(2.5);
		expect(median([3, 1, 2])).toBe(2);
	});
});

describe('the slope', () => {
	it('is that of the least-squares line', () => {
		expect(
			slope([
				[0, 5],
				[1, 7],
				[2, 9],
			]),
		).toBeCloseTo(2);
		expect(
			slope([
				[0, 0],
				[1, 1],
				[2, 0],
			]),
		).toBeCloseTo(0);
	});

	it('needs two points', () => {
		expect(() => slope([[0, 1]])).toThrow(RangeError);
	});
});
