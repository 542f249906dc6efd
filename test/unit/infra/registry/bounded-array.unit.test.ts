import { describe, expect, it } from '@jest/globals';
import avro from 'avsc';
import { avroOptions } from '../../../../infra/registry/logical-types.ts';

const typeOf = (schema: unknown) => avro.Type.forSchema(schema as never, avroOptions());
const texts = typeOf({ type: 'array', items: 'string' });
const long = (value: number) => typeOf('long').toBuffer(value);

/** Most that fits an array of JavaScript, and a count beyond that. */
const COUNTS = [1_000_000_000, 4_294_967_295, 2 ** 50];

describe('an array', () => {
	it.each(COUNTS)('that announces %i items and ends is refused at once', (count) => {
		expect(() => texts.fromBuffer(long(count))).toThrow('does not hold them');
		expect(() => texts.fromBuffer(Buffer.concat([long(-count), long(8), long(0)]))).toThrow('does not hold them');
	});

	it('of items that take no bytes is refused', () => {
		const nulls = typeOf({ type: 'array', items: 'null' });
		expect(() => nulls.fromBuffer(Buffer.concat([long(5), long(0)]))).toThrow('does not hold them');
	});

	it('that a reader passes over is refused as well', () => {
		const record = (fields: object[]) => ({ type: 'record', name: 'R', fields });
		const sku = { name: 'sku', type: 'string' };
		const writer = typeOf(record([{ name: 'tags', type: { type: 'array', items: 'string' } }, sku]));
		const reader = typeOf(record([sku]));
		const resolver = reader.createResolver(writer);
		const read = (bytes: Buffer) => reader.fromBuffer(bytes, resolver) as { sku: string };
		expect(read(writer.toBuffer({ tags: ['a', 'b'], sku: 'A' })).sku).toBe('A');
		for (const count of COUNTS) expect(() => read(long(count))).toThrow('does not hold them');
	});

	it('in blocks, with sizes or without, comes back as one', () => {
		const [a, b, c] = ['a', 'bc', ''].map((text) => typeOf('string').toBuffer(text)) as [Buffer, Buffer, Buffer];
		const blocks = Buffer.concat([long(-2), long(a.length + b.length), a, b, long(1), c, long(0)]);
		expect(texts.fromBuffer(blocks)).toEqual(['a', 'bc', '']);
		expect(texts.fromBuffer(texts.toBuffer([]))).toEqual([]);
	});

	it('comes back through the schema of a writer whose items have more fields', () => {
		const list = (fields: object[]) => typeOf({ type: 'array', items: { type: 'record', name: 'L', fields } });
		const sku = { name: 'sku', type: 'string' };
		const writer = list([{ name: 'note', type: 'string' }, sku]);
		const reader = list([sku]);
		const bytes = writer.toBuffer([{ note: 'n', sku: 'A' }]);
		expect(JSON.stringify(reader.fromBuffer(bytes, reader.createResolver(writer)))).toBe('[{"sku":"A"}]');
	});
});
