import type { ProductFacts } from '../ports/facts.ts';
import { findingsOf } from './findings.ts';
import { type Queryable, rows, type Statement } from './sql.ts';

const CLOSURE: Statement = {
	name: 'product_closure',
	text: `
		WITH RECURSIVE down (sku) AS (
			SELECT $2::text
			UNION
			SELECT b.component FROM down JOIN bom_component b ON b.company = $1 AND b.sku = down.sku
		)
		SELECT sku FROM down ORDER BY sku <> $2, sku`,
};

const byItem = (table: string): Statement => ({
	name: `product_${table}`,
	text: `SELECT record FROM ${table} WHERE company = $1 AND id = ANY ($2) ORDER BY id`,
});
const ITEMS = byItem('item');
const BOMS = byItem('bom');
const ROUTINGS = byItem('routing');
const PRICES = byItem('price_list');

const DECLARATIONS: Statement = {
	name: 'product_declarations',
	text: `
		SELECT record FROM supplier_declaration
		WHERE company = $1 AND id IN (SELECT declaration_id FROM declared_good WHERE company = $1 AND sku = ANY ($2)) ORDER BY id`,
};

const PARTIES: Statement = { name: 'product_parties', text: 'SELECT record FROM party WHERE company = $1 ORDER BY id' };
const RATES: Statement = {
	name: 'product_rates',
	text: 'SELECT record FROM exchange_rate WHERE company = $1 ORDER BY id',
};

/** A cancellation may be posted later than the period: it takes its receipt back all the same. */
const MOVEMENTS: Statement = {
	name: 'product_movements',
	text: `
		SELECT record FROM movement m
		WHERE company = $1 AND sku = ANY ($2) AND kind IN ('receipt', 'return_to_supplier') AND posting_date BETWEEN $3 AND $4
			AND NOT EXISTS (SELECT FROM movement c WHERE c.company = m.company AND c.cancels = m.document)
		ORDER BY posting_date, document`,
};

const records = async (client: Queryable, statement: Statement, values: unknown[]) =>
	(await rows<{ record: object }>(client, statement, values)).map((row) => row.record);

export async function loadProduct(
	client: Queryable,
	company: string,
	sku: string,
	from: string,
	to: string,
): Promise<ProductFacts> {
	const skus = (await rows<{ sku: string }>(client, CLOSURE, [company, sku])).map((row) => row.sku);
	return {
		skus,
		items: await records(client, ITEMS, [company, skus]),
		boms: await records(client, BOMS, [company, skus]),
		routings: await records(client, ROUTINGS, [company, skus]),
		priceLists: await records(client, PRICES, [company, skus]),
		declarations: await records(client, DECLARATIONS, [company, skus]),
		parties: await records(client, PARTIES, [company]),
		exchangeRates: await records(client, RATES, [company]),
		movements: await records(client, MOVEMENTS, [company, skus, from, to]),
		findings: await findingsOf(client, company, skus),
	};
}
