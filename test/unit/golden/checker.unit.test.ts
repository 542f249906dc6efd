import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Derivation, faultsOf } from '../../golden/checker/check.ts';
import { evaluated } from '../../golden/checker/expression.ts';
import { type Truth, truthOf } from '../../golden/checker/formula.ts';
import { roundedHalfUp, roundedUp } from '../../golden/checker/fraction.ts';
import { judged } from '../../golden/checker/statement.ts';
import { derivationOf } from '../../golden/origin-case.ts';
import { goldenFiles } from '../../golden/read.ts';

const ENGINE: Derivation = {
	facts: { product: { hs: '840734', exw: '820.00' }, materials: [{ hs: '840991', value: '410.01' }] },
	tests: { maxNomExw: '410.01 / 820.00 = 50.0012 %, at most 50 % -> no' },
	originatesIf: 'maxNomExw',
	prices: { flip: '410.01 / 50 % = 820.02' },
	verdict: 'not-originating',
	figures: { maxNomExw: '50.00' },
	thresholdPrice: undefined,
	priceFlip: '820.02',
};

const faults = (change: Partial<Derivation>) => faultsOf({ ...ENGINE, ...change });
const faultsOfTest = (text: string) => faults({ tests: { maxNomExw: text } });

describe('the checker of golden cases', () => {
	it('finds nothing wrong in right arithmetic', () => expect(faultsOf(ENGINE)).toEqual([]));

	it.each([
		['a wrong result', '410.01 / 820.00 = 50.0013 %, at most 50 % -> no', /50\.0013 is stated, 50\.0012 is the result/],
		['a wrong comparison', '410.01 / 820.00 = 50.0012 %, at most 50 % -> yes', /is not at most 50/],
		[
			'an amount that the case does not have',
			'410 / 820.00 = 50 %, at most 50 % -> yes',
			/410 is no amount of the case/,
		],
		['a share against an amount', '410.01 / 820.00 = 50.0012 %, at most 50 -> no', /compares a share with an amount/],
		['no outcome', '410.01 / 820.00 = 50.0012 %', /neither a calculation nor a statement/],
		['half a calculation', '410.01 / = 50 %, at most 50 % -> no', /"nothing" is no number/],
		['an open bracket', '(410.01 / 820.00 = 50 %, at most 50 % -> no', /lacks a closing bracket/],
		['a wrong classification', 'heading of 840991 is that of 840734 -> no', /is not so/],
		['an outcome that does not follow', 'heading of 840991 is not that of 840734 -> no', /leads to "yes"/],
		['a code that the case does not have', 'heading of 840999 is not that of 840734 -> yes', /no code of the case/],
		['a wrong range', '840991 lies not in 8407 to 8409 -> yes', /is not so/],
	])('finds %s', (_, text, fault) => expect(faultsOfTest(text)).toEqual([expect.stringMatching(fault)]));

	it.each<[string, Partial<Derivation>, RegExp]>([
		['a verdict that does not follow', { verdict: 'originating' }, /^originates if: leads to not-originating/],
		['a figure that does not follow', { figures: { maxNomExw: '50.01' } }, /^expect\.figures\.maxNomExw: 50\.01 is/],
		[
			'a figure without a calculation',
			{ figures: { rvcFob: '50.00' } },
			/^expect\.figures\.rvcFob: has no calculation/,
		],
		['a formula with an unknown name', { originatesIf: 'maxNom' }, /names "maxNom", which is no test/],
		['a formula that is none', { originatesIf: 'maxNomExw maxNomExw' }, /is not understood from "maxNomExw"/],
		[
			'a price rounded down',
			{ prices: { flip: '410.01 / 49 % = 836.75' } },
			/836\.75 is stated, 836\.76 is the result/,
		],
		['a price that is not expected', { priceFlip: undefined }, /^prices: flip is 820\.02, but none is expected/],
		['a threshold without a derivation', { thresholdPrice: '1.00' }, /^prices: threshold is not derived/],
	])('finds %s', (_, change, fault) => expect(faults(change)).toEqual([expect.stringMatching(fault)]));

	it('finds a test that leads nowhere', () => {
		const tests = { ...ENGINE.tests, change: 'heading of 840991 is not that of 840734 -> yes' };
		expect(faults({ tests })).toEqual(['originates if: does not use change']);
	});

	it('finds any one digit of any calculation of the golden cases changed', () => {
		let mutants = 0;
		for (const { file } of goldenFiles()) {
			for (const derivation of file.cases.map(derivationOf)) {
				for (const [name, text] of Object.entries(derivation.tests)) {
					const [calculation = ''] = / = [\d.]+/.exec(text) ?? [];
					for (const at of [...calculation].keys()) {
						if (!/\d/.test(calculation[at] ?? '')) continue;
						const digit = String((Number(calculation[at]) + 1) % 10);
						const wrong = calculation.slice(0, at) + digit + calculation.slice(at + 1);
						const tests = { ...derivation.tests, [name]: text.replace(calculation, wrong) };
						if (faultsOf({ ...derivation, tests }).length === 0) expect(tests[name]).toBe('found to be wrong');
						mutants += 1;
					}
				}
			}
		}
		expect(mutants).toBeGreaterThan(300);
	});
});

describe('its arithmetic', () => {
	it.each([
		['2 + 3 * 4', '14.00'],
		['(2 + 3) * 4', '20.00'],
		['10 - 2 - 3', '5.00'],
		['4 / 10 %', '40.00'],
		['8000 / (100 % - 60 %)', '20000.00'],
	])('%s', (text, result) => expect(roundedHalfUp(evaluated(text).value, 2)).toBe(result));

	it('rounds half up for reading, and prices up', () => {
		expect(roundedHalfUp(evaluated('1 / 8').value, 2)).toBe('0.13');
		expect(roundedUp(evaluated('1 / 3').value, 2)).toBe('0.34');
		expect(roundedUp(evaluated('1 / 4').value, 2)).toBe('0.25');
		expect(roundedUp(evaluated('1 / 3').value, 0)).toBe('1');
		expect(roundedHalfUp(evaluated('1 - 3').value, 1)).toBe('-2.0');
	});

	it('compares exactly, whatever the places shown', () => {
		fc.assert(
			fc.property(fc.bigInt(1n, 10n ** 12n), fc.bigInt(1n, 10n ** 12n), (a, b) => {
				const shown = roundedHalfUp(evaluated(`${a} / ${b} * 100`).value, 2);
				const text = `${a} / ${b} = ${shown} %, at most 50 % -> ${2n * a <= b ? 'yes' : 'no'}`;
				expect(judged(text, { amounts: [String(a), String(b)], codes: [] }).truth).toBe(2n * a <= b ? 'yes' : 'no');
			}),
		);
	});
});

describe('its formulas', () => {
	const truths = new Map<string, Truth>([
		['a', 'yes'],
		['b', 'no'],
		['c', 'unknown'],
	]);
	it.each([
		['a and c', 'unknown'],
		['b and c', 'no'],
		['a or c', 'yes'],
		['b or c', 'unknown'],
		['not c', 'unknown'],
		['not b and a', 'yes'],
		['b and a or a', 'yes'],
		['b and (a or a)', 'no'],
	])('%s', (formula, truth) => expect(truthOf(formula, truths)).toBe(truth));
});
