import type { Tolerance } from '../schema/pack.ts';
import { inRange } from './classes.ts';
import type { Scope } from './model.ts';

/** The tolerance that the agreement grants a product of this code, if any. */
export function toleranceFor(scope: Scope): Tolerance | null {
	const { hs } = scope;
	if (hs === null) return null;
	const inside = (ranges: Tolerance['products'] | undefined) =>
		ranges?.some((range) => inRange(hs, range) === 'yes') === true;
	const { tolerances } = scope.pack.pack.manifest;
	return tolerances.find((one) => inside(one.products) && !inside(one.exceptProducts)) ?? null;
}

/** Whether a maximum by weight may be exceeded within the tolerance (EU-Japan Art. 3.6(2) bars maxima by value only). */
export function liftsWeightMaxima(scope: Scope): boolean {
	const tolerance = toleranceFor(scope);
	return tolerance?.basis === 'value' && tolerance.liftsWeightMaxima;
}
