import avro from 'avsc';
import { boundedArrays } from './bounded-array.ts';
import { dayOfText, textOfDay } from './calendar.ts';
import { bytesOfUnscaled, textOfUnscaled, unscaledOf } from './decimal.ts';

/**
 * Avro's logical types as the house writes them: decimals, dates and instants are strings in code, exact and without a
 * time zone's help. One file, so that every codec reads and writes them alike (Avro 1.12 specification, Logical Types).
 */

/** `decimal` (bytes): a decimal string with exactly `scale` places. A value with more places is an error, never rounded. */
class DecimalType extends avro.types.LogicalType {
	readonly precision: number;
	readonly scale: number;

	constructor(schema: { precision?: number; scale?: number }, options?: object) {
		super(schema as never, options as never);
		this.precision = schema.precision ?? 0;
		this.scale = schema.scale ?? 0;
		if (!(this.precision > 0) || this.scale < 0 || this.scale > this.precision) {
			throw new Error(`decimal(${schema.precision}, ${schema.scale}) is no decimal`);
		}
	}

	override _fromValue(bytes: Buffer): string {
		return textOfUnscaled(bytes, this.scale);
	}

	override _toValue(text: unknown): Buffer {
		return bytesOfUnscaled(unscaledOf(text, this.precision, this.scale));
	}

	override _resolve(writer: unknown): ((value: unknown) => unknown) | undefined {
		return writer instanceof DecimalType && writer.scale === this.scale && writer.precision <= this.precision
			? identity
			: undefined;
	}
}

/** `date` (int): `YYYY-MM-DD`. */
class DateType extends avro.types.LogicalType {
	override _fromValue(days: number): string {
		const text = textOfDay(days);
		if (text === undefined) throw outside();
		return text;
	}

	override _toValue(text: unknown): number {
		const day = typeof text === 'string' && text.length === DATE_LENGTH ? dayOfText(text) : undefined;
		if (day === undefined) throw new Error('no date YYYY-MM-DD');
		return day;
	}

	override _resolve(writer: unknown): ((value: unknown) => unknown) | undefined {
		return writer instanceof DateType ? identity : undefined;
	}
}

/** `timestamp-millis` (long): ISO 8601 in UTC with milliseconds. */
class TimestampType extends avro.types.LogicalType {
	/** A writer in another language may go beyond the years; there, JavaScript's text has another form. */
	override _fromValue(milliseconds: number): string {
		const text = new Date(milliseconds).toISOString();
		if (text.length !== '2026-03-01T00:00:00.000Z'.length) throw outside();
		return text;
	}

	override _toValue(text: unknown): number {
		// An instant without an offset would be read in the machine's time zone, and 31 February as 3 March.
		const isInstant = typeof text === 'string' && INSTANT.test(text) && dayOfText(text) !== undefined;
		const instant = isInstant ? Date.parse(text) : Number.NaN;
		if (Number.isNaN(instant)) throw new Error('no ISO 8601 instant with offset, in milliseconds');
		return instant;
	}

	override _resolve(writer: unknown): ((value: unknown) => unknown) | undefined {
		return writer instanceof TimestampType ? identity : undefined;
	}
}

const DATE_LENGTH = 'YYYY-MM-DD'.length;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/;

const outside = () => new RangeError('outside of the years 0000 to 9999');
const identity = (value: unknown) => value;

/**
 * Options for avsc, new at each call: avsc enters every named type into the registry of the options it is given, and a
 * second schema with a type of that name would be refused.
 */
export function avroOptions(): avro.ForSchemaOptions {
	const logicalTypes = { decimal: DecimalType, date: DateType, 'timestamp-millis': TimestampType };
	return { logicalTypes, typeHook: boundedArrays } as unknown as avro.ForSchemaOptions;
}
