import {
	type FieldNode,
	type FixedNode,
	labelOf,
	namedTypesOf,
	namespaceOf,
	type PrimitiveNode,
	type RecordNode,
	type SchemaNode,
	shortNameOf,
} from './model.ts';

export interface SchemaProblem {
	/** `Item.units[].factorToBase`. */
	readonly path: string;
	readonly problem: string;
	readonly remedy: string;
}

/** The place of a schema file: `erp` and `item` of `schemas/erp/item.avsc`. */
export interface SchemaPlace {
	readonly context: string;
	readonly event: string;
}

/** What the house asks of a schema beyond being Avro; empty where it is well made. */
export function lintSchema(record: RecordNode, place: SchemaPlace): SchemaProblem[] {
	const name = shortNameOf(record.fullName);
	const problems: SchemaProblem[] = [];
	if (kebab(name) !== place.event)
		problems.push({
			path: name,
			problem: `The file is named ${place.event}.avsc, the record ${name}.`,
			remedy: `Name the file ${kebab(name)}.avsc.`,
		});
	for (const type of namedTypesOf(record)) {
		const path = shortNameOf(type.fullName);
		if (namespaceOf(type.fullName) !== `psra.${place.context}`)
			problems.push({
				path,
				problem: `The namespace is ${namespaceOf(type.fullName) ?? 'missing'}.`,
				remedy: `Use psra.${place.context}, as the folder says.`,
			});
		if (!type.doc?.trim()) problems.push(undocumented(path));
		if (type.kind === 'enum' && type.default === undefined)
			problems.push({
				path,
				problem: 'The enum has no default symbol, so no symbol can be added later.',
				remedy: 'Add a first symbol such as unknown and make it the default.',
			});
		if (type.kind === 'fixed') problems.push(...lintLogical(type, path));
		if (type.kind === 'record')
			problems.push(...type.fields.flatMap((field) => lintField(field, `${path}.${field.name}`)));
	}
	return problems;
}

function lintField(field: FieldNode, path: string): SchemaProblem[] {
	const problems = lintType(field.type, path);
	if (!field.doc?.trim()) problems.push(undocumented(path));
	if (field.default && !fits(field.default.value, field.type))
		problems.push({
			path,
			problem: `The default ${JSON.stringify(field.default.value)} is no value of the field's type.`,
			remedy: 'Give a default of the type; of a union, of its first branch.',
		});
	if (isOptional(field.type) && field.default?.value !== null)
		problems.push({
			path,
			problem: 'The field is optional and its default is not null.',
			remedy: 'Put null first in the union and write "default": null.',
		});
	return problems;
}

function isOptional(type: SchemaNode): boolean {
	return type.kind === 'union' && type.branches.some((branch) => labelOf(branch) === 'null');
}

/** Problems of a type where it stands; named types are looked at once, by `lintSchema`. */
function lintType(type: SchemaNode, path: string): SchemaProblem[] {
	if (type.kind === 'array') return lintType(type.items, `${path}[]`);
	if (type.kind === 'map') return lintType(type.values, `${path}{}`);
	if (type.kind === 'union') return type.branches.flatMap((branch) => lintType(branch, path));
	if (type.kind !== 'primitive') return [];
	if (type.type !== 'float' && type.type !== 'double') return lintLogical(type, path);
	return [
		{
			path,
			problem: `${type.type} is floating point.`,
			remedy: 'Use bytes with logical type decimal, or a whole number with its unit in the name.',
		},
	];
}

const LOGICAL_TYPES: ReadonlySet<string> = new Set([
	'bytes/decimal',
	'fixed/decimal',
	'int/date',
	'long/timestamp-millis',
	'string/uuid',
]);

function lintLogical(type: PrimitiveNode | FixedNode, path: string): SchemaProblem[] {
	if (!type.logical) return [];
	const base = type.kind === 'fixed' ? 'fixed' : type.type;
	if (!LOGICAL_TYPES.has(`${base}/${type.logical.name}`))
		return [
			{
				path,
				problem: `The codec knows no logical type ${type.logical.name} on ${base}.`,
				remedy: `Use one of ${[...LOGICAL_TYPES].join(', ')}.`,
			},
		];
	if (type.logical.name !== 'decimal') return [];
	const { precision = 0, scale = 0 } = type.logical;
	if (Number.isInteger(precision) && Number.isInteger(scale) && precision > 0 && scale >= 0 && scale <= precision)
		return [];
	return [
		{
			path,
			problem: `decimal(${type.logical.precision ?? 'no precision'},${scale}) can not hold its own scale.`,
			remedy: 'Give whole numbers with precision ≥ scale ≥ 0 and precision > 0.',
		},
	];
}

/** Whether a default, as JSON writes it, is a value of the type. Bytes and fixed are strings of code points 0-255. */
function fits(value: unknown, type: SchemaNode): boolean {
	switch (type.kind) {
		case 'union':
			return type.branches[0] !== undefined && fits(value, type.branches[0]);
		case 'array':
			return Array.isArray(value) && value.every((item) => fits(item, type.items));
		case 'map':
			return isObject(value) && Object.values(value).every((item) => fits(item, type.values));
		case 'enum':
			return typeof value === 'string' && type.symbols.includes(value);
		case 'fixed':
			return typeof value === 'string' && value.length === type.size;
		case 'record':
			return (
				isObject(value) &&
				type.fields.every((field) =>
					field.name in value ? fits(value[field.name], field.type) : field.default !== undefined,
				)
			);
		case 'primitive':
			return fitsPrimitive(value, type);
	}
}

function fitsPrimitive(value: unknown, { type }: PrimitiveNode): boolean {
	if (type === 'null') return value === null;
	if (type === 'boolean') return typeof value === 'boolean';
	if (type === 'string' || type === 'bytes') return typeof value === 'string';
	if (type === 'int') return Number.isInteger(value) && Math.abs(value as number) <= 0x7f_ff_ff_ff;
	return type === 'long' ? Number.isSafeInteger(value) : typeof value === 'number';
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function undocumented(path: string): SchemaProblem {
	return { path, problem: 'There is no doc.', remedy: 'Say in one sentence what it is, with unit and notation.' };
}

function kebab(name: string): string {
	return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}
