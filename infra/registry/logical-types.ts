import avro from 'avsc';
import { boundedArrays } from './bounded-array.ts';

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
		return unscaledToString(bytesToBigInt(bytes), this.scale);
	}

	override _toValue(text: unknown): Buffer {
		const match = typeof text === 'string' ? /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) : null;
		if (!match) throw new Error('no decimal string');
		const fraction = (match[3] ?? '').replace(/0+$/, '');
		if (fraction.length > this.scale) throw new Error(`more than ${this.scale} decimal places`);
		const unscaled = BigInt(`${match[1]}${match[2]}${fraction.padEnd(this.scale, '0')}`);
		if ((unscaled < 0n ? -unscaled : unscaled).toString().length > this.precision)
			throw new Error(`more than ${this.precision} digits`);
		return bigIntToBytes(unscaled);
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
		return inFourDigitYears(days * DAY).slice(0, 10);
	}

	override _toValue(text: unknown): number {
		if (typeof text !== 'string' || !isDay(text)) throw new Error('no date YYYY-MM-DD');
		return Date.parse(`${text}T00:00:00.000Z`) / DAY;
	}

	override _resolve(writer: unknown): ((value: unknown) => unknown) | undefined {
		return writer instanceof DateType ? identity : undefined;
	}
}

/** `timestamp-millis` (long): ISO 8601 in UTC with milliseconds. */
class TimestampType extends avro.types.LogicalType {
	override _fromValue(milliseconds: number): string {
		return inFourDigitYears(milliseconds);
	}

	override _toValue(text: unknown): number {
		const day = typeof text === 'string' ? INSTANT.exec(text)?.[1] : undefined;
		// An instant without an offset would be read in the machine's time zone, and 31 February as 3 March.
		const instant = day === undefined || !isDay(day) ? Number.NaN : Date.parse(text as string);
		if (Number.isNaN(instant)) throw new Error('no ISO 8601 instant with offset, in milliseconds');
		return instant;
	}

	override _resolve(writer: unknown): ((value: unknown) => unknown) | undefined {
		return writer instanceof TimestampType ? identity : undefined;
	}
}

const DAY = 86_400_000;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/;

/** Date.parse takes 31 February for 3 March on some inputs; a date that doesn't come back the same is none. */
function isDay(text: string): boolean {
	const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00.000Z`) : Number.NaN;
	return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === text;
}

/** A writer in another language may go beyond; there, JavaScript's text has another form and would be cut wrongly. */
function inFourDigitYears(milliseconds: number): string {
	const text = new Date(milliseconds).toISOString();
	if (text.length !== '2026-03-01T00:00:00.000Z'.length) throw new RangeError('outside of the years 0000 to 9999');
	return text;
}

const identity = (value: unknown) => value;

/**
 * Options for avsc, new at each call: avsc enters every named type into the registry of the options it is given, and a
 * second schema with a type of that name would be refused.
 */
export function avroOptions(): avro.ForSchemaOptions {
	const logicalTypes = { decimal: DecimalType, date: DateType, 'timestamp-millis': TimestampType };
	return { logicalTypes, typeHook: boundedArrays } as unknown as avro.ForSchemaOptions;
}

/** Two's complement, big-endian; empty bytes are zero as some writers put it. */
function bytesToBigInt(bytes: Buffer): bigint {
	if (bytes.length === 0) return 0n;
	return BigInt.asIntN(bytes.length * 8, BigInt(`0x${bytes.toString('hex')}`));
}

/** The shortest two's complement that holds the value, as the specification wants it. */
function bigIntToBytes(value: bigint): Buffer {
	let length = 1;
	while (BigInt.asIntN(length * 8, value) !== value) length += 1;
	return Buffer.from(
		BigInt.asUintN(length * 8, value)
			.toString(16)
			.padStart(length * 2, '0'),
		'hex',
	);
}

function unscaledToString(unscaled: bigint, scale: number): string {
	const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
	const point = digits.length - scale;
	return `${unscaled < 0n ? '-' : ''}${digits.slice(0, point)}${scale === 0 ? '' : `.${digits.slice(point)}`}`;
}
