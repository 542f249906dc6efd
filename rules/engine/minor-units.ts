import { type Decimal, divide, HUNDRED, isZero, multiply, subtract } from '../schema/decimal.ts';

/** Decimal places of currencies whose minor unit is not a hundredth (ISO 4217). */
const PLACES: ReadonlyMap<string, number> = new Map([
	...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
	...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
	...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
]);

/** Two where the currency is not stated. */
export function minorUnitPlaces(currency: string | undefined): number {
	return currency === undefined ? 2 : (PLACES.get(currency) ?? 2);
}

/**
 * `amount * 100 / percent`, rounded up to the minor unit: the lowest price of which `amount` is at most that share. One
 * minor unit at least, since of a price of zero no share is taken.
 */
export function lowestPriceFor(amount: Decimal, percent: Decimal, currency: string | undefined): Decimal {
	const price = divide(multiply(amount, HUNDRED), percent, minorUnitPlaces(currency), 'up');
	return isZero(price) ? { ...price, unscaled: 1 } : price;
}

/** One minor unit less. */
export function oneUnitLess(price: Decimal): Decimal {
	return subtract(price, { unscaled: 1, scale: price.scale });
}
