import { describe, expect, it } from '@jest/globals';
import type { AvroSchema } from '../../../schemas/avro.ts';
import { namedTypesOf, resolveSchema } from '../../../schemas/model.ts';
import { enumeration, field, record } from './schema-kit.ts';

describe('a resolved schema', () => {
	it('gives nested types the namespace around them, unless they say otherwise', () => {
		const schema = record(
			'Item',
			field('kind', enumeration('Kind', ['a'])),
			field('other', { ...record('Other', field('kind', enumeration('Kind', ['b']))), namespace: 'psra.else' }),
			field('dotted', { type: 'fixed', name: 'psra.third.Hash', size: 32 }),
		);
		expect(namedTypesOf(resolveSchema(schema)).map(({ fullName }) => fullName)).toEqual([
			'psra.test.Item',
			'psra.test.Kind',
			'psra.else.Other',
			'psra.else.Kind',
			'psra.third.Hash',
		]);
	});

	it('follows references, back to the type itself too', () => {
		const root = resolveSchema(record('Node', field('parent', ['null', 'Node']), field('again', 'psra.test.Node')));
		if (root.kind !== 'record') throw new Error('a record was given');
		expect(root.fields[1]?.type).toBe(root);
		expect(root.fields[0]?.type).toMatchObject({ kind: 'union', branches: [{ type: 'null' }, root] });
	});

	it('knows a default of null from no default', () => {
		const root = resolveSchema(record('R', field('a', ['null', 'int'], { default: null }), field('b', 'int')));
		expect(root).toMatchObject({ fields: [{ default: { value: null } }, {}] });
		expect(root.kind === 'record' && root.fields[1]).not.toHaveProperty('default');
	});

	it.each([
		[
			'a type that is nowhere defined',
			record('R', field('a', 'Missing')),
			'R.a: "Missing" is no primitive and no type',
		],
		['a type out of its namespace', record('R', field('a', 'psra.other.R')), 'R.a: "psra.other.R" is no primitive'],
		['a type defined twice', record('R', field('a', record('R'))), 'R.a: psra.test.R is defined twice'],
		['a field twice', record('R', field('a', 'int'), field('a', 'int')), 'field a stands twice'],
		['a field without a name', record('R', field('', 'int')), '"" is no name of a field'],
		['a record without a name', record('9R'), '"9R" is no name of a record'],
		['no type', record('R', field('a', { type: 'text' } as unknown as AvroSchema)), 'R.a: "text" is no type'],
		['an empty union', record('R', field('a', [])), 'R.a: a union needs a branch'],
		['a union in a union', record('R', field('a', ['null', ['int']])), 'R.a: a union may not hold a union'],
		['a branch twice', record('R', field('a', ['int', { type: 'int' }])), 'R.a: the union holds int twice'],
		['an enum without symbols', record('R', field('a', enumeration('E', []))), 'R.a: enum psra.test.E needs symbols'],
		[
			'a symbol twice',
			record('R', field('a', enumeration('E', ['x', 'x']))),
			'R.a: enum psra.test.E holds a symbol twice',
		],
		[
			'a default that is no symbol',
			record('R', field('a', enumeration('E', ['x'], 'y'))),
			'R.a: default y of enum psra.test.E',
		],
		[
			'an array of nothing',
			record('R', field('a', { type: 'array' } as unknown as AvroSchema)),
			'R.a: an array needs items',
		],
		['a map of nothing', record('R', field('a', { type: 'map' } as unknown as AvroSchema)), 'R.a: a map needs values'],
		[
			'a fixed without size',
			record('R', field('a', { type: 'fixed', name: 'F', size: -1 })),
			'R.a: fixed psra.test.F needs a size',
		],
		['no fields', { ...record('R'), fields: undefined } as unknown as AvroSchema, 'record psra.test.R needs fields'],
		['no schema', null as unknown as AvroSchema, 'null is no schema'],
	])('refuses %s', (_, schema, message) => {
		expect(() => resolveSchema(schema)).toThrow(RangeError);
		expect(() => resolveSchema(schema)).toThrow(message);
	});
});
