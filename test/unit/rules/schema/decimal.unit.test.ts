import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
	add,
	compare,
	type Decimal,
	decimal,
	divide,
	fromBigInt,
	HUNDRED,
	isZero,
	multiply,
	negate,
	normalise,
	ofUnscaled,
	type Rounding,
	round,
	subtract,
	toDecimalString,
	ZERO,
} from '../../../../rules/schema/decimal.ts';

/** Far beyond the integers that a number holds, around their edge, and small as prices are. */
const anyUnscaled = fc.oneof(
	fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
	fc.tuple(fc.constantFrom(1n, -1n), fc.bigInt({ min: -99n, max: 99n })).map(([sign, off]) => sign * (2n ** 53n + off)),
	fc.bigInt({ min: -99_999n, max: 99_999n }),
);
const anyDecimal: fc.Arbitrary<Decimal> = fc
	.tuple(anyUnscaled, fc.nat(20))
	.map(([unscaled, scale]) => ofUnscaled(unscaled, scale));
const anyScale = fc.nat(12);
const anyRounding = fc.constantFrom<Rounding>('half-up', 'up', 'down');
const divisor = anyDecimal.filter((value) => !isZero(value));

/** The judge of all properties: a value as an exact fraction of big integers, which knows nothing of scales. */
interface Fraction {
	readonly n: bigint;
	/** > 0. */
	readonly d: bigint;
}
const fraction = ({ unscaled, scale }: Decimal): Fraction => ({ n: BigInt(unscaled), d: 10n ** BigInt(scale) });
const equal = (a: Fraction, b: Fraction) => a.n * b.d === b.n * a.d;
const quotient = (a: Fraction, b: Fraction): Fraction =>
	b.n < 0n ? { n: -a.n * b.d, d: a.d * -b.n } : { n: a.n * b.d, d: a.d * b.n };
const magnitude = (value: bigint) => (value < 0n ? -value : value);

describe('decimal text', () => {
	it.each(['0', '7', '-7', '12.50', '0.000001', '-0.5', '007', '12345678901234567890.123456789'])(
		'reads %s',
		(text) => {
			const value = decimal(text);
			expect(equal(fraction(value), fraction(decimal(toDecimalString(value))))).toBe(true);
		},
	);

	it.each([
		'',
		' ',
		'+1',
		'1.',
		'.5',
		'1e3',
		'1,5',
		'1 000',
		' 1',
		'1\n',
		'--1',
		'NaN',
		'Infinity',
		'0x1f',
		'1_000',
		'٣',
	])('refuses %j', (text) => {
		expect(() => decimal(text)).toThrow(RangeError);
		expect(() => decimal(text)).toThrow(JSON.stringify(text));
	});

	it('keeps trailing zeros, drops leading ones, has one zero', () => {
		expect(toDecimalString(decimal('12.500'))).toBe('12.500');
		expect(toDecimalString(decimal('0012.5'))).toBe('12.5');
		expect(toDecimalString(decimal('-0.00'))).toBe('0.00');
		expect(toDecimalString({ unscaled: -5, scale: 3 })).toBe('-0.005');
	});

	it('comes back as it went', () => {
		fc.assert(fc.property(anyDecimal, (value) => expect(decimal(toDecimalString(value))).toEqual(value)));
	});
});

