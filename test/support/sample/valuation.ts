import { add, compare, type Decimal, decimal, divide, isZero, multiply, ZERO } from '../../../rules/schema/decimal.ts';
import type { Price } from '../../../schemas/index.ts';
import type { SampleFacts } from './facts.ts';

/** One receipt that counts: in the window, not cancelled. */
export interface Receipt {
	readonly supplier: string;
	readonly day: string;
}

/** Value of one base unit in euro, and whose deliveries it rests on. */
export interface Valuation {
	readonly unitValue: Decimal | null;
	readonly suppliers: readonly string[];
	readonly receipts: readonly Receipt[];
}

/** Places of an average that does not come out even: far below what any margin of the sample needs. */
const PLACES = 15;

export function toBase(facts: SampleFacts, sku: string, quantity: string, unit: string): Decimal {
	const item = facts.items.get(sku);
	if (!item) throw new Error(`no item ${sku}`);
	if (item.baseUnit === unit) return decimal(quantity);
	const conversion = item.units.find((candidate) => candidate.unit === unit);
	if (!conversion) throw new Error(`no conversion of ${unit} of ${sku}`);
	return multiply(decimal(quantity), decimal(conversion.factorToBase));
}

export function inEuro(facts: SampleFacts, amount: Decimal, currency: string, day: string): Decimal {
	if (currency === 'EUR') return amount;
	const rates = facts.rates.get(`${currency}/EUR`)?.rates.filter((rate) => rate.validFrom <= day) ?? [];
	const newest = rates.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
	if (!newest) throw new Error(`no rate of ${currency} on ${day}`);
	return multiply(amount, decimal(newest.rate));
}

function holds(price: Price, day: string): boolean {
	return (price.validFrom ?? '') <= day && day <= (price.validTo ?? '9999-12-31');
}

export function pricesOf(facts: SampleFacts, sku: string, kind: Price['kind'], day: string): Price[] {
	return facts.prices.get(sku)?.prices.filter((price) => price.kind === kind && holds(price, day)) ?? [];
}

/** Price of one base unit in euro. */
export function perBaseUnit(facts: SampleFacts, sku: string, price: Price, day: string): Decimal {
	const amount = inEuro(facts, decimal(price.amount), price.currency, day);
	return divide(amount, toBase(facts, sku, price.perQuantity, price.unit), PLACES, 'half-up');
}

export function exWorks(facts: SampleFacts, sku: string, day: string): Decimal | null {
	const newest = pricesOf(facts, sku, 'ex_works', day).toSorted((a, b) =>
		(a.validFrom ?? '') < (b.validFrom ?? '') ? 1 : -1,
	)[0];
	return newest && !isZero(decimal(newest.amount)) ? perBaseUnit(facts, sku, newest, day) : null;
}

/** The same day a year before, which still counts. */
function aYearBefore(day: string): string {
	return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

/** Weighted average of the receipts of twelve months, else the highest purchase price; returns leave the average. */
export function valuationOf(facts: SampleFacts, sku: string, day: string): Valuation {
	const cancelled = new Set(
		facts.movements.filter((m) => m.kind === 'cancellation').map((m) => `${m.cancels_document}/${m.cancels_year}`),
	);
	const counted = facts.movements.filter(
		(m) =>
			m.sku === sku &&
			m.kind === 'receipt' &&
			!cancelled.has(`${m.document_number}/${m.document_year}`) &&
			aYearBefore(day) <= m.posting_date &&
			m.posting_date <= day,
	);
	let quantity = ZERO;
	let value = ZERO;
	for (const movement of counted) {
		const amount = multiply(decimal(movement.quantity), decimal(movement.unit_price));
		quantity = add(quantity, toBase(facts, sku, movement.quantity, movement.unit));
		value = add(value, inEuro(facts, amount, movement.currency, movement.posting_date));
	}
	if (compare(quantity, ZERO) > 0) {
		const receipts = counted.map((m) => ({ supplier: m.party, day: m.posting_date }));
		const suppliers = [...new Set(receipts.map((receipt) => receipt.supplier))];
		return { unitValue: divide(value, quantity, PLACES, 'half-up'), suppliers, receipts };
	}
	const prices = pricesOf(facts, sku, 'purchase', day).map((price) => ({
		supplier: price.partyId ?? '',
		each: perBaseUnit(facts, sku, price, day),
	}));
	const highest = prices.reduce<Decimal | null>(
		(top, { each }) => (top === null || compare(each, top) > 0 ? each : top),
		null,
	);
	const suppliers = [...new Set(prices.map((price) => price.supplier))];
	return { unitValue: highest, suppliers, receipts: suppliers.map((supplier) => ({ supplier, day })) };
}
