import type { AvroSchema } from '../avro.ts';
import { spell } from '../compatibility.ts';
import { labelOf, resolveSchema, type SchemaNode, shortNameOf } from '../model.ts';

/** One place where two schemas differ. */
export interface Difference {
	/** E.g. `Item.units[].factorToBase`; a description is a place of its own, `Item.sku (doc)`. */
	readonly path: string;
	/** As people write it; null where the schema has no such place. */
	readonly before: string | null;
	readonly after: string | null;
}

/** Where `after` differs from `before`, descriptions and defaults included. */
export function differences(before: AvroSchema, after: AvroSchema): Difference[] {
	const [then, now] = [placesOf(before), placesOf(after)];
	return [...new Set([...then.keys(), ...now.keys()])]
		.map((path) => ({ path, before: then.get(path) ?? null, after: now.get(path) ?? null }))
		.filter((one) => one.before !== one.after);
}

function placesOf(schema: AvroSchema): Map<string, string> {
	const root = resolveSchema(schema);
	const places = new Map<string, string>();
	walk(root, shortNameOf(labelOf(root)), places, new Set());
	return places;
}

/** `above`: types that the walk is within; a recursive one ends there. */
function walk(node: SchemaNode, path: string, places: Map<string, string>, above: ReadonlySet<SchemaNode>): void {
	if (above.has(node)) return;
	if ('doc' in node && node.doc !== undefined) places.set(`${path} (doc of the type)`, node.doc);
	if (node.kind === 'enum') {
		const fallback = node.default === undefined ? [] : [`default ${node.default}`];
		places.set(`${path} (symbols)`, [...node.symbols, ...fallback].join(', '));
	}
	if (node.kind === 'record')
		for (const { name, type, doc, default: fallback } of node.fields) {
			places.set(`${path}.${name}`, `${spell(type)}${fallback ? ` = ${JSON.stringify(fallback.value)}` : ''}`);
			if (doc !== undefined) places.set(`${path}.${name} (doc)`, doc);
		}
	const within = new Set([...above, node]);
	for (const [at, child] of childrenOf(node, path)) walk(child, at, places, within);
}

function childrenOf(node: SchemaNode, path: string): (readonly [path: string, child: SchemaNode])[] {
	switch (node.kind) {
		case 'record':
			return node.fields.map(({ name, type }) => [`${path}.${name}`, type]);
		case 'array':
			return [[`${path}[]`, node.items]];
		case 'map':
			return [[`${path}{}`, node.values]];
		case 'union':
			return node.branches.map((branch) => [path, branch]);
		default:
			return [];
	}
}
