import { type Decimal, decimal, divide, isZero, multiply, type Rounding } from '../../../rules/schema/decimal.ts';
import type { Item } from '../../../schemas/index.ts';
import type { Workspace } from './facts.ts';

/**
 * Places kept where a division can't be exact. Values of materials are rounded up and selling prices down, so that no
 * rounding ever helps a product over a limit.
 */
export const PLACES = 10;

/** Quantity in the item's base unit; undefined where the item has no such unit: a conversion is never guessed. */
export function inBaseUnit(item: Item, quantity: string, unit: string): Decimal | undefined {
	if (unit === item.baseUnit) return decimal(quantity);
	const conversion = item.units.find((one) => one.unit === unit);
	return conversion && multiply(decimal(quantity), decimal(conversion.factorToBase));
}

/** Amount in the company's currency at the rate of a day; undefined where no rate is known. */
export function inCompanyCurrency(w: Workspace, amount: Decimal, currency: string, day: string): Decimal | undefined {
	if (currency === w.currency) return amount;
	const record = w.rates.get(`${currency}/${w.currency}`);
	const begun = record?.rates.filter((rate) => rate.validFrom <= day) ?? [];
	const newest = begun.reduce<(typeof begun)[number] | undefined>(
		(a, b) => (a && a.validFrom >= b.validFrom ? a : b),
		undefined,
	);
	if (!record || !newest) return undefined;
	for (const assumption of record.assumptions) w.assumptions.add(assumption);
	return multiply(amount, decimal(newest.rate));
}

/** `amount / quantity`; undefined for a quantity of zero. */
export function per(amount: Decimal, quantity: Decimal, rounding: Rounding): Decimal | undefined {
	return isZero(quantity) ? undefined : divide(amount, quantity, PLACES, rounding);
}
