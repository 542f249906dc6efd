import { describe, expect, it } from '@jest/globals';
import type { AvroSchema } from '../../../../../schemas/avro.ts';
import { type RecordNode, resolveSchema } from '../../../../../schemas/model.ts';
import { typesOf } from '../../../../../scripts/generate/avro/types.ts';
import { date, decimal, enumeration, field, optional, record } from '../../../schemas/schema-kit.ts';

const typesFor = (schema: AvroSchema) => typesOf(resolveSchema(schema) as RecordNode);

/** The TypeScript type of a field `a` of this schema. */
function typeOf(schema: AvroSchema): string {
	return /readonly a: (.*);/.exec(typesFor(record('R', field('a', schema))).split('interface R ')[1] ?? '')?.[1] ?? '';
}

describe('TypeScript of Avro', () => {
	it.each([
		['string', 'string'],
		['boolean', 'boolean'],
		['int', 'number'],
		['long', 'number'],
		['bytes', 'Uint8Array'],
		[decimal(18, 6), 'string'],
		[date, 'string'],
		[{ type: 'long', logicalType: 'timestamp-millis' }, 'string'],
		[{ type: 'string', logicalType: 'uuid' }, 'string'],
		[enumeration('Kind', ['made', 'bought']), "'made' | 'bought'"],
		[optional('long'), 'number | null'],
		[optional(enumeration('Kind', ['made', 'bought'])), "'made' | 'bought' | null"],
		[{ type: 'array', items: 'string' }, 'readonly string[]'],
		[{ type: 'array', items: optional('string') }, 'readonly (string | null)[]'],
		[{ type: 'array', items: { type: 'array', items: 'int' } }, 'readonly (readonly number[])[]'],
		[{ type: 'array', items: { type: 'map', values: 'int' } }, 'readonly Readonly<Record<string, number>>[]'],
		[optional({ type: 'array', items: 'string' }), 'readonly string[] | null'],
		[{ type: 'map', values: optional(decimal(9, 2)) }, 'Readonly<Record<string, string | null>>'],
		[{ type: 'fixed', name: 'Hash', size: 32 }, 'Uint8Array'],
		[record('Inner'), 'Inner'],
		[optional('R'), 'R | null'],
	] as [AvroSchema, string][])('%j is %s', (schema, type) => {
		expect(typeOf(schema)).toBe(type);
	});

	it('makes one interface a record, nested ones first, with docs and notation', () => {
		const line = { ...record('Line', field('quantity', decimal(18, 6), { doc: 'How many' })), doc: 'One line' };
		const schema = {
			...record('Bom', field('lines', { type: 'array', items: line }), field('more', { type: 'array', items: 'Line' })),
			doc: 'A bill of materials.',
		};
		expect(typesFor(schema)).toBe(`/** One line. Avro \`psra.test.Line\`. */
export interface Line {
	/** How many. Decimal, at most 18 digits, 6 of them after the point. */
	readonly quantity: string;
}

/** A bill of materials. Avro \`psra.test.Bom\`. */
export interface Bom {
	/** For a test. */
	readonly lines: readonly Line[];
	/** For a test. */
	readonly more: readonly Line[];
}
`);
	});

	it('wraps a long doc at the width of the house, and lets none end its comment', () => {
		const text = typesFor(record('R', field('a', 'int', { doc: `${'Words and words. '.repeat(12)}*/ export {};` })));
		expect(Math.max(...text.split('\n').map((line) => line.replace('\t', '    ').length))).toBeLessThanOrEqual(120);
		expect(text.match(/\*\//g)).toHaveLength(2);
	});

	it('refuses a logical type without mapping and two records of one short name', () => {
		expect(() => typeOf({ type: 'long', logicalType: 'timestamp-micros' })).toThrow(
			'long with logical type timestamp-micros',
		);
		const other = { ...record('R'), namespace: 'psra.other' };
		expect(() => typesFor(record('R', field('a', other)))).toThrow('two records named R');
	});
});
