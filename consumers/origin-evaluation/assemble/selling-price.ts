import { type Decimal, decimal, isZero } from '../../../rules/schema/decimal.ts';
import type { Item } from '../../../schemas/index.ts';
import { inBaseUnit, inCompanyCurrency, per } from './amounts.ts';
import { holdsOn, use, type Workspace } from './facts.ts';

/**
 * The firm's own price of one base unit on the day, rounded down. Undefined where none holds, where it is zero (an ERP
 * writes zero for "not priced"), or where its unit or currency can't be converted.
 */
export function sellingPrice(w: Workspace, item: Item, kind: 'ex_works' | 'fob'): Decimal | undefined {
	const list = w.prices.get(item.sku);
	const holding = list?.prices.filter((price) => price.kind === kind && holdsOn(w.asOf, price)) ?? [];
	const newest = holding.reduce<(typeof holding)[number] | undefined>(
		(a, b) => (a && (a.validFrom ?? '') >= (b.validFrom ?? '') ? a : b),
		undefined,
	);
	if (!newest || isZero(decimal(newest.amount))) return undefined;
	use(w, list);
	const quantity = inBaseUnit(item, newest.perQuantity, newest.unit);
	if (!quantity) {
		w.gaps.push({ path: `item ${item.sku}: units`, neededBy: `its ${kind} price is per ${newest.unit}` });
		return undefined;
	}
	const neededBy = `the ${kind} price of ${item.sku}`;
	const amount = inCompanyCurrency(w, decimal(newest.amount), newest.currency, w.asOf, neededBy);
	return amount && per(amount, quantity, 'down');
}
