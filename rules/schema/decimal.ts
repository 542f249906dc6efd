/**
 * Exact decimals: money, weights, quantities and percentages. A value is `unscaled / 10^scale` with an arbitrary
 * large `unscaled`; no operation rounds but those that say so. Comparisons of percentages multiply instead of
 * divide (VNM * 100 <= p * EXW), so that 50.004 % fails a maximum of 50 % (domain notes, trap 11).
 */
export interface Decimal {
	readonly unscaled: bigint;
	/** Number of decimal places, >= 0. */
	readonly scale: number;
}

/** A decimal as a string, e.g. `"12.50"`; what contracts and events carry. */
export type DecimalString = string;

/** Digits that input may have: more than any amount or weight, and few enough that no arithmetic runs out of bounds. */
export const MAX_DECIMAL_DIGITS = 40;
export const MAX_DECIMAL_LENGTH = MAX_DECIMAL_DIGITS + '.'.length;

const PATTERN = /^(-?)(\d+)(?:\.(\d+))?$/;

export const ZERO: Decimal = { unscaled: 0n, scale: 0 };
export const HUNDRED: Decimal = { unscaled: 100n, scale: 0 };

/** Parses `-?digits[.digits]`; throws a RangeError on anything else (no exponent, no sign `+`, no blank). */
export function decimal(text: DecimalString): Decimal {
	const match = PATTERN.exec(text);
	if (!match) throw new RangeError(`not a decimal: ${JSON.stringify(text)}`);
	const fraction = match[3] ?? '';
	const magnitude = BigInt(`${match[2]}${fraction}`);
	return { unscaled: match[1] ? -magnitude : magnitude, scale: fraction.length };
}

export function fromBigInt(value: bigint): Decimal {
	return { unscaled: value, scale: 0 };
}

/** Plain notation, trailing zeros kept as they are. */
export function toDecimalString(value: Decimal): DecimalString {
	const negative = value.unscaled < 0n;
	const digits = (negative ? -value.unscaled : value.unscaled).toString().padStart(value.scale + 1, '0');
	const whole = digits.slice(0, digits.length - value.scale);
	const fraction = value.scale === 0 ? '' : `.${digits.slice(digits.length - value.scale)}`;
	return `${negative ? '-' : ''}${whole}${fraction}`;
}

const POWERS: bigint[] = [1n];
function powerOfTen(exponent: number): bigint {
	for (let i = POWERS.length; i <= exponent; i++) POWERS.push((POWERS[i - 1] as bigint) * 10n);
	return POWERS[exponent] as bigint;
}

function atScale(value: Decimal, scale: number): bigint {
	return value.scale === scale ? value.unscaled : value.unscaled * powerOfTen(scale - value.scale);
}

export function add(a: Decimal, b: Decimal): Decimal {
	const scale = Math.max(a.scale, b.scale);
	return { unscaled: atScale(a, scale) + atScale(b, scale), scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
	const scale = Math.max(a.scale, b.scale);
	return { unscaled: atScale(a, scale) - atScale(b, scale), scale };
}

export function multiply(a: Decimal, b: Decimal): Decimal {
	return { unscaled: a.unscaled * b.unscaled, scale: a.scale + b.scale };
}

/** -1, 0 or 1 as `a` is less than, equal to or greater than `b`. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
	const scale = Math.max(a.scale, b.scale);
	const left = atScale(a, scale);
	const right = atScale(b, scale);
	return left < right ? -1 : left > right ? 1 : 0;
}

export function isZero(value: Decimal): boolean {
	return value.unscaled === 0n;
}

export type Rounding = 'half-up' | 'up' | 'down';

/**
 * `a / b` rounded to `scale` places. `up` is away from zero, `down` toward zero, `half-up` away from zero at a tie.
 * Throws a RangeError where `b` is zero.
 */
export function divide(a: Decimal, b: Decimal, scale: number, rounding: Rounding): Decimal {
	if (b.unscaled === 0n) throw new RangeError('division by zero');
	let numerator = a.unscaled * powerOfTen(b.scale + scale);
	let denominator = b.unscaled * powerOfTen(a.scale);
	const negative = numerator < 0n !== denominator < 0n;
	if (numerator < 0n) numerator = -numerator;
	if (denominator < 0n) denominator = -denominator;
	let quotient = numerator / denominator;
	const remainder = numerator % denominator;
	if (rounding === 'up' ? remainder > 0n : rounding === 'half-up' && remainder * 2n >= denominator) quotient += 1n;
	return { unscaled: negative ? -quotient : quotient, scale };
}

/** Rounded to `scale` places; a value with fewer places is padded. */
export function round(value: Decimal, scale: number, rounding: Rounding): Decimal {
	return divide(value, { unscaled: 1n, scale: 0 }, scale, rounding);
}

/** Without trailing zeros after the point: one spelling for one value. */
export function normalise(value: Decimal): Decimal {
	let { unscaled, scale } = value;
	while (scale > 0 && unscaled % 10n === 0n) {
		unscaled /= 10n;
		scale -= 1;
	}
	return { unscaled, scale };
}
