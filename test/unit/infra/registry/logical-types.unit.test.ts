import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import avro from 'avsc';
import fc from 'fast-check';
import { avroOptions } from '../../../../infra/registry/logical-types.ts';
import { type EventType, schemaOf } from '../../../../schemas/index.ts';

interface Vectors {
	readonly logicalTypes: readonly { schema: object & { logicalType: string }; value: string; hex: string }[];
	readonly records: readonly { type: EventType; value: object; hex: string }[];
}

/** Bytes that another implementation of Avro wrote; the file says which. */
const vectors = JSON.parse(readFileSync(new URL('./vectors.json', import.meta.url), 'utf8')) as Vectors;
const typeOf = (schema: object) => avro.Type.forSchema(schema as never, avroOptions());
const decimalType = (precision: number, scale: number) =>
	typeOf({ type: 'bytes', logicalType: 'decimal', precision, scale });
const date = typeOf({ type: 'int', logicalType: 'date' });
const instant = typeOf({ type: 'long', logicalType: 'timestamp-millis' });

describe('logical types, against another implementation', () => {
	it.each(vectors.logicalTypes)('reads $value of $schema', ({ schema, value, hex }) => {
		expect(typeOf(schema).fromBuffer(Buffer.from(hex, 'hex'))).toBe(value);
	});

	it.each(vectors.logicalTypes)('writes $value of $schema', ({ schema, value, hex }) => {
		const bytes = typeOf(schema).toBuffer(value);
		// The other one does not always write the shortest two's complement of a negative number, as the specification has it.
		if (bytes.length * 2 === hex.length) expect(bytes.toString('hex')).toBe(hex);
		else expect([value.startsWith('-'), bytes.length < hex.length / 2]).toEqual([true, true]);
	});

	it.each(vectors.records)('reads and writes a $type', ({ type, value, hex }) => {
		const record = typeOf(schemaOf[type]);
		expect(JSON.parse(JSON.stringify(record.fromBuffer(Buffer.from(hex, 'hex'))))).toEqual(value);
		expect(record.toBuffer(value).toString('hex')).toBe(hex);
	});
});

describe('a decimal', () => {
	const type = decimalType(38, 6);

	it('comes back with exactly the places of its scale', () => {
		for (const [given, back] of [
			['1', '1.000000'],
			['1.5', '1.500000'],
			['1.50000000000', '1.500000'],
			['007', '7.000000'],
			['-0', '0.000000'],
			['-0.5', '-0.500000'],
		] as const)
			expect(type.fromBuffer(type.toBuffer(given))).toBe(back);
	});

	it('is exact over all that it holds', () => {
		const unscaled = fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n });
		fc.assert(
			fc.property(unscaled, (n) => {
				const digits = (n < 0n ? -n : n).toString().padStart(7, '0');
				const text = `${n < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
				expect(type.fromBuffer(type.toBuffer(text))).toBe(text);
			}),
		);
	});

	it('reads two’s complement that is longer than needed, and empty bytes as zero', () => {
		const bytes = avro.Type.forSchema('bytes');
		const read = (...raw: number[]) => decimalType(9, 2).fromBuffer(bytes.toBuffer(Buffer.from(raw)));
		expect(read(0, 0, 0x7f)).toBe('1.27');
		expect(read(0xff, 0xff, 0x80)).toBe('-1.28');
		expect(read()).toBe('0.00');
	});

	it.each([
		['a number', 1.5],
		['null', null],
		['an exponent', '1e3'],
		['a comma', '1,5'],
		['a sign ahead', '+1'],
		['a space', ' 1'],
		['no digits before the point', '.5'],
		['no digits after the point', '1.'],
		['nothing', ''],
		['no number', 'NaN'],
		['more places than its scale: never rounded', '0.0000001'],
		['more digits than its precision', `${'9'.repeat(33)}`],
	])('is not %s', (_what, value) => {
		expect(type.isValid(value)).toBe(false);
		expect(() => type.toBuffer(value)).toThrow();
	});

	it.each([
		[0, 0],
		[-1, 0],
		[2, 3],
		[2, -1],
	])('of precision %i and scale %i is none, but plain bytes as the specification has it', (precision, scale) => {
		expect(decimalType(precision, scale).typeName).toBe('bytes');
	});

	it('is read where the writer had fewer digits of the same scale, and not where places would be lost', () => {
		const wide = decimalType(18, 6);
		expect(wide.createResolver(decimalType(9, 6))).toBeDefined();
		expect(() => wide.createResolver(decimalType(20, 6))).toThrow();
		expect(() => wide.createResolver(decimalType(18, 5))).toThrow();
		expect(() => wide.createResolver(avro.Type.forSchema('bytes'))).toThrow();
	});
});

describe('a date', () => {
	it.each(['2026-02-29', '2026-02-31', '2026-13-01', '2026-00-10', '2026-3-1', '26-03-01', '2026-03-01T00:00:00Z', ''])(
		'is not %j',
		(text) => {
			expect(date.isValid(text)).toBe(false);
			expect(() => date.toBuffer(text)).toThrow();
		},
	);

	it('is not a number', () => {
		expect(date.isValid(20_000)).toBe(false);
	});

	it('comes back as it went, on every day of four-digit years', () => {
		fc.assert(
			fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (days) => {
				const text = new Date(days * 86_400_000).toISOString().slice(0, 10);
				expect(date.fromBuffer(date.toBuffer(text))).toBe(text);
			}),
		);
	});

	it.each([2_932_897, -719_529, 2_147_483_647])('is not cut to another where a writer sends day %i', (days) => {
		expect(() => date.fromBuffer(avro.Type.forSchema('int').toBuffer(days))).toThrow();
	});
});

describe('an instant', () => {
	it('comes back in UTC with milliseconds', () => {
		for (const [given, back] of [
			['2026-03-01T08:00:00Z', '2026-03-01T08:00:00.000Z'],
			['2026-03-01T09:00:00.5+01:00', '2026-03-01T08:00:00.500Z'],
		] as const)
			expect(instant.fromBuffer(instant.toBuffer(given))).toBe(back);
	});

	it.each([
		'2026-03-01T08:00:00',
		'2026-03-01',
		'2026-02-30T08:00:00Z',
		'2026-03-01T25:00:00Z',
		'March 7, 2026',
		'2026-03-01T08:00:00.1234567Z',
		'',
	])('is not %j', (text) => {
		expect(instant.isValid(text)).toBe(false);
		expect(() => instant.toBuffer(text)).toThrow();
	});

	it('outside of four-digit years is refused', () => {
		expect(() => instant.fromBuffer(avro.Type.forSchema('long').toBuffer(253_402_300_800_000))).toThrow();
		expect(() => instant.fromBuffer(avro.Type.forSchema('long').toBuffer(9e15))).toThrow();
	});
});
