import { atMost, customsValue, sum } from '../bounds.ts';
import { PRICE_SUFFIXES, priceBounds } from '../caps.ts';
import { classGaps, inClasses } from '../classes.ts';
import type { Judgement, Measure, Scope } from '../model.ts';
import { percentOf } from '../percent.ts';
import { and, not } from '../truth.ts';
import { leaf, type Of } from './kinds.ts';

/** Originating materials of a class are worth more than a share of the price (UK-Chile Appendix, heading 2008). */
export function judgeOriginatingValueAbove(condition: Of<'originating-value-above'>, scope: Scope): Judgement {
	const amount = sum(
		scope.valueItems,
		customsValue,
		(item) => and(and(item.used, not(item.counts)), inClasses(item, condition.materials, scope)),
		(item) => [...item.doubts, ...classGaps(item, condition.materials, scope)],
	);
	const base = priceBounds(condition.of, scope);
	const limit = percentOf(condition.percent);
	// More than the share, not as much as it: the opposite of at most.
	const truth = not(atMost(amount, base, limit));
	const name = `originatingShare${PRICE_SUFFIXES[condition.of]}`;
	const measure: Measure = { name, sense: 'above', counted: 'originating', amount, base, limit };
	return leaf(condition, truth, truth === 'unknown' ? [...base.gaps, ...amount.gaps] : [], [measure]);
}
