import type { FullState, MovementRow, ProductFacts } from '../../../infra/ports/facts.ts';
import { type Cancellation, standing } from '../../../infra/postgres/standing.ts';
import type { SupplierDeclaration } from '../../../schemas/index.ts';
import { keyOfParts, type Tables } from './tables.ts';
import { closureOf } from './where-used.ts';

/** Kinds that move goods between the firm and its suppliers. */
export const MOVED = ['receipt', 'return_to_supplier'];

export function cancellationsAmong(rows: readonly MovementRow[]): Cancellation[] {
	return rows.flatMap(({ kind, document, sku, cancels }) =>
		kind === 'cancellation' && cancels !== null ? [{ document, sku, cancels }] : [],
	);
}

/** The facts of a product's whole bill of materials, as the port says. */
export function memoryProduct(
	{ facts, movements, bomLines, findings }: Tables,
	company: string,
	sku: string,
	day: string,
): ProductFacts {
	const skus = closureOf((one) => bomLines.get(keyOfParts(company, one)) ?? [], sku);
	const all = (kind: FullState['kind']) => [...facts.values()].filter((f) => f.kind === kind && f.company === company);
	const own = (kind: FullState['kind']) =>
		all(kind)
			.filter((f) => skus.includes(f.id))
			.map((f) => f.record);
	const rows = [...movements.values()].filter((m) => m.company === company);
	return {
		skus,
		items: own('item'),
		boms: own('bom'),
		routings: own('routing'),
		priceLists: own('price_list'),
		declarations: all('supplier_declaration')
			.map((f) => f.record as SupplierDeclaration)
			.filter((d) => d.goods.some((good) => skus.includes(good.sku))),
		parties: all('party').map((f) => f.record),
		exchangeRates: all('exchange_rate').map((f) => f.record),
		movements: standing(rows, cancellationsAmong(rows))
			.filter((m) => skus.includes(m.sku) && MOVED.includes(m.kind) && m.postingDate <= day)
			.sort((a, b) => (a.postingDate < b.postingDate ? -1 : 1))
			.map((m) => m.record),
		findings: [...findings.values()]
			.flat()
			.filter((f) => f.company === company && (f.sku === null ? f.blocking : skus.includes(f.sku))),
	};
}
