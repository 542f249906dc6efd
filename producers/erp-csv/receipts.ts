import type { Decimal } from '../../rules/schema/decimal.ts';
import { isZero, multiply, subtract } from '../../rules/schema/decimal.ts';
import type { Objection } from './ledger.ts';
import { emit, objected, submitted } from './ledger.ts';
import type { Distinct, Mapping } from './mapping.ts';
import { linesOf } from './mapping.ts';
import { sentences } from './profile.ts';
import type { Row } from './row.ts';
import { date, fits, key, notNegative, optionalNumber, spelled } from './row.ts';
import type { SupplierPriceLine } from './supplier-prices.ts';
import type { Units } from './units.ts';

/** A line of receipts.csv. Quantities and price are in the price unit of the item and supplier. */
export interface ReceiptLine {
	readonly document: string;
	readonly line: string;
	readonly dueDate: string;
	readonly supplier: string;
	readonly sku: string;
	/** Null: not known, which the file writes as zero. */
	readonly unitPrice: Decimal | null;
	readonly received: Decimal;
	readonly rejected: Decimal;
}

/** Holds whatever the profile: the files have no other date of a receipt. */
export const POSTED_WHEN_DUE = 'Goods were received on the day on which they were due.';

const RETURN = 'book the return as a movement of its own';

export function readReceipt(row: Row): ReceiptLine {
	const price = optionalNumber(row, 'unit_price');
	return {
		document: key(row, 'purchase_order'),
		line: key(row, 'line'),
		dueDate: date(row, 'due_date'),
		supplier: key(row, 'supplier'),
		sku: key(row, 'sku'),
		unitPrice: price && !isZero(price) ? price : null,
		received: notNegative(row, 'received', RETURN),
		rejected: notNegative(row, 'rejected', RETURN),
	};
}

/** Goods receipts: what was received and not rejected. One of which nothing was kept is a receipt of nothing. */
export function mapReceipts(
	mapping: Mapping,
	receipts: readonly Distinct<ReceiptLine>[],
	prices: readonly Distinct<SupplierPriceLine>[],
	units: Units,
): void {
	const { ledger, company, profile } = mapping;
	const pairs = new Map(prices.map(({ line }) => [pairOf(line.value), line.value]));
	for (const { line, places } of receipts) {
		const receipt = line.value;
		const quantity = subtract(receipt.received, receipt.rejected);
		const terms = pairs.get(pairOf(receipt));
		const base = terms?.pieces && multiply(quantity, terms.pieces);
		const objection = objectionTo(receipt, quantity, terms, base ?? null);
		if (objection || !terms || !base) {
			if (objection) objected(ledger, places, objection);
			continue;
		}
		const currency = receipt.unitPrice && profile?.currency;
		const index = emit(ledger, {
			topic: 'erp.inventory-movements',
			type: 'psra.erp.InventoryMovement',
			value: {
				company,
				sku: receipt.sku,
				documentNumber: receipt.document,
				documentYear: Number(receipt.dueDate.slice(0, 4)),
				line: receipt.line,
				kind: 'receipt',
				cancels: null,
				postingDate: receipt.dueDate,
				entryQuantity: spelled(quantity),
				entryUnit: terms.unit,
				baseQuantity: spelled(base),
				baseUnit: units.baseUnitOf(receipt.sku),
				partyId: receipt.supplier,
				unitPrice: currency && receipt.unitPrice ? spelled(receipt.unitPrice) : null,
				currency: currency ? currency.code : null,
				countryOfOrigin: null,
				lot: null,
				assumptions: [POSTED_WHEN_DUE, ...sentences(currency), ...units.assumptionsOf(receipt.sku)],
			},
			lines: linesOf(places),
		});
		submitted(ledger, places, index);
	}
}

function pairOf(value: { readonly sku: string; readonly supplier: string }): string {
	return `${value.sku}|${value.supplier}`;
}

function objectionTo(
	receipt: ReceiptLine,
	quantity: Decimal,
	terms: SupplierPriceLine | undefined,
	base: Decimal | null,
): Objection | null {
	const subject = { kind: 'item', id: receipt.sku } as const;
	if (quantity.unscaled < 0n)
		return {
			...{ subject, code: 'QUANTITY_NEGATIVE', field: 'rejected' },
			problem: `${spelled(receipt.rejected)} were rejected of ${spelled(receipt.received)} received`,
			remedy: 'correct the receipt, or book the return as a movement of its own',
		};
	if (receipt.unitPrice && receipt.unitPrice.unscaled < 0n)
		return {
			...{ subject, code: 'PRICE_NEGATIVE', field: 'unit_price' },
			problem: `unit_price ${spelled(receipt.unitPrice)} is below zero`,
			remedy: 'correct the price, or write 0 where it is not known',
		};
	if (!base || !fits(base))
		return {
			...{ subject, code: 'CONVERSION_MISSING', field: 'received' },
			problem: terms
				? `how many pieces one ${terms.unit} of ${receipt.supplier} holds is not known or makes too large a number`
				: `in which unit ${receipt.supplier} delivers ${receipt.sku} is not known`,
			remedy: `add a line for ${receipt.sku} and ${receipt.supplier} to supplier-prices.csv`,
		};
	return null;
}
