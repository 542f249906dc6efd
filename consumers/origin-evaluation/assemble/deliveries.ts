import { addMonths } from '../../../rules/declarations/dates.ts';
import { add, compare, type Decimal, decimal, isZero, ZERO } from '../../../rules/schema/decimal.ts';
import type { InventoryMovement, Item } from '../../../schemas/index.ts';
import { inBaseUnit } from './amounts.ts';
import { use, type Workspace } from './facts.ts';

/** A delivery that the goods in use may come from: a declaration must cover each. */
export interface Delivery {
	readonly supplierId: string;
	/** Day of the delivery. */
	readonly on: string;
}

/**
 * Receipts whose goods the stock may hold, in the order of the books. Consumption is not read by lots, so none is ever
 * taken as used up, however old, unless the company says how long goods lie at most (`stockMonths`); only where a
 * supplier took back exactly what it ever delivered is nothing of it left.
 */
export function receiptsInStock(w: Workspace, item: Item): readonly InventoryMovement[] {
	const movements = w.movements.get(item.sku) ?? [];
	const receipts = movements.filter((one) => one.kind === 'receipt' && !isEmpty(one));
	const first = w.stockMonths === undefined ? undefined : addMonths(w.asOf, -w.stockMonths);
	const lying = first === undefined ? receipts : receipts.filter((one) => one.postingDate >= first);
	if (lying.length < receipts.length)
		w.assumptions.add(`Goods that were received more than ${w.stockMonths} months before the date have been used up.`);
	const gone = new Set([...suppliersOf(lying)].filter((supplier) => wentBack(item, movements, supplier)));
	const left = lying.filter((one) => !gone.has(one.partyId));
	for (const movement of [...left, ...movements.filter((one) => one.kind !== 'receipt')]) use(w, movement);
	return left;
}

/** Each day on which each supplier delivered, once. */
export function deliveriesOf(receipts: readonly InventoryMovement[]): Delivery[] {
	const byKey = new Map<string, Delivery>();
	for (const { partyId, postingDate } of receipts) {
		const delivery = { supplierId: partyId ?? '', on: postingDate };
		byKey.set(JSON.stringify(delivery), delivery);
	}
	return [...byKey.values()];
}

/** Quantity of a movement in the item's base unit, as the ERP gives it or by the item's own conversion. */
export function baseQuantityOf(item: Item, movement: InventoryMovement): Decimal | undefined {
	return movement.baseQuantity !== null && movement.baseUnit === item.baseUnit
		? decimal(movement.baseQuantity)
		: inBaseUnit(item, movement.entryQuantity, movement.entryUnit);
}

/** A receipt of which nothing was kept brings no goods. */
function isEmpty({ entryQuantity, baseQuantity }: InventoryMovement): boolean {
	return isZero(decimal(entryQuantity)) && (baseQuantity === null || isZero(decimal(baseQuantity)));
}

function suppliersOf(receipts: readonly InventoryMovement[]): Set<string | null> {
	return new Set(receipts.map((one) => one.partyId));
}

/** More returned than ever received means that receipts are missing here: what else they brought may still lie there. */
function wentBack(item: Item, movements: readonly InventoryMovement[], supplier: string | null): boolean {
	if (supplier === null) return false;
	const total = (kind: InventoryMovement['kind']) =>
		movements
			.filter((one) => one.partyId === supplier && one.kind === kind)
			.map((one) => baseQuantityOf(item, one))
			.reduce((sum, quantity) => sum && quantity && add(sum, quantity), ZERO);
	const received = total('receipt');
	const returned = total('return_to_supplier');
	return received !== undefined && returned !== undefined && compare(received, returned) === 0;
}
