import { type Decimal, decimal, divide, isZero, multiply, type Rounding } from '../../../rules/schema/decimal.ts';
import type { Item } from '../../../schemas/index.ts';
import type { Workspace } from './facts.ts';

/**
 * Places kept where a division can't be exact. Values of materials are rounded up and selling prices down, so that no
 * rounding ever helps a product over a limit.
 */
export const PLACES = 10;

/** Days that a rate holds where the company says nothing else: a quarter's rate, and a few days until the next is known. */
export const RATE_DAYS = 100;
const DAY_MS = 86_400_000;

/** Quantity in the item's base unit; undefined where the item has no such unit: a conversion is never guessed. */
export function inBaseUnit(item: Item, quantity: string, unit: string): Decimal | undefined {
	if (unit === item.baseUnit) return decimal(quantity);
	const conversion = item.units.find((one) => one.unit === unit);
	return conversion && multiply(decimal(quantity), decimal(conversion.factorToBase));
}

/**
 * Amount in the company's currency at the newest rate that has begun by the day. Undefined, and a gap, where none has or
 * where that rate is older than rates hold: money of today is not worth what it was years ago.
 */
export function inCompanyCurrency(
	w: Workspace,
	amount: Decimal,
	currency: string,
	day: string,
	neededBy: string,
): Decimal | undefined {
	if (currency === w.currency) return amount;
	const pair = `${currency}/${w.currency}`;
	const record = w.rates.get(pair);
	const begun = record?.rates.filter((rate) => rate.validFrom <= day) ?? [];
	const newest = begun.reduce<(typeof begun)[number] | undefined>(
		(a, b) => (a && a.validFrom >= b.validFrom ? a : b),
		undefined,
	);
	if (!record || !newest) {
		w.gaps.push({ path: `exchange rate ${pair}`, neededBy });
		return undefined;
	}
	const days = w.rateDays ?? RATE_DAYS;
	if (Date.parse(day) - Date.parse(newest.validFrom) > days * DAY_MS) {
		const old = `the newest is of ${newest.validFrom}, and a rate holds ${days} days`;
		w.gaps.push({ path: `exchange rate ${pair} on ${day}`, neededBy: `${neededBy}; ${old}` });
		return undefined;
	}
	for (const assumption of record.assumptions) w.assumptions.add(assumption);
	return multiply(amount, decimal(newest.rate));
}

/** `amount / quantity`; undefined for a quantity of zero. */
export function per(amount: Decimal, quantity: Decimal, rounding: Rounding): Decimal | undefined {
	return isZero(quantity) ? undefined : divide(amount, quantity, PLACES, rounding);
}
