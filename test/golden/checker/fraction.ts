/** Exact fractions, made anew on purpose: arithmetic shared with the engine would share its mistakes. */
export interface Fraction {
	readonly n: bigint;
	/** Above zero. */
	readonly d: bigint;
}

export const HUNDRED: Fraction = { n: 100n, d: 1n };

/** `12.50` as a fraction; throws where the text is no plain decimal. */
export function fraction(text: string): Fraction {
	const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
	if (!match) throw new Error(`"${text}" is no number`);
	const decimals = match[2] ?? '';
	return { n: BigInt(`${match[1]}${decimals}`), d: 10n ** BigInt(decimals.length) };
}

export const plus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });
export const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });

export function over(a: Fraction, b: Fraction): Fraction {
	if (b.n <= 0n) throw new Error('division by what is not above zero');
	return { n: a.n * b.d, d: a.d * b.n };
}

/** Below zero, zero, above zero. */
export function compare(a: Fraction, b: Fraction): number {
	const difference = a.n * b.d - b.n * a.d;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const roundedHalfUp = (value: Fraction, places: number): string =>
	shown(floor(2n * value.n * 10n ** BigInt(places) + value.d, 2n * value.d), places);

export const roundedUp = (value: Fraction, places: number): string =>
	shown(-floor(-value.n * 10n ** BigInt(places), value.d), places);

function floor(n: bigint, d: bigint): bigint {
	return n >= 0n ? n / d : -((-n + d - 1n) / d);
}

function shown(units: bigint, places: number): string {
	const sign = units < 0n ? '-' : '';
	const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
	return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
