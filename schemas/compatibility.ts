import type { AvroSchema } from './avro.ts';
import {
	type EnumNode,
	type FixedNode,
	labelOf,
	type PrimitiveNode,
	type RecordNode,
	resolveSchema,
	type SchemaNode,
	shortNameOf,
	type UnionNode,
} from './model.ts';

/**
 * Avro schema resolution (specification 1.12, "Schema Resolution") as a static check, stricter in two points: named
 * types match by full name or alias, and logical types must be equal, since a date read as a bare int is wrong
 * however well it decodes.
 */

export type IncompatibilityKind =
	/** The reader's field is not in the writer's record and has no default. */
	| 'field-missing'
	/** The writer may send a symbol that the reader's enum lacks, and that enum has no default. */
	| 'symbol-unknown'
	/** The writer may send a type that is no branch of the reader's union. */
	| 'branch-missing'
	| 'type-changed'
	| 'name-changed'
	| 'size-changed'
	/** Logical type, precision or scale differ. */
	| 'logical-type-changed';

export interface Incompatibility {
	readonly kind: IncompatibilityKind;
	/** Where, in the reader's names: `Item.units[].factorToBase`. */
	readonly path: string;
	/** What stands there in each, as people write it: `decimal(18,6)`, `symbol lapsed`. */
	readonly reader: string;
	readonly writer: string;
}

/**
 * Why data written with `writer` can not be read with `reader`; empty if it can, whatever the data.
 * Throws a RangeError where one of them is no Avro schema.
 */
export function checkCompatibility(reader: AvroSchema, writer: AvroSchema): Incompatibility[] {
	const root = resolveSchema(reader);
	return compare(root, resolveSchema(writer), shortNameOf(labelOf(root)), new Map());
}

/** Pairs under comparison: a recursive type meets itself and is as compatible as the rest of it. */
type Seen = Map<SchemaNode, Set<SchemaNode>>;

function compare(reader: SchemaNode, writer: SchemaNode, path: string, seen: Seen): Incompatibility[] {
	if (seen.get(reader)?.has(writer)) return [];
	if (writer.kind === 'union') return writer.branches.flatMap((branch) => compareBranch(reader, branch, path, seen));
	if (reader.kind === 'union') return compareBranch(reader, writer, path, seen);
	if (reader.kind === 'array' && writer.kind === 'array') return compare(reader.items, writer.items, `${path}[]`, seen);
	if (reader.kind === 'map' && writer.kind === 'map') return compare(reader.values, writer.values, `${path}{}`, seen);
	if (reader.kind === 'record' && writer.kind === 'record') return compareRecords(reader, writer, path, seen);
	if (reader.kind === 'enum' && writer.kind === 'enum') return compareEnums(reader, writer, path);
	if (reader.kind === 'fixed' && writer.kind === 'fixed') return compareFixed(reader, writer, path);
	if (reader.kind === 'primitive' && writer.kind === 'primitive') return comparePrimitives(reader, writer, path);
	return [difference('type-changed', path, reader, writer)];
}

/** One branch of the writer's union, or its only type, against the reader. */
function compareBranch(reader: SchemaNode, branch: SchemaNode, path: string, seen: Seen): Incompatibility[] {
	if (reader.kind !== 'union') return compare(reader, branch, path, seen);
	const attempts = reader.branches.map((candidate) => compare(candidate, branch, path, new Map(seen)));
	if (attempts.some((found) => found.length === 0)) return [];
	// The branch of the same name is what was meant: its own differences say more than "no branch fits".
	const namesake = reader.branches.findIndex((candidate) => labelOf(candidate) === labelOf(branch));
	return attempts[namesake] ?? [difference('branch-missing', path, reader, branch)];
}

