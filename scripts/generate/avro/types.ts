import {
	labelOf,
	namedTypesOf,
	type PrimitiveNode,
	type RecordNode,
	type SchemaNode,
	shortNameOf,
} from '../../../schemas/model.ts';
import { docstring, sentence } from './docstring.ts';

/**
 * TypeScript of an Avro record: one interface for each record in it, docstrings from `doc`. Logical types appear as
 * the strings that the codec gives: decimal `"12.50"`, date `"2026-03-01"`, timestamp-millis `"2026-03-01T08:00:00.000Z"`.
 * Throws a RangeError where two records share a short name, or a logical type has no mapping.
 */
export function typesOf(record: RecordNode): string {
	const records = namedTypesOf(record).filter((node) => node.kind === 'record');
	const names = records.map((node) => shortNameOf(node.fullName));
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice) throw new RangeError(`${record.fullName} holds two records named ${twice}`);
	// Nested types first, as a reader meets no name before its definition.
	return records.reverse().map(interfaceOf).join('\n');
}

function interfaceOf(record: RecordNode): string {
	const lines = [docstring(`${sentence(record.doc ?? '')} Avro \`${record.fullName}\`.`.trim(), '')];
	lines.push(`export interface ${shortNameOf(record.fullName)} {`);
	for (const field of record.fields) {
		const doc = [sentence(field.doc ?? ''), notation(field.type)].filter(Boolean).join(' ');
		if (doc) lines.push(docstring(doc, '\t'));
		lines.push(`\treadonly ${field.name}: ${typeOf(field.type)};`);
	}
	lines.push('}', '');
	return lines.join('\n');
}

function typeOf(node: SchemaNode): string {
	switch (node.kind) {
		case 'record':
			return shortNameOf(node.fullName);
		case 'enum':
			return node.symbols.map((symbol) => `'${symbol}'`).join(' | ');
		case 'array':
			return `readonly ${elementOf(node.items)}[]`;
		case 'map':
			return `Readonly<Record<string, ${typeOf(node.values)}>>`;
		case 'union':
			return unionOf(node.branches);
		case 'fixed':
			return node.logical?.name === 'decimal' ? 'string' : 'Uint8Array';
		case 'primitive':
			return primitiveOf(node);
	}
}

function elementOf(items: SchemaNode): string {
	const type = typeOf(items);
	return items.kind === 'array' || type.includes(' | ') ? `(${type})` : type;
}

/** null last, as people write it. */
function unionOf(branches: readonly SchemaNode[]): string {
	const types = branches.map(typeOf);
	return [...types.filter((type) => type !== 'null'), ...types.filter((type) => type === 'null')].join(' | ');
}

const LOGICAL: Readonly<Record<string, string>> = {
	'bytes/decimal': 'string',
	'int/date': 'string',
	'long/timestamp-millis': 'string',
	'string/uuid': 'string',
};

const PLAIN: Readonly<Record<PrimitiveNode['type'], string>> = {
	null: 'null',
	boolean: 'boolean',
	int: 'number',
	long: 'number',
	float: 'number',
	double: 'number',
	bytes: 'Uint8Array',
	string: 'string',
};

function primitiveOf(node: PrimitiveNode): string {
	if (!node.logical) return PLAIN[node.type];
	const type = LOGICAL[`${node.type}/${node.logical.name}`];
	if (!type) throw new RangeError(`no TypeScript type for ${labelOf(node)} with logical type ${node.logical.name}`);
	return type;
}

/** How the value is written, where its TypeScript type alone does not say. */
function notation(node: SchemaNode): string {
	if (node.kind === 'union') return node.branches.map(notation).filter(Boolean).join(' ');
	if (node.kind === 'array') return notation(node.items);
	if (node.kind !== 'primitive' && node.kind !== 'fixed') return '';
	switch (node.logical?.name) {
		case 'decimal':
			return `Decimal, at most ${node.logical.precision} digits, ${node.logical.scale ?? 0} of them after the point.`;
		case 'date':
			return 'YYYY-MM-DD.';
		case 'timestamp-millis':
			return 'ISO 8601, UTC, milliseconds.';
		case 'uuid':
			return 'UUID.';
		default:
			return '';
	}
}
