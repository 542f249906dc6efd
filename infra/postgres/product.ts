import type { ProductFacts } from '../ports/facts.ts';
import { type Queryable, rows, type Statement } from './sql.ts';
import { type Booked, type Cancellation, standing } from './standing.ts';

const ofItems = (table: string) =>
	`(SELECT coalesce(json_agg(record ORDER BY id), '[]') FROM ${table} WHERE company = $1 AND id = ANY (closure.skus))`;
const ofCompany = (table: string) =>
	`(SELECT coalesce(json_agg(record ORDER BY id), '[]') FROM ${table} WHERE company = $1)`;

/**
 * The bill of materials down to its last parts, and everything known of them, in one round trip. UNION and not UNION ALL:
 * a cycle ends the walk.
 */
const PRODUCT: Statement = {
	name: 'product_facts',
	text: `
		WITH RECURSIVE down (sku) AS (
			SELECT $2::text
			UNION
			SELECT b.component FROM down JOIN bom_component b ON b.company = $1 AND b.sku = down.sku
		), closure AS (
			SELECT array_agg(sku ORDER BY sku <> $2, sku) AS skus FROM down
		)
		SELECT
			closure.skus,
			${ofItems('item')} AS items,
			${ofItems('bom')} AS boms,
			${ofItems('routing')} AS routings,
			${ofItems('price_list')} AS "priceLists",
			(
				SELECT coalesce(json_agg(record ORDER BY id), '[]') FROM supplier_declaration
				WHERE company = $1
					AND id IN (SELECT declaration_id FROM declared_good WHERE company = $1 AND sku = ANY (closure.skus))
			) AS declarations,
			${ofCompany('party')} AS parties,
			${ofCompany('exchange_rate')} AS "exchangeRates",
			(
				SELECT coalesce(
					json_agg(json_build_object('document', document, 'sku', sku, 'record', record) ORDER BY posting_date, document),
					'[]'
				)
				FROM movement
				WHERE company = $1 AND sku = ANY (closure.skus) AND kind IN ('receipt', 'return_to_supplier') AND posting_date <= $3
			) AS booked,
			(
				SELECT coalesce(json_agg(json_build_object('document', document, 'sku', sku, 'cancels', cancels)), '[]')
				FROM movement
				WHERE company = $1 AND sku = ANY (closure.skus) AND kind = 'cancellation' AND cancels IS NOT NULL
			) AS cancellations,
			(
				SELECT coalesce(json_agg(json_build_object(
					'company', company, 'subjectKind', subject_kind, 'subjectId', subject_id, 'sku', sku, 'code', code,
					'field', field, 'problem', problem, 'remedy', remedy, 'blocking', blocking, 'messageId', message_id
				) ORDER BY sku, subject_kind, subject_id, ordinal), '[]')
				FROM finding WHERE company = $1 AND (sku = ANY (closure.skus) OR (sku IS NULL AND blocking))
			) AS findings
		FROM closure`,
};

interface Found extends Omit<ProductFacts, 'movements'> {
	readonly booked: readonly (Booked & { readonly record: object })[];
	readonly cancellations: readonly Cancellation[];
}

export async function loadProduct(client: Queryable, company: string, sku: string, day: string): Promise<ProductFacts> {
	const [found] = await rows<Found>(client, PRODUCT, [company, sku, day]);
	const { booked, cancellations, ...facts } = found as Found;
	return { ...facts, movements: standing(booked, cancellations).map((movement) => movement.record) };
}
