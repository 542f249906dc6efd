import type { FactStore, RecordKind } from '../ports/facts.ts';
import { bomCycle } from './bom-cycle.ts';
import { deliveriesTo } from './deliveries.ts';
import { findingStatements } from './findings.ts';
import { loadProduct } from './product.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

/** Table names can not be parameters; this list is closed, so no text from outside ever stands in a statement. */
const TABLES: readonly RecordKind[] = [
	'party',
	'item',
	'bom',
	'routing',
	'price_list',
	'exchange_rate',
	'supplier_declaration',
	'production_order',
];

function perTable(name: string, text: (table: RecordKind) => string): Record<RecordKind, Statement> {
	const statements = TABLES.map((table) => [table, { name: `${table}_${name}`, text: text(table) }] as const);
	return Object.fromEntries(statements) as Record<RecordKind, Statement>;
}

const PUT = perTable(
	'put',
	(table) => `
		INSERT INTO ${table} AS known (company, id, sequence, content_hash, record) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (company, id) DO UPDATE
		SET sequence = excluded.sequence, content_hash = excluded.content_hash, record = excluded.record, updated_at = now()
		WHERE known.sequence < excluded.sequence`,
);
const KNOWN = perTable(
	'known',
	(table) => `SELECT sequence::text, content_hash FROM ${table} WHERE company = $1 AND id = $2`,
);
const GET = perTable('get', (table) => `SELECT record FROM ${table} WHERE company = $1 AND id = $2`);

const OWN_PARTY: Statement = {
	name: 'party_own',
	text: `SELECT record FROM party WHERE company = $1 AND record->'roles' ? 'own' ORDER BY id LIMIT 1`,
};

