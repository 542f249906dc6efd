import type { ValueBase, ValueCap } from '../schema/condition.ts';
import { compare } from '../schema/decimal.ts';
import type { ProvisionBase } from '../schema/pack.ts';
import type { Truth } from '../schema/result.ts';
import { atMost, ofPrice } from './bounds.ts';
import type { Bounds, Gap, Measure, Scope } from './model.ts';
import { percentOf } from './percent.ts';
import { or } from './truth.ts';

export const PRICE_NAMES: Readonly<Record<ValueBase, string>> = {
	exw: 'ex-works price',
	fob: 'FOB price',
	'transaction-value': 'transaction value',
};

/** Name of a price in names of figures: `maxNomExw`, `rvcFob`. */
export const PRICE_SUFFIXES: Readonly<Record<ValueBase, string>> = {
	exw: 'Exw',
	fob: 'Fob',
	'transaction-value': 'TransactionValue',
};

export function priceBounds(base: ValueBase, scope: Scope): Bounds {
	return ofPrice(scope.prices[base], PRICE_NAMES[base]);
}

/** The price that a provision means: where it says ex-works or FOB, the higher of those that the case states. */
export function priceMeant(base: ProvisionBase, scope: Scope): ValueBase {
	if (base !== 'exw-or-fob') return base;
	const exw = scope.prices.exw.amount;
	const fob = scope.prices.fob.amount;
	return fob !== null && (exw === null || compare(fob, exw) > 0) ? 'fob' : 'exw';
}

/** A value held against a cap on one price, or on either of two; the measure that comes nearest stands first. */
export function judgeCap(
	name: (price: ValueBase) => string,
	amount: Bounds,
	cap: ValueCap,
	scope: Scope,
): { truth: Truth; measures: readonly Measure[]; gaps: readonly Gap[] } {
	const shares = [{ percent: cap.percent, of: cap.of }, ...(cap.or === undefined ? [] : [cap.or])];
	const judged = shares.map(({ percent, of }) => {
		const base = priceBounds(of, scope);
		const limit = percentOf(percent);
		const measure: Measure = { name: name(of), sense: 'at-most', amount, base, limit, price: of };
		return { measure, truth: atMost(amount, base, limit) };
	});
	const truth = judged.map((one) => one.truth).reduce(or, 'no');
	const nearest = judged.toSorted((a, b) => Number(b.truth === truth) - Number(a.truth === truth));
	const gaps = truth === 'unknown' ? [...judged.flatMap(({ measure }) => measure.base.gaps), ...amount.gaps] : [];
	return { truth, measures: nearest.map(({ measure }) => measure), gaps };
}
