import type { AvroEnum, AvroField, AvroFixed, AvroPrimitiveName, AvroRecord, AvroSchema } from './avro.ts';

/**
 * An Avro schema with every name in full and every reference followed: what generators and the compatibility check
 * walk. A recursive type is one object that is reached again, so a walker keeps what it has seen.
 */

export interface LogicalType {
	readonly name: string;
	/** Of `decimal` only. */
	readonly precision?: number;
	/** Of `decimal` only; 0 where the schema does not say. */
	readonly scale?: number;
}

export interface PrimitiveNode {
	readonly kind: 'primitive';
	readonly type: AvroPrimitiveName;
	readonly logical?: LogicalType;
}

interface NamedNode {
	readonly fullName: string;
	/** Full names. */
	readonly aliases: readonly string[];
	readonly doc?: string;
}

export interface FieldNode {
	readonly name: string;
	readonly aliases: readonly string[];
	readonly doc?: string;
	readonly type: SchemaNode;
	/** Absent where the field has no default; a default may be `null`. */
	readonly default?: { readonly value: unknown };
}

export interface RecordNode extends NamedNode {
	readonly kind: 'record';
	readonly fields: readonly FieldNode[];
}

export interface EnumNode extends NamedNode {
	readonly kind: 'enum';
	readonly symbols: readonly string[];
	readonly default?: string;
}

export interface FixedNode extends NamedNode {
	readonly kind: 'fixed';
	readonly size: number;
	readonly logical?: LogicalType;
}

export interface ArrayNode {
	readonly kind: 'array';
	readonly items: SchemaNode;
}

export interface MapNode {
	readonly kind: 'map';
	readonly values: SchemaNode;
}

export interface UnionNode {
	readonly kind: 'union';
	readonly branches: readonly SchemaNode[];
}

export type SchemaNode = PrimitiveNode | RecordNode | EnumNode | FixedNode | ArrayNode | MapNode | UnionNode;

const PRIMITIVES: ReadonlySet<string> = new Set<AvroPrimitiveName>([
	'null',
	'boolean',
	'int',
	'long',
	'float',
	'double',
	'bytes',
	'string',
]);

const NAME = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/;

/** Where the walk stands: the namespace that short names belong to, and the path for messages. */
interface Place {
	readonly namespace: string | undefined;
	readonly path: string;
}

/**
 * Resolves the names of one self-contained schema.
 * Throws a RangeError with the path (`Item.prices[].amount`) where it is not an Avro schema.
 */
export function resolveSchema(schema: AvroSchema): SchemaNode {
	return resolve(schema, { namespace: undefined, path: '' }, new Map());
}

function resolve(schema: AvroSchema, place: Place, known: Map<string, SchemaNode>): SchemaNode {
	if (typeof schema === 'string') return resolveName(schema, place, known);
	if (Array.isArray(schema)) return resolveUnion(schema, place, known);
	const complex = schema as Exclude<AvroSchema, string | readonly AvroSchema[]>;
	if (typeof complex !== 'object' || complex === null) throw fault(place, `${JSON.stringify(schema)} is no schema`);
	switch (complex.type) {
		case 'record':
			return resolveRecord(complex, place, known);
		case 'enum':
			return resolveEnum(complex, place, known);
		case 'fixed':
			return resolveFixed(complex, place, known);
		case 'array':
			if (complex.items === undefined) throw fault(place, 'an array needs items');
			return { kind: 'array', items: resolve(complex.items, { ...place, path: `${place.path}[]` }, known) };
		case 'map':
			if (complex.values === undefined) throw fault(place, 'a map needs values');
			return { kind: 'map', values: resolve(complex.values, { ...place, path: `${place.path}{}` }, known) };
		default: {
			if (!PRIMITIVES.has(complex.type)) throw fault(place, `${JSON.stringify(complex.type)} is no type`);
			const logical = logicalOf(complex);
			return { kind: 'primitive', type: complex.type, ...(logical && { logical }) };
		}
	}
}

function resolveName(name: string, place: Place, known: Map<string, SchemaNode>): SchemaNode {
	if (PRIMITIVES.has(name)) return { kind: 'primitive', type: name as AvroPrimitiveName };
	const found = known.get(fullNameOf(name, place.namespace));
	if (!found) throw fault(place, `${JSON.stringify(name)} is no primitive and no type defined before it`);
	return found;
}

function resolveUnion(schemas: readonly AvroSchema[], place: Place, known: Map<string, SchemaNode>): SchemaNode {
	if (schemas.length === 0) throw fault(place, 'a union needs a branch');
	const branches = schemas.map((branch) => resolve(branch, place, known));
	const labels = branches.map(labelOf);
	const twice = labels.find((label, index) => labels.indexOf(label) !== index);
	if (branches.some((branch) => branch.kind === 'union')) throw fault(place, 'a union may not hold a union');
	if (twice) throw fault(place, `the union holds ${twice} twice`);
	return { kind: 'union', branches };
}

