import type { Decimal } from '../../rules/schema/decimal.ts';
import { decimal, multiply, round } from '../../rules/schema/decimal.ts';

/** Kilograms in one unit. The avoirdupois pound is exactly 0.45359237 kg (international agreement of 1959). */
const KILOGRAMS = new Map([
	['KG', decimal('1')],
	['G', decimal('0.001')],
	['LB', decimal('0.45359237')],
]);

export const WEIGHT_UNITS: readonly string[] = [...KILOGRAMS.keys()];

/** Places of the record's decimal: a milligram. */
const PLACES = 6;

/**
 * A weight in kilograms, by the exact factor; rounded half up to the milligram only because the record holds no more.
 * Null for a unit that has no fixed weight or is not known.
 */
export function kilograms(weight: Decimal, unit: string): Decimal | null {
	const factor = KILOGRAMS.get(unit.toUpperCase());
	return factor ? round(multiply(weight, factor), PLACES, 'half-up') : null;
}
