/**
 * Exact decimals: money, weights, quantities and percentages. A value is `unscaled / 10^scale` with an arbitrary
 * large `unscaled`; no operation rounds but those that say so. Comparisons of percentages multiply instead of
 * divide (VNM * 100 <= p * EXW), so that 50.004 % fails a maximum of 50 % (domain notes, trap 11).
 */
export interface Decimal {
	/** A safe integer as a number, a larger one as a bigint: what fits a machine word costs no more than one. */
	readonly unscaled: number | bigint;
	/** Number of decimal places, >= 0. */
	readonly scale: number;
}

/** A decimal as a string, e.g. `"12.50"`; what contracts and events carry. */
export type DecimalString = string;

/** Digits that input may have: more than any amount or weight, and few enough that no arithmetic runs out of bounds. */
export const MAX_DECIMAL_DIGITS = 40;
export const MAX_DECIMAL_LENGTH = MAX_DECIMAL_DIGITS + '.'.length;

const PATTERN = /^(-?)(\d+)(?:\.(\d+))?$/;
/** Digits that always make a safe integer. */
const SAFE_DIGITS = 15;
const SAFE = Number.MAX_SAFE_INTEGER;
const [MINUS, POINT, NINE, NOUGHT] = [45, 46, 57, 48];

export const ZERO: Decimal = { unscaled: 0, scale: 0 };
export const HUNDRED: Decimal = { unscaled: 100, scale: 0 };
const ONE: Decimal = { unscaled: 1, scale: 0 };

/** Parses `-?digits[.digits]`; throws a RangeError on anything else (no exponent, no sign `+`, no blank). */
export function decimal(text: DecimalString): Decimal {
	return text.length <= SAFE_DIGITS ? shortDecimal(text) : longDecimal(text);
}

function shortDecimal(text: DecimalString): Decimal {
	const negative = text.charCodeAt(0) === MINUS;
	const first = negative ? 1 : 0;
	let unscaled = 0;
	let point = -1;
	for (let at = first; at < text.length; at++) {
		const char = text.charCodeAt(at);
		if (char >= NOUGHT && char <= NINE) unscaled = unscaled * 10 + (char - NOUGHT);
		else if (char === POINT && point < 0 && at > first) point = at;
		else throw notDecimal(text);
	}
	const last = text.length - 1;
	if (last < first || point === last) throw notDecimal(text);
	return { unscaled: negative ? 0 - unscaled : unscaled, scale: point < 0 ? 0 : last - point };
}

function longDecimal(text: DecimalString): Decimal {
	const match = PATTERN.exec(text);
	if (!match) throw notDecimal(text);
	const fraction = match[3] ?? '';
	const magnitude = BigInt(`${match[2]}${fraction}`);
	return ofUnscaled(match[1] ? -magnitude : magnitude, fraction.length);
}

function notDecimal(text: string): RangeError {
	return new RangeError(`not a decimal: ${JSON.stringify(text)}`);
}

/** `unscaled / 10^scale`. */
export function ofUnscaled(unscaled: bigint, scale: number): Decimal {
	return { unscaled: unscaled >= -SAFE && unscaled <= SAFE ? Number(unscaled) : unscaled, scale };
}

export function fromBigInt(value: bigint): Decimal {
	return ofUnscaled(value, 0);
}

