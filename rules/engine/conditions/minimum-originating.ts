import { atLeast, netWeight, sum } from '../bounds.ts';
import { classGaps, inClasses } from '../classes.ts';
import type { Gap, Item, Judgement, Measure, Scope } from '../model.ts';
import { percentOf } from '../percent.ts';
import { and, not } from '../truth.ts';
import { leaf, type Of } from './kinds.ts';
import { withoutNothing } from './max-weight.ts';

/** At least a share by weight of the materials of a class is originating (UK-Korea Annex II, heading 2402). */
export function judgeMinimumOriginating(condition: Of<'minimum-originating'>, scope: Scope): Judgement {
	const concerned = (item: Item) => and(item.used, inClasses(item, condition.materials, scope));
	const why = (item: Item): readonly Gap[] => [...item.doubts, ...classGaps(item, condition.materials, scope)];
	const base = withoutNothing(sum(scope.items, netWeight, concerned, why), scope);
	const amount = sum(scope.items, netWeight, (item) => and(concerned(item), not(item.counts)), why);
	const limit = percentOf(condition.percent);
	const truth = atLeast(amount, base, limit);
	const measure: Measure = {
		name: 'originatingWeight',
		sense: 'at-least',
		counted: 'originating',
		amount,
		base,
		limit,
	};
	return leaf(condition, truth, truth === 'unknown' ? [...amount.gaps, ...base.gaps] : [], [measure]);
}
