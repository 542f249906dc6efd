import {
	add,
	compare,
	type Decimal,
	decimal,
	isZero,
	multiply,
	subtract,
	ZERO,
} from '../../../rules/schema/decimal.ts';
import type { InventoryMovement, Item } from '../../../schemas/index.ts';
import { inBaseUnit, inCompanyCurrency, per } from './amounts.ts';
import { holdsOn, use, type Workspace } from './facts.ts';

/** A delivery that the goods in use may come from: a declaration must cover each. */
export interface Delivery {
	readonly supplierId: string;
	readonly on: string;
}

export interface Purchases {
	/** Of one base unit in the company's currency; undefined: not known. */
	readonly unitValue: Decimal | undefined;
	readonly deliveries: readonly Delivery[];
	/** Country booked with the newest receipt. */
	readonly countryOfOrigin: string | null;
}

/**
 * What a bought item cost, and whose it may be. By its receipts of the period that the facts were read for, at their
 * weighted average (an inventory valuation method, TCA Annex 2 Note 4); without receipts by the highest purchase price
 * that holds.
 */
export function purchases(w: Workspace, item: Item): Purchases {
	return fromReceipts(w, item) ?? fromPrices(w, item);
}

interface SupplierTotal {
	quantity: Decimal;
	value: Decimal | undefined;
	dates: Set<string>;
}

function fromReceipts(w: Workspace, item: Item): Purchases | undefined {
	const totals = new Map<string, SupplierTotal>();
	let countryOfOrigin: string | null = null;
	for (const movement of w.movements.get(item.sku) ?? []) {
		const supplierId = movement.partyId ?? '';
		const total = totals.get(supplierId) ?? { quantity: ZERO, value: ZERO, dates: new Set() };
		totals.set(supplierId, total);
		take(w, item, movement, total);
		if (movement.kind === 'receipt') countryOfOrigin = movement.countryOfOrigin ?? countryOfOrigin;
	}
	const left = [...totals].filter(([, total]) => compare(total.quantity, ZERO) > 0);
	if (left.length === 0) return undefined;
	let quantity = ZERO;
	let value: Decimal | undefined = ZERO;
	for (const [, total] of left) {
		quantity = add(quantity, total.quantity);
		value = value && total.value && add(value, total.value);
	}
	const deliveries = left.flatMap(([supplierId, total]) => [...total.dates].map((on) => ({ supplierId, on })));
	// A return worth more than what was received leaves no value to average.
	const known = value && compare(value, ZERO) >= 0 ? per(value, quantity, 'up') : undefined;
	return { unitValue: known, deliveries, countryOfOrigin };
}

/** Adds a receipt to its supplier's total, or takes a return off. An unknown value makes the whole total unknown. */
function take(w: Workspace, item: Item, movement: InventoryMovement, total: SupplierTotal): void {
	use(w, movement);
	const quantity =
		movement.baseQuantity !== null && movement.baseUnit === item.baseUnit
			? decimal(movement.baseQuantity)
			: inBaseUnit(item, movement.entryQuantity, movement.entryUnit);
	if (!quantity) {
		w.gaps.push({
			path: `item ${item.sku}: units`,
			neededBy: `receipt ${movement.documentNumber} is in ${movement.entryUnit}`,
		});
		total.value = undefined;
		// Its goods are there all the same: their supplier and date count.
		total.quantity = add(total.quantity, decimal(movement.entryQuantity));
		total.dates.add(movement.postingDate);
		return;
	}
	const value = receiptValue(w, movement);
	const sign = movement.kind === 'receipt' ? add : subtract;
	total.quantity = sign(total.quantity, quantity);
	total.value = total.value && value && sign(total.value, value);
	if (movement.kind === 'receipt') total.dates.add(movement.postingDate);
}

function receiptValue(
	w: Workspace,
	{ unitPrice, currency, entryQuantity, postingDate, documentNumber }: InventoryMovement,
): Decimal | undefined {
	// An ERP writes zero for "not priced"; a customs value is never nothing (TCA Annex 2 Note 4).
	if (unitPrice === null || currency === null || isZero(decimal(unitPrice))) {
		w.gaps.push({ path: `receipt ${documentNumber}: unitPrice`, neededBy: 'the value of its material' });
		return undefined;
	}
	const value = inCompanyCurrency(w, multiply(decimal(entryQuantity), decimal(unitPrice)), currency, postingDate);
	if (!value) w.gaps.push({ path: `exchange rate ${currency}/${w.currency}`, neededBy: `receipt ${documentNumber}` });
	return value;
}

function fromPrices(w: Workspace, item: Item): Purchases {
	const list = w.prices.get(item.sku);
	const holding = list?.prices.filter((price) => price.kind === 'purchase' && holdsOn(w.asOf, price)) ?? [];
	if (holding.length === 0) return { unitValue: undefined, deliveries: [], countryOfOrigin: null };
	use(w, list);
	let highest: Decimal | undefined = ZERO;
	for (const price of holding) {
		const quantity = inBaseUnit(item, price.perQuantity, price.unit);
		const amount = isZero(decimal(price.amount))
			? undefined
			: inCompanyCurrency(w, decimal(price.amount), price.currency, w.asOf);
		const one = quantity && amount && per(amount, quantity, 'up');
		if (!quantity) w.gaps.push({ path: `item ${item.sku}: units`, neededBy: `a purchase price is per ${price.unit}` });
		if (!amount)
			w.gaps.push({
				path: `exchange rate ${price.currency}/${w.currency}`,
				neededBy: `a purchase price of ${item.sku}`,
			});
		highest = highest && one && (compare(one, highest) > 0 ? one : highest);
	}
	const suppliers = [...new Set(holding.map((price) => price.partyId ?? ''))];
	return {
		unitValue: highest,
		deliveries: suppliers.map((supplierId) => ({ supplierId, on: w.asOf })),
		countryOfOrigin: null,
	};
}
