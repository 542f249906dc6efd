import type { Decimal, DecimalString } from '../../rules/schema/decimal.ts';
import { decimal, normalise, toDecimalString } from '../../rules/schema/decimal.ts';

/** One well-formed line. A getter throws a `RowFault` where the field is not what the format says. */
export interface Row {
	/** The field without surrounding blanks; empty where the file has no such column. */
	text(column: string): string;
}

/** A field that is not what the format says: the line becomes a dead letter. */
export class RowFault extends Error {
	override readonly name = 'RowFault';
	readonly field: string;
	readonly remedy: string;
	constructor(field: string, problem: string, remedy: string) {
		super(problem);
		this.field = field;
		this.remedy = remedy;
	}
}

const MAX_KEY = 200;
const MAX_NUMBER = 100;
// Nothing of this may reach a key, a log line or a PostgreSQL text (which refuses NUL).
const CONTROL = /[\p{Cc}|]/u;
const WHITE = /\s+/gu;
/** Digits before and after the point that an Avro decimal(18, 6) holds. */
const WHOLE_LIMIT = 10n ** 12n;
const PLACES = 6;

/** A number or code that keys are made of: not blank, no control character, no `|` (it separates a key's parts). */
export function key(row: Row, column: string): string {
	const value = row.text(column);
	if (value === '') throw new RowFault(column, 'is blank', `fill ${column} in`);
	if (value.length > MAX_KEY) throw new RowFault(column, `has more than ${MAX_KEY} characters`, 'shorten it');
	if (CONTROL.test(value))
		throw new RowFault(column, `${show(value)} holds "|" or a control character`, 'remove it in the ERP');
	return value;
}

export function optionalKey(row: Row, column: string): string | null {
	return row.text(column) === '' ? null : key(row, column);
}

/** A text of at least one character; runs of white space, line breaks among them, become one blank. */
export function words(row: Row, column: string): string {
	const value = row.text(column).replace(WHITE, ' ').trim();
	if (value === '') throw new RowFault(column, 'is blank', `fill ${column} in`);
	if (/\p{Cc}/u.test(value)) throw new RowFault(column, 'holds a control character', 'remove it in the ERP');
	return value;
}

/** An exact decimal that fits Avro decimal(18, 6); null where the field is blank. */
export function optionalNumber(row: Row, column: string): Decimal | null {
	const value = row.text(column);
	if (value === '') return null;
	const number = parsed(value);
	if (!number)
		throw new RowFault(column, `${show(value)} is no number`, 'write digits with a point before the decimals');
	if (!fits(number))
		throw new RowFault(column, `${show(value)} has more than 12 digits before or 6 after the point`, 'round it');
	return number;
}

/** Null for what is no number, and for one so long that working with it would hold up its neighbours. */
function parsed(value: string): Decimal | null {
	if (value.length > MAX_NUMBER) return null;
	try {
		return normalise(decimal(value));
	} catch {
		return null;
	}
}

export function number(row: Row, column: string): Decimal {
	const value = optionalNumber(row, column);
	if (value === null) throw new RowFault(column, 'is blank', `fill ${column} in`);
	return value;
}

/** A number that is zero or above; `remedy` says how what is below zero is booked. */
export function notNegative(row: Row, column: string, remedy: string): Decimal {
	const value = number(row, column);
	if (value.unscaled < 0n) throw new RowFault(column, 'is below zero', remedy);
	return value;
}

/** Whether an Avro decimal(18, 6) holds the value without loss. */
export function fits(value: Decimal): boolean {
	const { unscaled, scale } = normalise(value);
	return scale <= PLACES && (unscaled < 0n ? -unscaled : unscaled) < WHOLE_LIMIT * 10n ** BigInt(scale);
}

/** One spelling for one value, so that the same folder gives the same events. */
export function spelled(value: Decimal): DecimalString {
	return toDecimalString(normalise(value));
}

export function flag(row: Row, column: string): boolean {
	const value = row.text(column);
	if (value !== '0' && value !== '1') throw new RowFault(column, `${show(value)} is neither 0 nor 1`, 'write 0 or 1');
	return value === '1';
}

/** A date of the calendar as YYYY-MM-DD; null where the field is blank. */
export function optionalDate(row: Row, column: string): string | null {
	const value = row.text(column);
	if (value === '') return null;
	const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
	if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value)
		throw new RowFault(column, `${show(value)} is no date`, 'write the date as YYYY-MM-DD');
	return value;
}

export function date(row: Row, column: string): string {
	const value = optionalDate(row, column);
	if (value === null) throw new RowFault(column, 'is blank', `fill ${column} in`);
	return value;
}

/** A field that a pattern describes; null where it is blank. */
export function optionalPattern(row: Row, column: string, pattern: RegExp, remedy: string): string | null {
	const value = row.text(column);
	if (value === '') return null;
	if (!pattern.test(value)) throw new RowFault(column, `${show(value)} is not as the format says`, remedy);
	return value;
}

export function pattern(row: Row, column: string, wanted: RegExp, remedy: string): string {
	const value = optionalPattern(row, column, wanted, remedy);
	if (value === null) throw new RowFault(column, 'is blank', remedy);
	return value;
}

/** A value as messages quote it: short, and on one line. */
export function show(value: string): string {
	return JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value);
}
