import fc from 'fast-check';
import type { FieldNode, LogicalType, PrimitiveNode, SchemaNode } from '../../../../schemas/model.ts';

/**
 * Values as a sender may write them for an Avro schema: right ones for the most part, and now and then one that is out
 * of bounds, of another type or missing. No field is there that the schema doesn't know.
 */
export function valuesOf(node: SchemaNode): fc.Arbitrary<unknown> {
	return fc.oneof({ weight: 60, arbitrary: rightly(node) }, { weight: 1, arbitrary: ODD });
}

const ODD: fc.Arbitrary<unknown> = fc.oneof(
	fc.jsonValue({ maxDepth: 1 }),
	fc.constantFrom(
		'1e3',
		'+1',
		'.5',
		'1.',
		'',
		' 1',
		'0x10',
		'null',
		'2026-02-30',
		'2026-3-1',
		'20260301',
		1.5,
		-0,
		1e20,
	),
);

function rightly(node: SchemaNode): fc.Arbitrary<unknown> {
	switch (node.kind) {
		case 'record':
			return recordOf(node.fields);
		case 'enum':
			return fc.constantFrom(...node.symbols);
		case 'array':
			return fc.array(valuesOf(node.items), { maxLength: 3 });
		case 'union':
			return fc.oneof(...node.branches.map(valuesOf));
		case 'primitive':
			return primitive(node);
		default:
			throw new RangeError(`no values for a ${node.kind}`);
	}
}

function recordOf(fields: readonly FieldNode[]): fc.Arbitrary<unknown> {
	const values = Object.fromEntries(fields.map(({ name, type }) => [name, valuesOf(type)]));
	const without = fields.filter((field) => field.default).map(({ name }) => name);
	const requiredKeys = fields.map(({ name }) => name).filter((name) => !without.includes(name));
	return fc.oneof(
		{ weight: 30, arbitrary: fc.record(values, { requiredKeys }) },
		{ weight: 1, arbitrary: fc.record(values, { requiredKeys: [] }) },
	);
}

function primitive({ type, logical }: PrimitiveNode): fc.Arbitrary<unknown> {
	if (logical?.name === 'decimal') return decimals(logical);
	if (logical?.name === 'date') return dates;
	switch (type) {
		case 'null':
			return fc.constant(null);
		case 'string':
			return fc.string({ unit: 'grapheme' });
		case 'boolean':
			return fc.boolean();
		case 'int':
			return fc.oneof(fc.integer(), fc.constantFrom(2_147_483_647, 2_147_483_648, -2_147_483_648, -2_147_483_649));
		case 'long':
			return fc.oneof(fc.maxSafeInteger(), fc.constantFrom(Number.MAX_SAFE_INTEGER - 1, -Number.MAX_SAFE_INTEGER + 1));
		default:
			throw new RangeError(`no values for ${type}`);
	}
}

/** Up to one digit more than the decimal holds, on either side of the point, with zeros that change nothing. */
function decimals({ precision = 0, scale = 0 }: LogicalType): fc.Arbitrary<string> {
	const digits = (longest: number) =>
		fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: longest });
	return fc
		.tuple(
			fc.constantFrom('', '-'),
			digits(precision - scale + 1),
			fc.option(digits(scale + 1)),
			fc.constantFrom('', '00'),
		)
		.map(
			([sign, whole, fraction, zeros]) => `${sign}${zeros}${whole}${fraction === null ? '' : `.${fraction}${zeros}`}`,
		);
}

const dates = fc.oneof(
	fc
		.date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10)),
	fc.constantFrom('2023-02-29', '2024-02-29', '1900-02-29', '2000-02-29', '0000-02-29', '10000-01-01', '2026-13-01'),
);