const PUT_MOVEMENT: Statement = {
	name: 'movement_put',
	text: `
		INSERT INTO movement (company, document, sku, kind, cancels, posting_date, party_id, content_hash, record)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
};
const KNOWN_MOVEMENT: Statement = {
	name: 'movement_known',
	text: 'SELECT content_hash, sku FROM movement WHERE company = $1 AND document = $2',
};

const CLEAR_BOM: Statement = {
	name: 'bom_component_clear',
	text: 'DELETE FROM bom_component WHERE company = $1 AND sku = $2',
};
const PUT_BOM: Statement = {
	name: 'bom_component_put',
	text: 'INSERT INTO bom_component (company, sku, component) SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING',
};

const CLEAR_GOODS: Statement = {
	name: 'declared_good_clear',
	text: 'DELETE FROM declared_good WHERE company = $1 AND declaration_id = $2 RETURNING sku',
};
const PUT_GOODS: Statement = {
	name: 'declared_good_put',
	text: 'INSERT INTO declared_good (company, declaration_id, sku) SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING',
};

const DECLARATIONS_OF: Statement = {
	name: 'declaration_of_supplier',
	text: `SELECT record FROM supplier_declaration WHERE company = $1 AND record->>'supplierId' = $2 ORDER BY id`,
};

/** UNION, not UNION ALL: a cycle in the bills of materials ends the walk instead of going round for ever. */
const USED_IN: Statement = {
	name: 'bom_used_in',
	text: `
		WITH RECURSIVE up (sku) AS (
			SELECT unnest($2::text[])
			UNION
			SELECT b.sku FROM up JOIN bom_component b ON b.company = $1 AND b.component = up.sku
		)
		SELECT sku FROM up ORDER BY sku`,
};

const SUPPLIED_BY: Statement = {
	name: 'item_supplied_by',
	text: `
		SELECT sku FROM movement WHERE company = $1 AND party_id = $2 AND kind IN ('receipt', 'return_to_supplier')
		UNION
		SELECT id FROM price_list WHERE company = $1 AND record->'prices' @> jsonb_build_array(jsonb_build_object('partyId', $2::text))
		UNION
		SELECT g.sku FROM declared_good g JOIN supplier_declaration d ON d.company = g.company AND d.id = g.declaration_id
		WHERE g.company = $1 AND d.record->>'supplierId' = $2
		ORDER BY 1`,
};

const PRICED_IN: Statement = {
	name: 'item_priced_in',
	text: `
		SELECT sku FROM movement WHERE company = $1 AND record->>'currency' = $2
		UNION
		SELECT id FROM price_list WHERE company = $1 AND record->'prices' @> jsonb_build_array(jsonb_build_object('currency', $2::text))
		UNION
		SELECT g.sku FROM declared_good g JOIN supplier_declaration d ON d.company = g.company AND d.id = g.declaration_id
		WHERE g.company = $1 AND d.record->'materials' @> jsonb_build_array(jsonb_build_object('currency', $2::text))
		ORDER BY 1`,
};

const EVALUATED: Statement = {
	name: 'item_evaluated',
	text: `
		SELECT id FROM item
		WHERE company = $1 AND ($2::text[] IS NULL OR id = ANY ($2)) AND (record->>'finishedGood')::boolean AND (record->>'active')::boolean
		UNION
		SELECT sku FROM latest_evaluation WHERE company = $1 AND ($2::text[] IS NULL OR sku = ANY ($2))
		ORDER BY 1`,
};

const UNKNOWN: Statement = {
	name: 'item_unknown',
	text: `
		SELECT sku FROM unnest($2::text[]) AS sku
		WHERE NOT EXISTS (SELECT FROM item WHERE company = $1 AND id = sku) ORDER BY sku`,
};

const skus = (found: { sku: string }[]) => found.map((row) => row.sku);

export function factStore(client: Queryable): FactStore {
	return {
		async put({ kind, company, id, sequence, contentHash, record }) {
			const stored = await run(client, PUT[kind], [company, id, sequence, contentHash, JSON.stringify(record)]);
			if (stored === 1) return 'stored';
			const [known] = await rows<{ sequence: string; content_hash: string }>(client, KNOWN[kind], [company, id]);
			if (known?.content_hash === contentHash) return 'repeated';
			return Number(known?.sequence) === sequence ? 'conflict' : 'stale';
		},
		async get(kind, company, id) {
			return (await rows<{ record: object }>(client, GET[kind], [company, id]))[0]?.record;
		},
		async ownParty(company) {
			return (await rows<{ record: object }>(client, OWN_PARTY, [company]))[0]?.record;
		},
		async putMovement(row) {
			const values = [
				row.company,
				row.document,
				row.sku,
				row.kind,
				row.cancels,
				row.postingDate,
				row.partyId,
				row.contentHash,
			];
			if ((await run(client, PUT_MOVEMENT, [...values, JSON.stringify(row.record)])) === 1) return 'stored';
			const [known] = await rows<{ content_hash: string }>(client, KNOWN_MOVEMENT, [row.company, row.document]);
			return known?.content_hash === row.contentHash ? 'repeated' : 'conflict';
		},
		async movedItem(company, document) {
			return (await rows<{ sku: string }>(client, KNOWN_MOVEMENT, [company, document]))[0]?.sku;
		},
		async putBomLines(company, sku, components) {
			await run(client, CLEAR_BOM, [company, sku]);
			await run(client, PUT_BOM, [company, sku, components]);
		},
		async putDeclaredGoods(company, declarationId, goods) {
			const before = skus(await rows(client, CLEAR_GOODS, [company, declarationId]));
			await run(client, PUT_GOODS, [company, declarationId, goods]);
			return before;
		},
		async declarationsOf(company, supplierId) {
			return (await rows<{ record: object }>(client, DECLARATIONS_OF, [company, supplierId])).map((row) => row.record);
		},
		usedIn: async (company, from) => skus(await rows(client, USED_IN, [company, from])),
		suppliedBy: async (company, partyId) => skus(await rows(client, SUPPLIED_BY, [company, partyId])),
		pricedIn: async (company, currency) => skus(await rows(client, PRICED_IN, [company, currency])),
		async evaluated(company, among) {
			return (await rows<{ id: string }>(client, EVALUATED, [company, among])).map((row) => row.id);
		},
		bomCycle: (company, sku, day) => bomCycle(client, company, sku, day),
		deliveries: (company, partyId, among, from) => deliveriesTo(client, company, partyId, among, from),
		unknownItems: async (company, among) => skus(await rows(client, UNKNOWN, [company, among])),
		...findingStatements(client),
		product: (company, sku, day) => loadProduct(client, company, sku, day),
	};
}
