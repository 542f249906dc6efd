import { describe, expect, it } from '@jest/globals';
import avsc from 'avsc';
import fc from 'fast-check';
import type { AvroField, AvroSchema } from '../../../schemas/avro.ts';
import { checkCompatibility } from '../../../schemas/compatibility.ts';

/**
 * An independent judge: avsc builds a resolver for a pair of schemas or refuses. Names follow from the place in the
 * schema, so that two schemas drawn apart still meet often enough. Without logical types and aliases, where this
 * house is stricter; those have tests of their own.
 */
const primitive = fc.constantFrom<AvroSchema>('null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string');

const DEFAULTS: Readonly<Record<string, unknown>> = {
	null: null,
	boolean: false,
	int: 0,
	long: 0,
	float: 0,
	double: 0,
	bytes: '',
	string: '',
};

function schema(place: string, depth: number): fc.Arbitrary<AvroSchema> {
	if (depth === 0) return primitive;
	const name = fc.constantFrom(place, place, place, `${place}X`);
	return fc.oneof(
		{ weight: 3, arbitrary: primitive },
		{ weight: 1, arbitrary: schema(`${place}i`, depth - 1).map((items): AvroSchema => ({ type: 'array', items })) },
		{ weight: 1, arbitrary: schema(`${place}v`, depth - 1).map((values): AvroSchema => ({ type: 'map', values })) },
		{
			weight: 1,
			arbitrary: fc
				.tuple(name, fc.constantFrom(4, 8))
				.map(([n, size]): AvroSchema => ({ type: 'fixed', name: `F${n}`, size })),
		},
		{ weight: 2, arbitrary: enumeration(name) },
		{ weight: 2, arbitrary: union(place, depth) },
		{ weight: 3, arbitrary: record(name, place, depth) },
	);
}

function enumeration(name: fc.Arbitrary<string>): fc.Arbitrary<AvroSchema> {
	return fc.tuple(name, fc.subarray(['a', 'b', 'c'], { minLength: 1 }), fc.boolean()).map(
		([n, symbols, fallback]): AvroSchema => ({
			type: 'enum',
			name: `E${n}`,
			symbols,
			...(fallback && { default: symbols[0] as string }),
		}),
	);
}

function union(place: string, depth: number): fc.Arbitrary<AvroSchema> {
	const branches = fc.subarray(['null', 'int', 'long', 'string', 'bytes', 'boolean'], { minLength: 1, maxLength: 3 });
	return fc
		.tuple(branches, fc.option(record(fc.constant(place), place, depth - 1)))
		.map(([simple, complex]) => (complex ? [...simple, complex] : simple));
}

function record(name: fc.Arbitrary<string>, place: string, depth: number): fc.Arbitrary<AvroSchema> {
	const fields = ['a', 'b', 'c'].map((key) =>
		fc.option(
			fc.tuple(schema(`${place}${key}`, Math.max(0, depth - 1)), fc.boolean()).map(
				([type, fallback]): AvroField => ({
					name: key,
					type,
					...(fallback && typeof type === 'string' && { default: DEFAULTS[type] }),
				}),
			),
		),
	);
	return fc.tuple(name, fc.tuple(...fields)).map(
		([n, drawn]): AvroSchema => ({
			type: 'record',
			name: `R${n}`,
			fields: drawn.filter((field) => field !== null),
		}),
	);
}

function avscReads(reader: AvroSchema, writer: AvroSchema): boolean {
	const type = (of: AvroSchema) => avsc.Type.forSchema(structuredClone(of) as avsc.Schema, { wrapUnions: true });
	const [readerType, writerType] = [type(reader), type(writer)];
	try {
		readerType.createResolver(writerType);
		return true;
	} catch {
		return false;
	}
}

describe('schema resolution, beside avsc', () => {
	// A judge that always says no agrees with a check that does: both answers must be frequent.
	it('agrees on any pair of schemas', () => {
		const answers = { yes: 0, no: 0 };
		fc.assert(
			fc.property(schema('t', 3), schema('t', 3), (reader, writer) => {
				const ours = checkCompatibility(reader, writer).length === 0;
				expect(ours).toBe(avscReads(reader, writer));
				answers[ours ? 'yes' : 'no'] += 1;
			}),
			{ numRuns: 600, seed: 4 },
		);
		expect(Math.min(answers.yes, answers.no)).toBeGreaterThan(12);
	});

	it('agrees on what becomes of one schema with fields, symbols and branches dropped', () => {
		const answers = { yes: 0, no: 0 };
		fc.assert(
			fc.property(schema('t', 3), fc.infiniteStream(fc.nat(9)), (original, dice) => {
				const changed = dropSome(original, dice);
				for (const [reader, writer] of [
					[original, changed],
					[changed, original],
				] as const) {
					const ours = checkCompatibility(reader, writer).length === 0;
					expect(ours).toBe(avscReads(reader, writer));
					answers[ours ? 'yes' : 'no'] += 1;
				}
			}),
			{ numRuns: 300, seed: 5 },
		);
		expect(Math.min(answers.yes, answers.no)).toBeGreaterThan(12);
	});
});

/** The schema without about a tenth of its fields, symbols and branches; never without the last of them. */
function dropSome(schema: AvroSchema, dice: Iterator<number>): AvroSchema {
	const keep = () => dice.next().value !== 0;
	const some = <T>(all: readonly T[]): T[] => {
		const kept = all.filter(keep);
		return kept.length > 0 ? kept : [...all];
	};
	if (typeof schema === 'string') return schema;
	if (Array.isArray(schema)) return some(schema).map((branch) => dropSome(branch, dice));
	const complex = schema as Exclude<AvroSchema, string | readonly AvroSchema[]>;
	if (complex.type === 'record')
		return {
			...complex,
			fields: complex.fields.filter(keep).map((field) => ({ ...field, type: dropSome(field.type, dice) })),
		};
	if (complex.type === 'enum')
		return { ...complex, symbols: [...new Set([complex.symbols[0] as string, ...complex.symbols.filter(keep)])] };
	if (complex.type === 'array') return { ...complex, items: dropSome(complex.items, dice) };
	if (complex.type === 'map') return { ...complex, values: dropSome(complex.values, dice) };
	return complex;
}