/** Plain notation, trailing zeros kept as they are. */
export function toDecimalString({ unscaled, scale }: Decimal): DecimalString {
	if (scale === 0) return unscaled.toString();
	const negative = unscaled < 0;
	const digits = (negative ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
	const point = digits.length - scale;
	return `${negative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

const POWERS: bigint[] = [1n];
function powerOfTen(exponent: number): bigint {
	for (let i = POWERS.length; i <= exponent; i++) POWERS.push((POWERS[i - 1] as bigint) * 10n);
	return POWERS[exponent] as bigint;
}

const SMALL_POWERS: readonly number[] = Array.from({ length: SAFE_DIGITS + 1 }, (_, exponent) => 10 ** exponent);

/** The integer that a value is at a larger scale: a number where that is safe, else a bigint. */
function atScale({ unscaled, scale }: Decimal, larger: number): number | bigint {
	if (scale === larger) return unscaled;
	const power = SMALL_POWERS[larger - scale];
	if (typeof unscaled === 'number' && power !== undefined) {
		const product = unscaled * power;
		if (isSafe(product)) return product;
	}
	return BigInt(unscaled) * powerOfTen(larger - scale);
}

/** Of a sum or product of safe integers: whether it is exact. */
function isSafe(result: number): boolean {
	return result <= SAFE && result >= -SAFE;
}

export function add(a: Decimal, b: Decimal): Decimal {
	const scale = Math.max(a.scale, b.scale);
	const left = atScale(a, scale);
	const right = atScale(b, scale);
	if (typeof left === 'number' && typeof right === 'number') {
		const unscaled = left + right;
		if (isSafe(unscaled)) return { unscaled, scale };
	}
	return ofUnscaled(BigInt(left) + BigInt(right), scale);
}

export function negate({ unscaled, scale }: Decimal): Decimal {
	return { unscaled: typeof unscaled === 'number' ? 0 - unscaled : -unscaled, scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
	return add(a, negate(b));
}

export function multiply(a: Decimal, b: Decimal): Decimal {
	const scale = a.scale + b.scale;
	if (typeof a.unscaled === 'number' && typeof b.unscaled === 'number') {
		// Adding zero makes one zero of two.
		const unscaled = a.unscaled * b.unscaled + 0;
		if (isSafe(unscaled)) return { unscaled, scale };
	}
	return ofUnscaled(BigInt(a.unscaled) * BigInt(b.unscaled), scale);
}

/** -1, 0 or 1 as `a` is less than, equal to or greater than `b`. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
	const scale = Math.max(a.scale, b.scale);
	const left = atScale(a, scale);
	const right = atScale(b, scale);
	return left < right ? -1 : left > right ? 1 : 0;
}

export function isZero({ unscaled }: Decimal): boolean {
	return unscaled === 0;
}

export type Rounding = 'half-up' | 'up' | 'down';

/**
 * `a / b` rounded to `scale` places. `up` is away from zero, `down` toward zero, `half-up` away from zero at a tie.
 * Throws a RangeError where `b` is zero.
 */
export function divide(a: Decimal, b: Decimal, scale: number, rounding: Rounding): Decimal {
	if (isZero(b)) throw new RangeError('division by zero');
	const negative = a.unscaled < 0 !== b.unscaled < 0;
	const numerator = atScale({ unscaled: magnitude(a), scale: 0 }, b.scale + scale);
	const denominator = atScale({ unscaled: magnitude(b), scale: 0 }, a.scale);
	// Twice a remainder, and a quotient and one, are safe too where these are.
	const small = typeof numerator === 'number' && typeof denominator === 'number' && denominator <= SAFE / 2;
	const quotient = small
		? quotientOf(numerator, denominator, rounding)
		: longQuotient(numerator, denominator, rounding);
	return negative ? negate({ unscaled: quotient, scale }) : { unscaled: quotient, scale };
}

function magnitude({ unscaled }: Decimal): number | bigint {
	return unscaled < 0 ? -unscaled : unscaled;
}

function quotientOf(numerator: number, denominator: number, rounding: Rounding): number {
	const remainder = numerator % denominator;
	const quotient = (numerator - remainder) / denominator;
	return quotient + Number(rounding === 'up' ? remainder > 0 : rounding === 'half-up' && remainder * 2 >= denominator);
}

function longQuotient(numerator: number | bigint, denominator: number | bigint, rounding: Rounding): number | bigint {
	const [whole, parts] = [BigInt(numerator), BigInt(denominator)];
	const remainder = whole % parts;
	const up = rounding === 'up' ? remainder > 0n : rounding === 'half-up' && remainder * 2n >= parts;
	return ofUnscaled(whole / parts + (up ? 1n : 0n), 0).unscaled;
}

/** Rounded to `scale` places; a value with fewer places is padded. */
export function round(value: Decimal, scale: number, rounding: Rounding): Decimal {
	return divide(value, ONE, scale, rounding);
}

/** Without trailing zeros after the point: one spelling for one value. */
export function normalise(value: Decimal): Decimal {
	let { scale } = value;
	let unscaled = BigInt(value.unscaled);
	while (scale > 0 && unscaled % 10n === 0n) {
		unscaled /= 10n;
		scale -= 1;
	}
	return ofUnscaled(unscaled, scale);
}
