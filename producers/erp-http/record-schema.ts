import { z } from 'zod';
import { type EventType, schemaOf } from '../../schemas/index.ts';
import type { FieldNode, LogicalType, PrimitiveNode, RecordNode, SchemaNode, UnionNode } from '../../schemas/model.ts';
import { resolveSchema } from '../../schemas/model.ts';

/** The largest whole number that the codec of the topics writes. */
const LONGEST_LONG = 9_007_199_254_740_990;

/**
 * A record of the contract as JSON, made from its Avro schema: unknown fields are errors, absent ones take the default
 * of the schema, decimals are strings and dates are `YYYY-MM-DD`. It accepts what the codec of the topics accepts, but
 * for text that no database keeps. An issue's message is what was expected, e.g. `a date YYYY-MM-DD`. Throws a
 * RangeError where the record has a type that has no form here.
 */
export function recordSchema(type: EventType): z.ZodType {
	let schema = made.get(type);
	if (!schema) {
		schema = schemaFor(resolveSchema(schemaOf[type]), new Map());
		made.set(type, schema);
	}
	return schema;
}

const made = new Map<EventType, z.ZodType>();

/** Records by their full names, so that each is one component of the OpenAPI document. */
type Known = Map<string, z.ZodType>;

function schemaFor(node: SchemaNode, known: Known, orNull = ''): z.ZodType {
	switch (node.kind) {
		case 'record':
			return recordOf(node, known, orNull);
		case 'enum': {
			const symbols = node.symbols as [string, ...string[]];
			return z.enum(symbols, { error: `one of ${symbols.join(', ')}${orNull}` });
		}
		case 'array':
			return z.array(schemaFor(node.items, known), { error: `an array${orNull}` });
		case 'union':
			return nullable(node, known);
		case 'primitive':
			return primitive(node, orNull);
		default:
			throw new RangeError(`a ${node.kind} has no form in JSON here`);
	}
}

function recordOf({ fullName, doc, fields }: RecordNode, known: Known, orNull: string): z.ZodType {
	const seen = known.get(fullName);
	if (seen) return seen;
	const shape = Object.fromEntries(fields.map((field) => [field.name, fieldOf(field, known)]));
	const schema = z
		.strictObject(shape, { error: `an object${orNull}` })
		.meta({ id: fullName, ...(doc !== undefined && { description: doc }) });
	known.set(fullName, schema);
	return schema;
}

function fieldOf({ type, doc, default: fallback }: FieldNode, known: Known): z.ZodType {
	const schema = schemaFor(type, known);
	const withDefault = fallback ? schema.default(fallback.value) : schema;
	return doc === undefined ? withDefault : withDefault.describe(doc);
}

function nullable({ branches }: UnionNode, known: Known): z.ZodType {
	const others = branches.filter((branch) => !(branch.kind === 'primitive' && branch.type === 'null'));
	const [only] = others;
	if (!only || others.length !== 1 || branches.length !== 2)
		throw new RangeError('a union of several types has no form here');
	return schemaFor(only, known, ' or null').nullable();
}

function primitive({ type, logical }: PrimitiveNode, orNull: string): z.ZodType {
	if (type === 'bytes' && logical?.name === 'decimal') return decimalString(logical, orNull);
	if (type === 'int' && logical?.name === 'date') return z.iso.date({ error: `a date YYYY-MM-DD${orNull}` });
	if (logical) throw new RangeError(`${type} as ${logical.name} has no form here`);
	switch (type) {
		case 'string':
			return z
				.string({ error: `a string${orNull}` })
				.refine(isStorable, { error: 'text without U+0000 and without half a surrogate pair' });
		case 'boolean':
			return z.boolean({ error: `true or false${orNull}` });
		case 'int':
			return z.int32({ error: `a whole number of at most 32 bits${orNull}` });
		case 'long': {
			const error = `a whole number between -${LONGEST_LONG} and ${LONGEST_LONG}${orNull}`;
			return z.int({ error }).min(-LONGEST_LONG, { error }).max(LONGEST_LONG, { error });
		}
		default:
			throw new RangeError(`${type} has no form in JSON here`);
	}
}

/** PostgreSQL keeps no U+0000, and UTF-8 no half of a surrogate pair: either would become another text on the way. */
function isStorable(text: string): boolean {
	return text.isWellFormed() && !text.includes('\u0000');
}

/** Exactly the strings whose value the decimal holds; zeros that change no value are allowed. */
function decimalString({ precision = 0, scale = 0 }: LogicalType, orNull: string): z.ZodType {
	const whole = precision > scale ? `0*\\d{1,${precision - scale}}` : '0+';
	const fraction = scale > 0 ? `\\d{1,${scale}}0*` : '0+';
	return z
		.string({ error: `a decimal as a string, e.g. "12.50"${orNull}` })
		.regex(new RegExp(`^-?${whole}(?:\\.${fraction})?$`), {
			error: `a decimal of at most ${precision - scale} digits before the point and ${scale} behind it${orNull}`,
		});
}
