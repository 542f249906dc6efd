import type { MaterialClass } from '../../schema/condition.ts';
import { type Amount, sum } from '../bounds.ts';
import { classGaps, inClasses } from '../classes.ts';
import type { Bounds, Item, Scope } from '../model.ts';
import { and } from '../truth.ts';

/** Sum of an amount over the non-originating materials, of the classes or all. */
export function sumOfNonOriginating(
	items: readonly Item[],
	amount: Amount,
	classes: readonly MaterialClass[] | undefined,
	scope: Scope,
): Bounds {
	if (classes === undefined) {
		return sum(
			items,
			amount,
			(item) => item.counts,
			(item) => item.doubts,
		);
	}
	return sum(
		items,
		amount,
		(item) => (item.counts === 'no' ? 'no' : and(item.counts, inClasses(item, classes, scope))),
		(item) =>
			item.counts === 'unknown'
				? [...item.doubts, ...classGaps(item, classes, scope)]
				: classGaps(item, classes, scope),
	);
}