function compareRecords(reader: RecordNode, writer: RecordNode, path: string, seen: Seen): Incompatibility[] {
	if (!sameName(reader, writer)) return [difference('name-changed', path, reader, writer)];
	seen.set(reader, new Set(seen.get(reader)).add(writer));
	return reader.fields.flatMap((field): Incompatibility[] => {
		const at = `${path}.${field.name}`;
		const source =
			writer.fields.find((other) => other.name === field.name) ??
			writer.fields.find((other) => field.aliases.includes(other.name));
		if (source) return compare(field.type, source.type, at, seen);
		if (field.default) return [];
		return [{ kind: 'field-missing', path: at, reader: spell(field.type), writer: 'no such field' }];
	});
}

function compareEnums(reader: EnumNode, writer: EnumNode, path: string): Incompatibility[] {
	if (!sameName(reader, writer)) return [difference('name-changed', path, reader, writer)];
	if (reader.default !== undefined) return [];
	return writer.symbols
		.filter((symbol) => !reader.symbols.includes(symbol))
		.map((symbol) => ({ kind: 'symbol-unknown', path, reader: 'no such symbol', writer: `symbol ${symbol}` }));
}

function compareFixed(reader: FixedNode, writer: FixedNode, path: string): Incompatibility[] {
	if (!sameName(reader, writer)) return [difference('name-changed', path, reader, writer)];
	if (reader.size !== writer.size)
		return [{ kind: 'size-changed', path, reader: `${reader.size} bytes`, writer: `${writer.size} bytes` }];
	return compareLogical(reader, writer, path);
}

/** Writer's type to the reader's types that it may be promoted to. */
const PROMOTIONS: Readonly<Partial<Record<PrimitiveNode['type'], readonly PrimitiveNode['type'][]>>> = {
	int: ['long', 'float', 'double'],
	long: ['float', 'double'],
	float: ['double'],
	string: ['bytes'],
	bytes: ['string'],
};

function comparePrimitives(reader: PrimitiveNode, writer: PrimitiveNode, path: string): Incompatibility[] {
	if (reader.type !== writer.type && !PROMOTIONS[writer.type]?.includes(reader.type))
		return [difference('type-changed', path, reader, writer)];
	return compareLogical(reader, writer, path);
}

function compareLogical(
	reader: PrimitiveNode | FixedNode,
	writer: PrimitiveNode | FixedNode,
	path: string,
): Incompatibility[] {
	const [a, b] = [reader.logical, writer.logical];
	const equal = a?.name === b?.name && a?.precision === b?.precision && a?.scale === b?.scale;
	return equal ? [] : [difference('logical-type-changed', path, reader, writer)];
}

function sameName(reader: RecordNode | EnumNode | FixedNode, writer: RecordNode | EnumNode | FixedNode): boolean {
	return reader.fullName === writer.fullName || reader.aliases.includes(writer.fullName);
}

function difference(kind: IncompatibilityKind, path: string, reader: SchemaNode, writer: SchemaNode): Incompatibility {
	return { kind, path, reader: spell(reader), writer: spell(writer) };
}

/** A type as people write it: `decimal(18,6)`, `date`, `union of null, string`, `record psra.erp.Item`. */
export function spell(node: SchemaNode): string {
	switch (node.kind) {
		case 'record':
		case 'enum':
			return `${node.kind} ${node.fullName}`;
		case 'array':
			return `array of ${spell(node.items)}`;
		case 'map':
			return `map of ${spell(node.values)}`;
		case 'union':
			return spellUnion(node);
		case 'fixed':
			return node.logical ? spellLogical(node) : `fixed ${node.fullName} of ${node.size} bytes`;
		case 'primitive':
			return node.logical ? spellLogical(node) : node.type;
	}
}

function spellUnion(node: UnionNode): string {
	return `union of ${node.branches.map(spell).join(', ')}`;
}

function spellLogical({ logical }: PrimitiveNode | FixedNode): string {
	return logical?.name === 'decimal' ? `decimal(${logical.precision},${logical.scale})` : `${logical?.name}`;
}
