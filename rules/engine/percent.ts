import { type Decimal, decimal } from '../schema/decimal.ts';

const PARSED = new Map<string, Decimal>();

/** A percentage of a pack, parsed once; packs hold a few dozen different ones. */
export function percentOf(text: string): Decimal {
	let value = PARSED.get(text);
	if (value === undefined) {
		value = decimal(text);
		PARSED.set(text, value);
	}
	return value;
}
