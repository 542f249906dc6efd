/** Exact arithmetic of the recount, made anew on purpose: shared code would share its mistakes. */
export interface Fraction {
	readonly n: bigint;
	/** Above zero. */
	readonly d: bigint;
}

export const NONE: Fraction = { n: 0n, d: 1n };

/** `12.50` as a fraction; throws where the text is no plain decimal. */
export function fraction(text: string): Fraction {
	const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
	if (!match) throw new Error(`no number: ${text}`);
	const decimals = match[2] ?? '';
	return { n: BigInt(`${match[1]}${decimals}`), d: 10n ** BigInt(decimals.length) };
}

export const plus = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d + b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.n, a.d * b.d);
export const over = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d, a.d * b.n);
export const atMost = (a: Fraction, b: Fraction): boolean => a.n * b.d <= b.n * a.d;

/** Rounded half up, for reading only. */
export function shown(value: Fraction, places: number): string {
	const scaled = (value.n * 10n ** BigInt(places) * 2n + value.d) / (value.d * 2n);
	const digits = scaled.toString().padStart(places + 1, '0');
	return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function reduced(n: bigint, d: bigint): Fraction {
	let [a, b] = [n, d];
	while (b !== 0n) [a, b] = [b, a % b];
	return a === 0n ? NONE : { n: n / a, d: d / a };
}
