import { atMost, customsValue, sum } from '../bounds.ts';
import type { Judgement, Measure, Scope } from '../model.ts';
import { percentOf } from '../percent.ts';
import { and, not } from '../truth.ts';
import { sumOfNonOriginating } from './counted.ts';
import { leaf, type Of } from './kinds.ts';

/** Non-originating materials are worth no more than the originating ones (UK-Korea Annex II, heading 9105). */
export function judgeOriginatingOutweighs(condition: Of<'originating-outweighs'>, scope: Scope): Judgement {
	const amount = sumOfNonOriginating(scope.valueItems, customsValue, undefined, scope);
	const base = sum(
		scope.valueItems,
		customsValue,
		(item) => and(item.used, not(item.counts)),
		(item) => item.doubts,
	);
	const limit = percentOf('100');
	// Without an originating material nothing outweighs; `atMost` takes no share of nothing.
	const truth = base.empty === true && amount.empty !== true ? 'no' : atMost(amount, base, limit);
	const measure: Measure = { name: 'nomAgainstOriginating', sense: 'at-most', amount, base, limit };
	return leaf(condition, truth, truth === 'unknown' ? [...amount.gaps, ...base.gaps] : [], [measure]);
}