function resolveRecord(schema: AvroRecord, place: Place, known: Map<string, SchemaNode>): RecordNode {
	const fields: FieldNode[] = [];
	const node: RecordNode = { kind: 'record', ...named(schema, place), fields };
	define(node, place, known);
	if (!Array.isArray(schema.fields)) throw fault(place, `record ${node.fullName} needs fields`);
	const path = place.path || node.fullName.slice(node.fullName.lastIndexOf('.') + 1);
	for (const field of schema.fields as readonly AvroField[]) {
		if (typeof field?.name !== 'string' || !NAME.test(field.name) || field.name.includes('.'))
			throw fault(place, `${JSON.stringify(field?.name)} is no name of a field`);
		if (fields.some((other) => other.name === field.name)) throw fault(place, `field ${field.name} stands twice`);
		fields.push({
			name: field.name,
			aliases: field.aliases ?? [],
			...(field.doc !== undefined && { doc: field.doc }),
			type: resolve(field.type, { namespace: namespaceOf(node.fullName), path: `${path}.${field.name}` }, known),
			...('default' in field && { default: { value: field.default } }),
		});
	}
	return node;
}

function resolveEnum(schema: AvroEnum, place: Place, known: Map<string, SchemaNode>): EnumNode {
	const node: EnumNode = {
		kind: 'enum',
		...named(schema, place),
		symbols: schema.symbols,
		...(schema.default !== undefined && { default: schema.default }),
	};
	define(node, place, known);
	if (!Array.isArray(schema.symbols) || schema.symbols.length === 0)
		throw fault(place, `enum ${node.fullName} needs symbols`);
	if (new Set(schema.symbols).size !== schema.symbols.length)
		throw fault(place, `enum ${node.fullName} holds a symbol twice`);
	if (node.default !== undefined && !node.symbols.includes(node.default))
		throw fault(place, `default ${node.default} of enum ${node.fullName} is none of its symbols`);
	return node;
}

function resolveFixed(schema: AvroFixed, place: Place, known: Map<string, SchemaNode>): FixedNode {
	const logical = logicalOf(schema);
	const node: FixedNode = {
		kind: 'fixed',
		...named(schema, place),
		size: schema.size,
		...(logical && { logical }),
	};
	define(node, place, known);
	if (!Number.isInteger(schema.size) || schema.size < 0)
		throw fault(place, `fixed ${node.fullName} needs a size in bytes`);
	return node;
}

function define(node: RecordNode | EnumNode | FixedNode, place: Place, known: Map<string, SchemaNode>): void {
	if (known.has(node.fullName)) throw fault(place, `${node.fullName} is defined twice`);
	known.set(node.fullName, node);
}

function named(schema: AvroRecord | AvroEnum | AvroFixed, place: Place): NamedNode {
	if (typeof schema.name !== 'string' || !NAME.test(schema.name))
		throw fault(place, `${JSON.stringify(schema.name)} is no name of a ${schema.type}`);
	const fullName = fullNameOf(schema.name, schema.namespace ?? place.namespace);
	return {
		fullName,
		aliases: (schema.aliases ?? []).map((alias) => fullNameOf(alias, namespaceOf(fullName))),
		...(schema.doc !== undefined && { doc: schema.doc }),
	};
}

function logicalOf(schema: { logicalType?: string; precision?: number; scale?: number }): LogicalType | undefined {
	if (schema.logicalType === undefined) return undefined;
	if (schema.logicalType !== 'decimal') return { name: schema.logicalType };
	return {
		name: 'decimal',
		...(schema.precision !== undefined && { precision: schema.precision }),
		scale: schema.scale ?? 0,
	};
}

function fullNameOf(name: string, namespace: string | undefined): string {
	return name.includes('.') || !namespace ? name : `${namespace}.${name}`;
}

/** The part before the last dot; undefined for a name without namespace. */
export function namespaceOf(fullName: string): string | undefined {
	const dot = fullName.lastIndexOf('.');
	return dot < 0 ? undefined : fullName.slice(0, dot);
}

/** The name without its namespace. */
export function shortNameOf(fullName: string): string {
	return fullName.slice(fullName.lastIndexOf('.') + 1);
}

/** How a type is called in messages, and what a union may hold only once. */
export function labelOf(node: SchemaNode): string {
	if (node.kind === 'primitive') return node.type;
	return 'fullName' in node ? node.fullName : node.kind;
}

/** Every record, enum and fixed of a schema, itself included, in order of definition. */
export function namedTypesOf(node: SchemaNode): (RecordNode | EnumNode | FixedNode)[] {
	const found = new Set<RecordNode | EnumNode | FixedNode>();
	const walk = (current: SchemaNode): void => {
		if (current.kind === 'array') walk(current.items);
		else if (current.kind === 'map') walk(current.values);
		else if (current.kind === 'union') current.branches.forEach(walk);
		else if (current.kind !== 'primitive' && !found.has(current)) {
			found.add(current);
			if (current.kind === 'record') for (const field of current.fields) walk(field.type);
		}
	};
	walk(node);
	return [...found];
}

function fault(place: Place, problem: string): RangeError {
	return new RangeError(place.path ? `${place.path}: ${problem}` : problem);
}
