import type { Decimal } from '../../rules/schema/decimal.ts';
import { isZero } from '../../rules/schema/decimal.ts';
import type { Price } from '../../schemas/index.ts';
import type { ItemLine } from './items.ts';
import type { Objection } from './ledger.ts';
import { emit, objected, submitted } from './ledger.ts';
import type { Distinct, Mapping } from './mapping.ts';
import { grouped, linesOf } from './mapping.ts';
import type { Profile } from './profile.ts';
import { sentences } from './profile.ts';
import type { Row } from './row.ts';
import { key, number, optionalNumber, spelled } from './row.ts';
import type { Units } from './units.ts';

/** A line of supplier-prices.csv. */
export interface SupplierPriceLine {
	readonly sku: string;
	readonly supplier: string;
	/** For one `unit`. */
	readonly price: Decimal;
	readonly unit: string;
	/** How many base units one `unit` holds; null: not known. */
	readonly pieces: Decimal | null;
}

export function readSupplierPrice(row: Row): SupplierPriceLine {
	const pieces = optionalNumber(row, 'pieces_per_price_unit_overlay');
	return {
		sku: key(row, 'sku'),
		supplier: key(row, 'supplier'),
		price: number(row, 'standard_price'),
		unit: key(row, 'price_unit'),
		pieces: pieces && pieces.unscaled > 0n ? pieces : null,
	};
}

/** One price list per item: its list price as ex-works price, and what suppliers ask. */
export function mapPrices(
	mapping: Mapping,
	items: readonly Distinct<ItemLine>[],
	prices: readonly Distinct<SupplierPriceLine>[],
	units: Units,
): void {
	const { ledger, company, sequence, profile } = mapping;
	const sold = new Map(items.map((item) => [item.line.value.sku, item]));
	const bought = grouped(prices, (price) => price.line.value.sku);
	for (const sku of new Set([...sold.keys(), ...bought.keys()])) {
		const item = sold.get(sku);
		const exWorks = item ? exWorksOf(profile, item.line.value, units) : null;
		const purchases = (bought.get(sku) ?? []).map((entry) => ({
			places: entry.places,
			...purchaseOf(profile, entry.line.value, units),
		}));
		for (const { places, objection } of purchases) if (objection) objected(ledger, places, objection);
		const usable = purchases.filter((purchase) => purchase.price !== null);
		if (!exWorks && usable.length === 0) continue;
		const index = emit(ledger, {
			topic: 'erp.prices',
			type: 'psra.erp.PriceList',
			value: {
				...{ company, sku, sequence, erpVersion: null },
				prices: [...(exWorks ? [exWorks] : []), ...usable.map((purchase) => purchase.price)],
				assumptions: [
					...sentences(profile?.currency, profile?.stillValid, exWorks && profile?.exWorks),
					...units.assumptionsOf(sku),
				],
			},
			lines: linesOf([...(exWorks && item ? item.places : []), ...usable.flatMap((purchase) => purchase.places)]),
		});
		for (const { places } of usable) submitted(ledger, places, index);
	}
}

function exWorksOf(profile: Profile | null, item: ItemLine, units: Units): Price | null {
	if (!profile?.exWorks || !profile.currency || !item.listPrice || item.listPrice.unscaled < 0n) return null;
	return {
		kind: 'ex_works',
		partyId: null,
		amount: spelled(item.listPrice),
		currency: profile.currency.code,
		perQuantity: '1',
		unit: units.baseUnitOf(item.sku),
		validFrom: null,
		validTo: null,
	};
}

type Purchase = { price: Price; objection: null } | { price: null; objection: Objection };

function purchaseOf(profile: Profile | null, line: SupplierPriceLine, units: Units): Purchase {
	const baseUnit = units.baseUnitOf(line.sku);
	const no = (code: Objection['code'], field: string, problem: string, remedy: string): Purchase => ({
		price: null,
		objection: { subject: { kind: 'item', id: line.sku }, code, field, problem, remedy },
	});
	if (line.price.unscaled < 0n)
		return no('PRICE_NEGATIVE', 'standard_price', `standard_price ${spelled(line.price)} is below zero`, 'correct it');
	if (isZero(line.price))
		return no('PRICE_UNKNOWN', 'standard_price', `${line.supplier} has no price`, 'enter the price that it asks');
	if (!line.pieces || (line.unit === baseUnit && spelled(line.pieces) !== '1'))
		return no(
			'CONVERSION_MISSING',
			'pieces_per_price_unit_overlay',
			`how many ${baseUnit} one ${line.unit} of ${line.supplier} holds is not known`,
			`give the number of ${baseUnit} in one ${line.unit}`,
		);
	if (!profile?.currency)
		return no(
			'CURRENCY_UNKNOWN',
			'standard_price',
			'the file gives no currency',
			'load with a profile that assumes one',
		);
	return {
		price: {
			kind: 'purchase',
			partyId: line.supplier,
			amount: spelled(line.price),
			currency: profile.currency.code,
			perQuantity: spelled(line.pieces),
			unit: baseUnit,
			validFrom: null,
			validTo: null,
		},
		objection: null,
	};
}
