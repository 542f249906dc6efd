import type { BomRow } from './boms.ts';
import { holdsOn } from './boms.ts';
import type { ItemLine } from './items.ts';
import { emit } from './ledger.ts';
import type { Distinct, Mapping } from './mapping.ts';
import { grouped, linesOf } from './mapping.ts';
import { sentences } from './profile.ts';
import type { SupplierPriceLine } from './supplier-prices.ts';
import type { SupplierLine } from './suppliers.ts';

/** Routings of goods made in house from as many components as the profile asks for, on its day. */
export function assumeRoutings(
	mapping: Mapping,
	items: readonly Distinct<ItemLine>[],
	bomRows: readonly BomRow[],
): void {
	const { ledger, company, sequence, profile } = mapping;
	if (!profile?.operations) return;
	const { minimumComponents, territory, description } = profile.operations;
	const bills = grouped(
		bomRows.filter((row) => holdsOn(row, profile.evaluatedOn.date)),
		(row) => row.parent,
	);
	for (const { line, places } of items) {
		const { sku, made } = line.value;
		const components = new Set(bills.get(sku)?.map((row) => row.component));
		if (!made || components.size < minimumComponents) continue;
		emit(ledger, {
			topic: 'erp.routings',
			type: 'psra.erp.Routing',
			value: {
				...{ company, sku, sequence, erpVersion: null },
				operations: [{ operationId: '0010', description, territory, operation: 'other', processes: [] }],
				assumptions: sentences(profile.company, profile.operations),
			},
			lines: linesOf(places),
		});
	}
}

/** One long-term declaration of each supplier that the overlay marks, over all items that it is priced for. */
export function assumeDeclarations(
	mapping: Mapping,
	suppliers: readonly Distinct<SupplierLine>[],
	items: readonly Distinct<ItemLine>[],
	prices: readonly Distinct<SupplierPriceLine>[],
): void {
	const { ledger, company, sequence, profile } = mapping;
	if (!profile?.declarations) return;
	const { id, sentence, ...declared } = profile.declarations;
	const codes = new Map(items.map((item) => [item.line.value.sku, item.line.value.hs]));
	const priced = grouped(prices, (price) => price.line.value.supplier);
	for (const { line, places } of suppliers) {
		const { supplier, declares } = line.value;
		const goods = priced.get(supplier) ?? [];
		if (!declares || goods.length === 0) continue;
		emit(ledger, {
			topic: 'erp.supplier-declarations',
			type: 'psra.erp.SupplierDeclaration',
			value: {
				...{ company, declarationId: `LTSD-${supplier}-${declared.validFrom}`, sequence, erpVersion: null },
				supplierId: supplier,
				form: 'annex_22_16',
				received: declared.issued,
				...declared,
				goods: goods.map(({ line: { value } }) => ({
					sku: value.sku,
					hs: codes.get(value.sku) ?? null,
					originating: true,
				})),
				materials: [],
				cumulation: null,
				signature: 'handwritten',
				revocation: null,
				assumptions: [sentence],
			},
			lines: linesOf([...places, ...goods.flatMap((good) => good.places)]),
		});
	}
}
