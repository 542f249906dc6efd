import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Material, OriginCase } from '../../rules/schema/case.ts';
import { type Decimal, decimal, divide, isZero, multiply, toDecimalString } from '../../rules/schema/decimal.ts';

/** The sample catalogue as cases: each item as a product with all levels of its bill, under each agreement. */
export interface Catalogue {
	readonly items: number;
	/** Lines of the bills in the file; in the cases each stands as often as its parent is used. */
	readonly bomLines: number;
	readonly cases: readonly OriginCase[];
}

type Row = Readonly<Record<string, string>>;
const ONE = decimal('1');
const PLACES = 6;

export function readCatalogue(folder: string, agreements: readonly string[]): Catalogue {
	const rows = (name: string): Row[] => parse(readFileSync(join(folder, name)), { columns: true });
	const items = rows('items.csv');
	const bomLines = rows('boms.csv');
	const bySku = new Map(items.map((item) => [item.sku, item]));
	const bills = Map.groupBy(bomLines, (line) => line.parent_sku ?? '');
	const offers = new Map(rows('supplier-prices.csv').map((offer) => [offer.sku, offer]));
	const declaring = new Set(
		rows('suppliers.csv').flatMap((one) => (one.provides_ltsd_overlay === '1' ? [one.supplier] : [])),
	);

	const materialsOf = (sku: string, times: Decimal): Material[] =>
		(bills.get(sku) ?? []).map((line, i) => materialOf(line, i, multiply(times, decimal(line.quantity ?? ''))));

	function materialOf({ component_sku: sku = '' }: Row, i: number, times: Decimal): Material {
		const item = bySku.get(sku);
		const bom = materialsOf(sku, times);
		const common = { id: `${sku}-${i}`, sku, hs: item?.hs6 || null };
		if (bom.length > 0) {
			const cost = multiply(times, decimal(item?.standard_cost || '0'));
			const value = isZero(cost) ? null : toDecimalString(cost);
			return { ...common, status: 'self-produced', value, operations: [{ op: 'other' }], bom };
		}
		const offer = offers.get(sku);
		const status = declaring.has(offer?.supplier) ? 'originating' : 'non-originating';
		return {
			...common,
			status,
			value: offer === undefined ? null : toDecimalString(multiply(times, unitPrice(offer))),
		};
	}

	const cases = agreements.flatMap((agreement) =>
		items.map(
			({ sku = '', hs6, list_price: price }): OriginCase => ({
				id: sku,
				agreement,
				date: '2026-03-01',
				madeIn: 'EU',
				currency: 'EUR',
				product: { sku, hs: hs6 || '999999', exw: Number(price) > 0 ? (price as string) : null },
				operations: [{ op: 'other' }],
				materials: materialsOf(sku, ONE),
			}),
		),
	);
	return { items: items.length, bomLines: bomLines.length, cases };
}

function unitPrice({ standard_price: price = '', pieces_per_price_unit_overlay: pieces = '' }: Row): Decimal {
	return divide(decimal(price), decimal(pieces), PLACES, 'up');
}
