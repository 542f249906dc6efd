import type { ValueBase } from '../schema/condition.ts';
import {
	compare,
	type Decimal,
	type DecimalString,
	divide,
	HUNDRED,
	isZero,
	multiply,
	subtract,
	toDecimalString,
} from '../schema/decimal.ts';
import type { Bounds, Measure } from './model.ts';

/** Figures as they are shown: percentages rounded half up to two places, all else exact. */

export type Figures = Record<string, DecimalString>;

const PRICE_FIGURES: Readonly<Record<ValueBase, string>> = {
	exw: 'exw',
	fob: 'fob',
	'transaction-value': 'transactionValue',
};

/** `above` must be exceeded, `minimum` and `maximum` may be reached. */
const LIMITS = { 'at-most': 'maximum', 'at-least': 'minimum', rvc: 'minimum', above: 'above' } as const;

function exact(bounds: Bounds): Decimal | null {
	return bounds.high !== null && compare(bounds.low, bounds.high) === 0 ? bounds.low : null;
}

/** The measured share, or null where amount or base is not exactly known. */
export function percentOfMeasure(measure: Measure): DecimalString | null {
	const amount = exact(measure.amount);
	const base = exact(measure.base);
	if (amount === null || base === null || isZero(base)) return null;
	const counted = measure.sense === 'rvc' ? subtract(base, amount) : amount;
	return toDecimalString(divide(multiply(counted, HUNDRED), base, 2, 'half-up'));
}

/** A measure as the figures of a node: the share, what it was computed from, and the limit. */
export function figuresOfMeasure(measure: Measure): Figures {
	const figures: Figures = {};
	const percent = percentOfMeasure(measure);
	if (percent !== null) figures['percent'] = percent;
	putBounds(figures, measure.counted ?? 'nonOriginating', measure.amount);
	putBounds(figures, measure.price === undefined ? 'total' : PRICE_FIGURES[measure.price], measure.base);
	figures[LIMITS[measure.sense]] = toDecimalString(measure.limit);
	return figures;
}

function putBounds(figures: Figures, name: string, bounds: Bounds): void {
	const known = exact(bounds);
	if (known !== null) {
		figures[name] = toDecimalString(known);
		return;
	}
	if (!isZero(bounds.low)) figures[`${name}AtLeast`] = toDecimalString(bounds.low);
	if (bounds.high !== null) figures[`${name}AtMost`] = toDecimalString(bounds.high);
}
