import { addMonths } from '../../../rules/declarations/dates.ts';
import { add, compare, type Decimal, decimal, isZero, multiply, ZERO } from '../../../rules/schema/decimal.ts';
import type { InventoryMovement, Item, Price } from '../../../schemas/index.ts';
import { inBaseUnit, inCompanyCurrency, per } from './amounts.ts';
import { baseQuantityOf, type Delivery, deliveriesOf, receiptsInStock } from './deliveries.ts';
import { holdsOn, use, type Workspace } from './facts.ts';

/** Receipts of so many months before the date make up a material's value. Whose goods they are has no such limit. */
export const VALUED_MONTHS = 12;

export interface Purchases {
	/** Of one base unit in the company's currency; undefined: not known. */
	readonly unitValue: Decimal | undefined;
	readonly deliveries: readonly Delivery[];
	/** Country booked with the newest receipt. */
	readonly countryOfOrigin: string | null;
}

/**
 * What a bought item cost, and whose it may be. Its cost is the weighted average of the receipts of twelve months (an
 * inventory valuation method, TCA Annex 2 Note 4), else the highest purchase price that holds. Its goods are those of
 * every receipt; a supplier that is only listed has delivered none. Where nothing was received at all, they may be of any
 * listed supplier.
 */
export function purchases(w: Workspace, item: Item): Purchases {
	const receipts = receiptsInStock(w, item);
	const valuedFrom = addMonths(w.asOf, -VALUED_MONTHS);
	const valued = receipts.filter((one) => one.postingDate >= valuedFrom);
	return {
		unitValue: valued.length > 0 ? averageOf(w, item, valued) : highestPrice(w, item),
		deliveries: receipts.length > 0 ? deliveriesOf(receipts) : listedSuppliers(w, item),
		countryOfOrigin: receipts.findLast((one) => one.countryOfOrigin !== null)?.countryOfOrigin ?? null,
	};
}

/**
 * The weighted average. Which lot was sent back is not known, so a return goes off at the average price and leaves it as
 * it is. One receipt whose quantity or value is not known makes the average unknown.
 */
function averageOf(w: Workspace, item: Item, receipts: readonly InventoryMovement[]): Decimal | undefined {
	let quantity: Decimal | undefined = ZERO;
	let value: Decimal | undefined = ZERO;
	for (const receipt of receipts) {
		const received = receivedQuantity(w, item, receipt);
		const paid = receiptValue(w, receipt);
		quantity = quantity && received && add(quantity, received);
		value = value && paid && add(value, paid);
	}
	return value && quantity && per(value, quantity, 'up');
}

function receivedQuantity(w: Workspace, item: Item, receipt: InventoryMovement): Decimal | undefined {
	const quantity = baseQuantityOf(item, receipt);
	if (!quantity)
		w.gaps.push({
			path: `item ${item.sku}: units`,
			neededBy: `receipt ${receipt.documentNumber} is in ${receipt.entryUnit}`,
		});
	return quantity;
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
	const paid = multiply(decimal(entryQuantity), decimal(unitPrice));
	return inCompanyCurrency(w, paid, currency, postingDate, `receipt ${documentNumber}`);
}

function purchasePrices(w: Workspace, item: Item): readonly Price[] {
	const list = w.prices.get(item.sku);
	const prices = list?.prices.filter((price) => price.kind === 'purchase' && (price.validFrom ?? '') <= w.asOf) ?? [];
	if (prices.length > 0) use(w, list);
	return prices;
}

function highestPrice(w: Workspace, item: Item): Decimal | undefined {
	const holding = purchasePrices(w, item).filter((price) => holdsOn(w.asOf, price));
	const each = holding.map((price) => unitPrice(w, item, price));
	return each.reduce((highest, one) => highest && one && (compare(one, highest) > 0 ? one : highest), each[0]);
}

function unitPrice(w: Workspace, item: Item, price: Price): Decimal | undefined {
	const quantity = inBaseUnit(item, price.perQuantity, price.unit);
	if (!quantity) w.gaps.push({ path: `item ${item.sku}: units`, neededBy: `a purchase price is per ${price.unit}` });
	if (isZero(decimal(price.amount))) {
		w.gaps.push({ path: `item ${item.sku}: purchase price`, neededBy: 'the value of the material: one is zero' });
		return undefined;
	}
	const neededBy = `a purchase price of ${item.sku}`;
	const amount = inCompanyCurrency(w, decimal(price.amount), price.currency, w.asOf, neededBy);
	return quantity && amount && per(amount, quantity, 'up');
}

/** Every supplier that is or was listed, on the last day up to the date on which it may have delivered. */
function listedSuppliers(w: Workspace, item: Item): Delivery[] {
	const last = new Map<string, string>();
	for (const { partyId, validTo } of purchasePrices(w, item)) {
		const on = validTo !== null && validTo < w.asOf ? validTo : w.asOf;
		const supplierId = partyId ?? '';
		if (on >= (last.get(supplierId) ?? '')) last.set(supplierId, on);
	}
	return [...last].map(([supplierId, on]) => ({ supplierId, on }));
}
