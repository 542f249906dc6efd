import { decimal, multiply, normalise, toDecimalString } from '../../../rules/schema/decimal.ts';
import type { InventoryMovement } from '../../../schemas/index.ts';
import { items } from './items.ts';
import { CANCELLED_DELIVERY, DELIVERIES, MISPOSTINGS, RECEIPTS, RETURNS } from './movement-plan.ts';
import { parties } from './parties.ts';
import { priceLists } from './prices.ts';

/** A line of the file csv/inventory-movements.csv; '' where it says nothing. */
export interface MovementRow {
	readonly document_number: string;
	readonly document_year: string;
	readonly line: string;
	readonly kind: InventoryMovement['kind'];
	readonly cancels_document: string;
	readonly cancels_year: string;
	readonly cancels_line: string;
	readonly posting_date: string;
	readonly sku: string;
	readonly quantity: string;
	readonly unit: string;
	readonly base_quantity: string;
	readonly base_unit: string;
	readonly party: string;
	readonly unit_price: string;
	readonly currency: string;
	readonly country_of_origin: string;
	readonly lot: string;
}

type Movement = Omit<MovementRow, 'document_number' | 'document_year' | 'line' | `cancels_${string}`>;

/** Numbered when all are sorted by day; `cancels` is the movement taken back. */
interface Draft {
	readonly movement: Movement;
	readonly cancels?: Draft;
}

/** Series of document numbers, as an ERP keeps one for each kind of document. */
const SERIES: Partial<Readonly<Record<InventoryMovement['kind'], number>>> = {
	receipt: 5_000_000_100,
	return_to_supplier: 5_100_000_010,
	delivery: 8_000_004_200,
	cancellation: 4_900_000_000,
};

function found<T>(value: T | undefined, what: string): T {
	if (value === undefined) throw new RangeError(`the sample has no ${what}`);
	return value;
}

function itemOf(sku: string) {
	return found(
		items.find((item) => item.sku === sku),
		`item ${sku}`,
	);
}

function priceOn(sku: string, day: string, supplier: string | null) {
	const prices = priceLists.find((list) => list.sku === sku)?.prices ?? [];
	const kind = supplier === null ? 'ex_works' : 'purchase';
	return found(
		prices.find(
			(price) =>
				price.kind === kind &&
				price.partyId === supplier &&
				(price.validFrom === null || price.validFrom <= day) &&
				(price.validTo === null || day <= price.validTo),
		),
		`${kind} price of ${sku} from ${supplier ?? 'us'} on ${day}`,
	);
}

function inBaseUnits(sku: string, quantity: string, unit: string): string {
	const item = itemOf(sku);
	if (unit === item.baseUnit) return quantity;
	const { factorToBase } = found(
		item.units.find((conversion) => conversion.unit === unit),
		`unit ${unit} of ${sku}`,
	);
	return toDecimalString(normalise(multiply(decimal(quantity), decimal(factorToBase))));
}

function fromSupplier(
	kind: 'receipt' | 'return_to_supplier',
	line: { sku: string; supplier: string; quantity: string; day: string; pricedOn?: string; price?: string },
): Movement {
	const { sku, supplier, quantity, day } = line;
	const { amount, currency, unit } = priceOn(sku, line.pricedOn ?? day, supplier);
	const country = found(
		parties.find((party) => party.partyId === supplier),
		`party ${supplier}`,
	).country;
	return {
		kind,
		posting_date: day,
		sku,
		quantity,
		unit,
		base_quantity: inBaseUnits(sku, quantity, unit),
		base_unit: itemOf(sku).baseUnit,
		party: supplier,
		unit_price: line.price ?? amount,
		currency,
		country_of_origin: country,
		lot: `${sku}-${(line.pricedOn ?? day).slice(2).replaceAll('-', '')}`,
	};
}

function toCustomer(line: { sku: string; customer: string; quantity: string; day: string }): Movement {
	const { sku, customer, quantity, day } = line;
	const { amount, currency, unit } = priceOn(sku, day, null);
	return {
		kind: 'delivery',
		posting_date: day,
		sku,
		quantity,
		unit,
		base_quantity: inBaseUnits(sku, quantity, unit),
		base_unit: itemOf(sku).baseUnit,
		party: customer,
		unit_price: amount,
		currency,
		country_of_origin: 'NL',
		lot: '',
	};
}

function takenBack(movement: Movement, day: string): Draft[] {
	const wrong: Draft = { movement };
	return [wrong, { movement: { ...movement, kind: 'cancellation', posting_date: day }, cancels: wrong }];
}

function drafts(): Draft[] {
	return [
		...RECEIPTS.flatMap(({ days, ...plan }) =>
			days.map((day) => ({ movement: fromSupplier('receipt', { ...plan, day }) })),
		),
		...RETURNS.map(({ received, ...plan }) => ({
			movement: fromSupplier('return_to_supplier', { ...plan, pricedOn: received }),
		})),
		...MISPOSTINGS.flatMap(({ cancelledOn, ...plan }) => takenBack(fromSupplier('receipt', plan), cancelledOn)),
		...DELIVERIES.flatMap(({ days, ...plan }) => days.map((day) => ({ movement: toCustomer({ ...plan, day }) }))),
		...takenBack(toCustomer(CANCELLED_DELIVERY), CANCELLED_DELIVERY.cancelledOn),
	];
}

/** The movements in the order of the books; a cancellation comes after what it takes back. */
export function movementRows(): MovementRow[] {
	const sorted = drafts().sort((a, b) =>
		a.movement.posting_date < b.movement.posting_date ? -1 : a.movement.posting_date > b.movement.posting_date ? 1 : 0,
	);
	const next = new Map<string, number>();
	const numbers = new Map<Draft, { document: string; year: string }>();
	return sorted.map((draft) => {
		const { movement } = draft;
		const number = next.get(movement.kind) ?? found(SERIES[movement.kind], `number series of ${movement.kind}`);
		next.set(movement.kind, number + 1);
		const named = { document: String(number), year: movement.posting_date.slice(0, 4) };
		numbers.set(draft, named);
		const cancelled = draft.cancels && numbers.get(draft.cancels);
		return {
			document_number: named.document,
			document_year: named.year,
			line: '1',
			kind: movement.kind,
			cancels_document: cancelled?.document ?? '',
			cancels_year: cancelled?.year ?? '',
			cancels_line: cancelled ? '1' : '',
			posting_date: movement.posting_date,
			sku: movement.sku,
			quantity: movement.quantity,
			unit: movement.unit,
			base_quantity: movement.base_quantity,
			base_unit: movement.base_unit,
			party: movement.party,
			unit_price: movement.unit_price,
			currency: movement.currency,
			country_of_origin: movement.country_of_origin,
			lot: movement.lot,
		};
	});
}

/** The rows as RFC 4180 text with a header; no value of the sample needs quotes. */
export function movementsAsCsv(rows: readonly MovementRow[]): string {
	const columns = Object.keys(found(rows[0], 'movement')) as (keyof MovementRow)[];
	const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
	return lines.map((line) => `${line.join(',')}\n`).join('');
}
