import { compare, decimal, ZERO } from '../../../rules/schema/decimal.ts';
import type { Check } from './violation.ts';

/** As the contracts' `decimal(18, …)`. Avro itself sets no bound to the bytes, and a larger value fits no message of ours. */
const MOST_DIGITS = 18;

function fits(check: Check, field: string, value: string): boolean {
	const digits = value.replace(/\D/g, '').replace(/^0+/, '').length;
	const holds = digits <= MOST_DIGITS;
	check.that(
		holds,
		field,
		`it has ${digits} digits, ${MOST_DIGITS} are allowed`,
		'Send the value in a larger unit, or correct it.',
	);
	return holds;
}

export function notNegative(check: Check, field: string, value: string | null): void {
	if (value === null || !fits(check, field, value)) return;
	check.that(
		compare(decimal(value), ZERO) >= 0,
		field,
		`${value} is negative`,
		'Send a value of zero or more; a correction is a document of its own.',
	);
}

export function aboveZero(check: Check, field: string, value: string): void {
	if (!fits(check, field, value)) return;
	check.that(compare(decimal(value), ZERO) > 0, field, `${value} is not above zero`, 'Send a value above zero.');
}

export function country(check: Check, field: string, value: string | null): void {
	if (value === null) return;
	check.that(
		/^[A-Z]{2}$/.test(value),
		field,
		`${JSON.stringify(value)} is no country code`,
		'Send ISO 3166 alpha-2, e.g. NL.',
	);
}

export function currency(check: Check, field: string, value: string | null): void {
	if (value === null) return;
	check.that(
		/^[A-Z]{3}$/.test(value),
		field,
		`${JSON.stringify(value)} is no currency code`,
		'Send ISO 4217, e.g. EUR.',
	);
}

/** A number or name that becomes part of a message key: `|` would blur where its parts end. */
export function keyPart(check: Check, field: string, value: string): void {
	check.that(
		value !== '' && !value.includes('|'),
		field,
		value === '' ? 'is empty' : 'contains |',
		'Send a number of at least one character without |.',
	);
}
