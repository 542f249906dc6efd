import { describe, expect, it } from '@jest/globals';
import type { AvroRecord, AvroSchema } from '../../../schemas/avro.ts';
import { lintSchema } from '../../../schemas/lint.ts';
import { type RecordNode, resolveSchema } from '../../../schemas/model.ts';
import { date, decimal, enumeration, field, optional, record } from './schema-kit.ts';

function problemsOf(schema: AvroRecord, event = 'price-list'): string[] {
	return lintSchema(resolveSchema(schema) as RecordNode, { context: 'test', event }).map(
		({ path, problem }) => `${path}: ${problem}`,
	);
}

const ofField = (type: AvroSchema, fallback?: { default: unknown }) =>
	problemsOf(record('PriceList', field('a', type, fallback)));

describe('the lint of schemas', () => {
	it('passes a well-made schema', () => {
		const schema = record(
			'PriceList',
			field('company', 'string'),
			field('validFrom', date),
			field('at', { type: 'long', logicalType: 'timestamp-millis' }),
			field('id', { type: 'string', logicalType: 'uuid' }),
			field('price', optional(decimal(18, 6)), { default: null }),
			field('kind', enumeration('Kind', ['unknown', 'list'], 'unknown'), { default: 'list' }),
			field('tags', { type: 'array', items: 'string' }, { default: [] }),
			field('names', { type: 'map', values: 'string' }, { default: { en: 'pump' } }),
			field('line', record('Line', field('x', 'int', { default: 1 })), { default: {} }),
		);
		expect(problemsOf(schema)).toEqual([]);
	});

	it('asks for a doc on records, fields, enums and nested types', () => {
		const bare: AvroRecord = {
			...record('PriceList', { name: 'a', type: { ...enumeration('Kind', ['x'], 'x'), doc: ' ' } }),
			doc: '',
		};
		expect(problemsOf(bare)).toEqual([
			'PriceList: There is no doc.',
			'PriceList.a: There is no doc.',
			'Kind: There is no doc.',
		]);
	});

	it('asks for the folder as namespace, of nested types too', () => {
		expect(problemsOf({ ...record('PriceList', field('a', { ...record('Line'), namespace: 'psra.erp' })) })).toEqual([
			'Line: The namespace is psra.erp.',
		]);
	});

	it('asks for the record as file name', () => {
		expect(problemsOf(record('PriceList'), 'pricelist')).toEqual([
			'PriceList: The file is named pricelist.avsc, the record PriceList.',
		]);
	});

	it('asks for null first and as the default of an optional field', () => {
		expect(ofField(optional('string'))).toEqual(['PriceList.a: The field is optional and its default is not null.']);
		expect(ofField(['string', 'null'], { default: '' })).toEqual([
			'PriceList.a: The field is optional and its default is not null.',
		]);
		expect(ofField(['string', 'null'], { default: null })).toEqual([
			"PriceList.a: The default null is no value of the field's type.",
		]);
	});

	it.each([
		[{ type: 'bytes', logicalType: 'decimal' }, 'decimal(no precision,0)'],
		[decimal(2, 3), 'decimal(2,3)'],
		[decimal(0, 0), 'decimal(0,0)'],
		[decimal(9, -1), 'decimal(9,-1)'],
		[decimal(9.5, 1), 'decimal(9.5,1)'],
	] as [AvroSchema, string][])('asks for a decimal that can hold its scale: %j', (type, spelled) => {
		expect(ofField(type)).toEqual([`PriceList.a: ${spelled} can not hold its own scale.`]);
		expect(ofField({ type: 'array', items: type })).toEqual([`PriceList.a[]: ${spelled} can not hold its own scale.`]);
	});

	it('refuses floating point', () => {
		expect(ofField('double')).toEqual(['PriceList.a: double is floating point.']);
		expect(ofField({ type: 'map', values: 'float' })).toEqual(['PriceList.a{}: float is floating point.']);
	});

	it('refuses a logical type that the codec does not know', () => {
		expect(ofField({ type: 'long', logicalType: 'timestamp-micros' })).toEqual([
			'PriceList.a: The codec knows no logical type timestamp-micros on long.',
		]);
		expect(ofField({ type: 'string', logicalType: 'date' })).toEqual([
			'PriceList.a: The codec knows no logical type date on string.',
		]);
	});

	it('asks for a default symbol, so that symbols can be added', () => {
		expect(ofField(enumeration('Kind', ['a']))).toEqual([
			'Kind: The enum has no default symbol, so no symbol can be added later.',
		]);
	});

	it.each([
		['int', 1.5],
		['int', 2 ** 31],
		['long', '1'],
		['string', null],
		['boolean', 0],
		[{ type: 'array', items: 'int' }, ['x']],
		[{ type: 'map', values: 'int' }, []],
		[enumeration('Kind', ['a'], 'a'), 'b'],
		[record('Line', field('x', 'int')), {}],
	] as [AvroSchema, unknown][])('refuses for %j the default %j', (type, value) => {
		expect(ofField(type, { default: value })).toEqual([
			`PriceList.a: The default ${JSON.stringify(value)} is no value of the field's type.`,
		]);
	});
});
