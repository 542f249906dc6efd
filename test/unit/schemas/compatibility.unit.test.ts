import { describe, expect, it } from '@jest/globals';
import type { AvroSchema } from '../../../schemas/avro.ts';
import { checkCompatibility, type Incompatibility } from '../../../schemas/compatibility.ts';
import { date, decimal, enumeration, field, optional, record } from './schema-kit.ts';

/** What the check says of a field `a` that the reader has as `reader` and the writer as `writer`. */
function ofField(reader: AvroSchema, writer: AvroSchema): Incompatibility[] {
	return checkCompatibility(record('R', field('a', reader)), record('R', field('a', writer)));
}

const briefly = (found: readonly Incompatibility[]) =>
	found.map(({ kind, path, reader, writer }) => `${kind} at ${path}: ${reader} / ${writer}`);

describe('schema resolution', () => {
	it('reads what it writes', () => {
		const schema = record('R', field('a', optional(decimal(18, 6))), field('b', { type: 'array', items: 'string' }));
		expect(checkCompatibility(schema, schema)).toEqual([]);
	});

	it('ignores a field that the reader does not know', () => {
		expect(
			checkCompatibility(record('R', field('a', 'int')), record('R', field('a', 'int'), field('b', 'int'))),
		).toEqual([]);
	});

	it('needs a default for a field that the writer does not send', () => {
		const writer = record('R', field('a', 'int'));
		expect(checkCompatibility(record('R', field('a', 'int'), field('b', 'int', { default: 0 })), writer)).toEqual([]);
		expect(
			checkCompatibility(record('R', field('a', 'int'), field('b', optional('int'), { default: null })), writer),
		).toEqual([]);
		expect(briefly(checkCompatibility(record('R', field('a', 'int'), field('b', date)), writer))).toEqual([
			'field-missing at R.b: date / no such field',
		]);
	});

	it('finds a renamed field by its alias', () => {
		const writer = record('R', field('weight', 'int'));
		expect(checkCompatibility(record('R', field('netWeight', 'int', { aliases: ['weight'] })), writer)).toEqual([]);
		expect(
			briefly(checkCompatibility(record('R', field('netWeight', 'string', { aliases: ['weight'] })), writer)),
		).toEqual(['type-changed at R.netWeight: string / int']);
	});

	it('finds a renamed record by its alias only', () => {
		const writer = record('Item');
		expect(checkCompatibility({ ...record('Article'), aliases: ['Item'] }, writer)).toEqual([]);
		expect(checkCompatibility({ ...record('Article'), aliases: ['psra.test.Item'] }, writer)).toEqual([]);
		expect(briefly(checkCompatibility(record('Article'), writer))).toEqual([
			'name-changed at Article: record psra.test.Article / record psra.test.Item',
		]);
	});

	it.each([
		['int', 'long'],
		['int', 'float'],
		['int', 'double'],
		['long', 'float'],
		['long', 'double'],
		['float', 'double'],
		['string', 'bytes'],
		['bytes', 'string'],
	])('promotes %s to %s', (writer, reader) => {
		expect(ofField(reader, writer)).toEqual([]);
	});

	it.each([
		['long', 'int'],
		['double', 'float'],
		['float', 'long'],
		['boolean', 'int'],
		['string', 'int'],
		['null', 'string'],
	])('does not read %s as %s', (writer, reader) => {
		expect(briefly(ofField(reader, writer))).toEqual([`type-changed at R.a: ${reader} / ${writer}`]);
	});

	it('holds precision and scale of a decimal', () => {
		expect(ofField(decimal(18), decimal(18, 0))).toEqual([]);
		expect(briefly(ofField(decimal(18, 4), decimal(18, 6)))).toEqual([
			'logical-type-changed at R.a: decimal(18,4) / decimal(18,6)',
		]);
		expect(briefly(ofField(decimal(20, 6), decimal(18, 6)))).toEqual([
			'logical-type-changed at R.a: decimal(20,6) / decimal(18,6)',
		]);
	});

	it('takes a lost logical type for what it is', () => {
		expect(briefly(ofField('int', date))).toEqual(['logical-type-changed at R.a: int / date']);
		expect(briefly(ofField('string', decimal(9, 2)))).toEqual(['logical-type-changed at R.a: string / decimal(9,2)']);
	});

	it('needs a default for a symbol that the reader does not know', () => {
		const writer = enumeration('E', ['a', 'b', 'c']);
		expect(ofField(enumeration('E', ['a', 'b'], 'a'), writer)).toEqual([]);
		expect(ofField(enumeration('E', ['c', 'b', 'a', 'd']), writer)).toEqual([]);
		expect(briefly(ofField(enumeration('E', ['a']), writer))).toEqual([
			'symbol-unknown at R.a: no such symbol / symbol b',
			'symbol-unknown at R.a: no such symbol / symbol c',
		]);
		expect(briefly(ofField(enumeration('F', ['a', 'b', 'c']), writer))).toEqual([
			'name-changed at R.a: enum psra.test.F / enum psra.test.E',
		]);
	});

	it('holds the size of a fixed', () => {
		const fixed = (size: number): AvroSchema => ({ type: 'fixed', name: 'Hash', size });
		expect(ofField(fixed(32), fixed(32))).toEqual([]);
		expect(briefly(ofField(fixed(32), fixed(20)))).toEqual(['size-changed at R.a: 32 bytes / 20 bytes']);
	});

	it('reads a union only if each branch can be read', () => {
		expect(ofField(['null', 'string'], 'string')).toEqual([]);
		expect(ofField(['null', 'long'], 'int')).toEqual([]);
		expect(ofField(['null', 'int', 'string'], ['string', 'null'])).toEqual([]);
		expect(briefly(ofField('string', ['null', 'string']))).toEqual(['type-changed at R.a: string / null']);
		expect(briefly(ofField(['null', 'string'], ['null', 'string', 'boolean']))).toEqual([
			'branch-missing at R.a: union of null, string / boolean',
		]);
	});

	it('says of a union what is wrong in the branch that was meant', () => {
		expect(briefly(ofField(optional(decimal(18, 4)), optional(decimal(18, 6))))).toEqual([
			'logical-type-changed at R.a: decimal(18,4) / decimal(18,6)',
		]);
		const reader = optional(record('Inner', field('x', 'int'), field('y', 'int')));
		expect(briefly(ofField(reader, optional(record('Inner', field('x', 'int')))))).toEqual([
			'field-missing at R.a.y: int / no such field',
		]);
	});

	it('goes into arrays, maps and records', () => {
		const nest = (inner: AvroSchema): AvroSchema => ({
			type: 'array',
			items: { type: 'map', values: record('Inner', field('x', inner)) },
		});
		expect(ofField(nest('long'), nest('int'))).toEqual([]);
		expect(briefly(ofField(nest('int'), nest('long')))).toEqual(['type-changed at R.a[]{}.x: int / long']);
		expect(briefly(ofField({ type: 'array', items: 'int' }, { type: 'map', values: 'int' }))).toEqual([
			'type-changed at R.a: array of int / map of int',
		]);
	});

	it('ends on a recursive type', () => {
		const tree = (leaf: AvroSchema) =>
			record('Node', field('value', leaf), field('parts', { type: 'array', items: 'Node' }));
		expect(checkCompatibility(tree('long'), tree('int'))).toEqual([]);
		expect(briefly(checkCompatibility(tree('int'), tree('long')))).toEqual(['type-changed at Node.value: int / long']);
	});

	it('names every difference, not the first', () => {
		const reader = record('R', field('a', 'int'), field('b', 'string'), field('c', 'int'));
		const writer = record('R', field('a', 'string'), field('c', 'boolean'));
		expect(checkCompatibility(reader, writer).map(({ path }) => path)).toEqual(['R.a', 'R.b', 'R.c']);
	});
});
