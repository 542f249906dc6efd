/**
 * An Avro schema as its JSON says it (Avro specification 1.12, "Schema Declaration"). Only what a schema file may
 * hold; `model.ts` turns it into a tree with resolved names.
 */

export type AvroPrimitiveName = 'null' | 'boolean' | 'int' | 'long' | 'float' | 'double' | 'bytes' | 'string';

/** A primitive with attributes, in this house a logical type: `{ "type": "int", "logicalType": "date" }`. */
export interface AvroPrimitive {
	readonly type: AvroPrimitiveName;
	readonly logicalType?: string;
	/** Of `decimal`: total number of digits. */
	readonly precision?: number;
	/** Of `decimal`: digits after the point; 0 when absent. */
	readonly scale?: number;
}

export interface AvroField {
	readonly name: string;
	readonly type: AvroSchema;
	readonly doc?: string;
	readonly aliases?: readonly string[];
	/** What a reader takes where the writer's record lacks the field. */
	readonly default?: unknown;
}

interface AvroNamed {
	readonly name: string;
	readonly namespace?: string;
	readonly doc?: string;
	readonly aliases?: readonly string[];
}

export interface AvroRecord extends AvroNamed {
	readonly type: 'record';
	readonly fields: readonly AvroField[];
}

export interface AvroEnum extends AvroNamed {
	readonly type: 'enum';
	readonly symbols: readonly string[];
	/** What a reader takes for a symbol it does not know. */
	readonly default?: string;
}

export interface AvroFixed extends AvroNamed {
	readonly type: 'fixed';
	/** Bytes. */
	readonly size: number;
	readonly logicalType?: string;
	readonly precision?: number;
	readonly scale?: number;
}

export interface AvroArray {
	readonly type: 'array';
	readonly items: AvroSchema;
}

export interface AvroMap {
	readonly type: 'map';
	readonly values: AvroSchema;
}

/** A string is a primitive's name or a reference to a named type defined earlier; an array is a union. */
export type AvroSchema =
	| string
	| readonly AvroSchema[]
	| AvroPrimitive
	| AvroRecord
	| AvroEnum
	| AvroFixed
	| AvroArray
	| AvroMap;
