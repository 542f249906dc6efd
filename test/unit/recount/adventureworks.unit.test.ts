import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { PROFILE, recount } from '../../recount/adventureworks.ts';
import { atMost, fraction, over, plus, shown, times } from '../../recount/fraction.ts';

const reference = process.env['PSRA_REFERENCE_DATA']
	? process.env['PSRA_REFERENCE_DATA']
	: fileURLToPath(new URL('../../../../shared/data', import.meta.url));

(existsSync(reference) ? describe : describe.skip)('the recount of AdventureWorks', () => {
	it('finds at least 40 goods that originate and 20 that do not', () => {
		const groups = Map.groupBy(recount(reference, PROFILE), (verdict) => verdict.verdict);
		expect(groups.get('originating')?.length).toBeGreaterThanOrEqual(40);
		expect(groups.get('not-originating')?.length).toBeGreaterThanOrEqual(20);
	});

	it('finds nothing to be told without the profile', () => {
		expect(new Set(recount(reference, null).map((verdict) => verdict.verdict))).toEqual(new Set(['indeterminate']));
	});
});

describe('fractions of the recount', () => {
	it('are exact', () => {
		const third = over(fraction('1'), fraction('3'));
		expect(plus(third, plus(third, third))).toEqual(fraction('1'));
		expect(atMost(times(fraction('50.004'), fraction('2')), fraction('100'))).toBe(false);
		expect(shown(over(fraction('2'), fraction('3')), 2)).toBe('0.67');
	});
});