describe('exact operations', () => {
	it('hold a safe integer as a number, any other as a bigint, and one zero only', () => {
		const canonical = ({ unscaled }: Decimal) =>
			typeof unscaled === 'number'
				? Number.isSafeInteger(unscaled) && !Object.is(unscaled, -0)
				: !Number.isSafeInteger(Number(unscaled)) || magnitude(unscaled) > 2n ** 53n - 1n;
		fc.assert(
			fc.property(anyDecimal, divisor, (a, b) => {
				const results = [add(a, b), subtract(a, b), multiply(a, b), negate(a), divide(a, b, 2, 'down'), normalise(a)];
				for (const result of [a, decimal(toDecimalString(a)), ...results]) expect(canonical(result)).toBe(true);
			}),
		);
	});

	it('add, subtract and multiply as fractions do', () => {
		fc.assert(
			fc.property(anyDecimal, anyDecimal, (a, b) => {
				const [x, y] = [fraction(a), fraction(b)];
				expect(equal(fraction(add(a, b)), { n: x.n * y.d + y.n * x.d, d: x.d * y.d })).toBe(true);
				expect(equal(fraction(subtract(a, b)), { n: x.n * y.d - y.n * x.d, d: x.d * y.d })).toBe(true);
				expect(equal(fraction(multiply(a, b)), { n: x.n * y.n, d: x.d * y.d })).toBe(true);
			}),
		);
	});

	it('compare by value, whatever the scale', () => {
		fc.assert(
			fc.property(anyDecimal, anyDecimal, fc.nat(10), (a, b, zeros) => {
				const [x, y] = [fraction(a), fraction(b)];
				const order = x.n * y.d - y.n * x.d;
				expect(compare(a, b)).toBe(order < 0n ? -1 : order > 0n ? 1 : 0);
				const padded = ofUnscaled(BigInt(a.unscaled) * 10n ** BigInt(zeros), a.scale + zeros);
				expect(compare(a, padded)).toBe(0);
			}),
		);
	});

	it('know no floating point', () => {
		expect(toDecimalString(add(decimal('0.1'), decimal('0.2')))).toBe('0.3');
		expect(toDecimalString(multiply(decimal('1.005'), HUNDRED))).toBe('100.500');
		expect(toDecimalString(add(decimal('9007199254740993'), decimal('0.000001')))).toBe('9007199254740993.000001');
	});

	it('tell 50.004 % from a maximum of 50 %', () => {
		const [vnm, exw, limit] = [decimal('50.004'), decimal('100'), decimal('50')];
		expect(compare(multiply(vnm, HUNDRED), multiply(limit, exw))).toBe(1);
		expect(toDecimalString(divide(multiply(vnm, HUNDRED), exw, 2, 'half-up'))).toBe('50.00');
	});

	it('know zero by its value', () => {
		expect([ZERO, decimal('0.000'), decimal('-0')].every(isZero)).toBe(true);
		expect(isZero(decimal('0.001'))).toBe(false);
		expect(fromBigInt(-3n)).toEqual({ unscaled: -3, scale: 0 });
	});
});

describe('rounding', () => {
	it.each([
		['2.5', 'half-up', '3'],
		['-2.5', 'half-up', '-3'],
		['2.4999', 'half-up', '2'],
		['2.1', 'up', '3'],
		['-2.1', 'up', '-3'],
		['2.0', 'up', '2'],
		['2.9', 'down', '2'],
		['-2.9', 'down', '-2'],
		['-0.4', 'half-up', '0'],
	] as const)('%s %s is %s', (text, rounding, expected) => {
		expect(toDecimalString(round(decimal(text), 0, rounding))).toBe(expected);
	});

	it('pads a value with fewer places', () => {
		expect(toDecimalString(round(decimal('12.5'), 3, 'up'))).toBe('12.500');
	});

	it('is at most half a unit away, or less than one on the side that was asked for', () => {
		fc.assert(
			fc.property(anyDecimal, divisor, anyScale, anyRounding, (a, b, scale, rounding) => {
				const result = divide(a, b, scale, rounding);
				expect(result.scale).toBe(scale);
				const exact = quotient(fraction(a), fraction(b));
				// Both in units of the last place, over the common denominator exact.d.
				const wanted = magnitude(exact.n) * 10n ** BigInt(scale);
				const got = magnitude(BigInt(result.unscaled)) * exact.d;
				if (!isZero(result)) expect(result.unscaled < 0).toBe(exact.n < 0n);
				if (rounding === 'down') expect(got <= wanted && wanted - got < exact.d).toBe(true);
				if (rounding === 'up') expect(got >= wanted && got - wanted < exact.d).toBe(true);
				if (rounding === 'half-up') {
					expect(magnitude(got - wanted) * 2n <= exact.d).toBe(true);
					// At a tie the result is the one away from zero.
					if (magnitude(got - wanted) * 2n === exact.d) expect(got > wanted).toBe(true);
				}
			}),
		);
	});

	it('gives an exact quotient whole', () => {
		fc.assert(
			fc.property(anyDecimal, divisor, anyRounding, (a, b, rounding) => {
				const product = multiply(a, b);
				expect(compare(divide(product, b, a.scale, rounding), a)).toBe(0);
			}),
		);
	});

	it('refuses to divide by zero', () => {
		expect(() => divide(decimal('1'), decimal('0.00'), 2, 'up')).toThrow(RangeError);
	});
});

describe('one spelling for one value', () => {
	it('drops zeros after the point only', () => {
		expect(toDecimalString(normalise(decimal('1200.5000')))).toBe('1200.5');
		expect(toDecimalString(normalise(decimal('1200.000')))).toBe('1200');
		expect(toDecimalString(normalise(decimal('-0.0')))).toBe('0');
	});

	it('is equal exactly where the values are', () => {
		fc.assert(
			fc.property(anyDecimal, anyDecimal, fc.nat(10), (a, b, zeros) => {
				const padded = ofUnscaled(BigInt(a.unscaled) * 10n ** BigInt(zeros), a.scale + zeros);
				expect(normalise(padded)).toEqual(normalise(a));
				expect(compare(normalise(a), a)).toBe(0);
				const same = toDecimalString(normalise(a)) === toDecimalString(normalise(b));
				expect(same).toBe(compare(a, b) === 0);
			}),
		);
	});
});
