import { type Queryable, rows, type Statement } from './sql.ts';

/**
 * Every line below an item that holds on a day, once. UNION, not UNION ALL: parts that are shared are walked once and not
 * once for each way that leads to them, and a cycle ends the walk. The walk itself takes lines of any day, of which there
 * are no fewer.
 */
const LINES_BELOW: Statement = {
	name: 'bom_lines_below',
	text: `
		WITH RECURSIVE down (sku) AS (
			SELECT $2::text
			UNION
			SELECT b.component FROM down JOIN bom_component b ON b.company = $1 AND b.sku = down.sku
		)
		SELECT DISTINCT bom.id AS sku, line->>'componentSku' AS component
		FROM down
		JOIN bom ON bom.company = $1 AND bom.id = down.sku
		CROSS JOIN LATERAL jsonb_array_elements(bom.record->'lines') AS line
		WHERE coalesce((line->>'validFrom')::date <= $3::date, true) AND coalesce((line->>'validTo')::date >= $3::date, true)
		ORDER BY 1, 2`,
};

/** The shortest path from an item down its components back to itself; null where there is none. */
export async function bomCycle(client: Queryable, company: string, sku: string, day: string): Promise<string[] | null> {
	const below = new Map<string, string[]>();
	for (const line of await rows<{ sku: string; component: string }>(client, LINES_BELOW, [company, sku, day]))
		below.set(line.sku, [...(below.get(line.sku) ?? []), line.component]);
	const cameFrom = new Map<string, string>();
	const open = [sku];
	for (const at of open)
		for (const component of below.get(at) ?? []) {
			if (component === sku) return [...wayTo(at, cameFrom), sku];
			if (cameFrom.has(component)) continue;
			cameFrom.set(component, at);
			open.push(component);
		}
	return null;
}

function wayTo(sku: string, cameFrom: ReadonlyMap<string, string>): string[] {
	const way = [sku];
	for (let at = cameFrom.get(sku); at !== undefined; at = cameFrom.get(at)) way.unshift(at);
	return way;
}
