import type { AvroEnum, AvroField, AvroRecord, AvroSchema } from '../../../schemas/avro.ts';

/** A record `psra.test.<name>` with documented fields, as short as a test wants it. */
export function record(name: string, ...fields: AvroField[]): AvroRecord {
	return { type: 'record', name, namespace: 'psra.test', doc: 'For a test.', fields };
}

export function field(name: string, type: AvroSchema, more: Partial<AvroField> = {}): AvroField {
	return { name, type, doc: 'For a test.', ...more };
}

export function enumeration(name: string, symbols: readonly string[], fallback?: string): AvroEnum {
	return { type: 'enum', name, doc: 'For a test.', symbols, ...(fallback !== undefined && { default: fallback }) };
}

export const decimal = (precision: number, scale?: number): AvroSchema => ({
	type: 'bytes',
	logicalType: 'decimal',
	precision,
	...(scale !== undefined && { scale }),
});

export const date: AvroSchema = { type: 'int', logicalType: 'date' };
export const optional = (type: AvroSchema): AvroSchema => ['null', type];
