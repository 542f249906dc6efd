import { atLeast, netWeight, sum } from '../bounds.ts';
import { classGaps, inClasses } from '../classes.ts';
import type { Gap, Item, Judgement, Measure, Scope } from '../model.ts';
import { percentOf } from '../percent.ts';
import { and } from '../truth.ts';
import { leaf, type Of } from './kinds.ts';
import { withoutNothing } from './max-weight.ts';
import { whollyObtainedGap } from './wholly-obtained-materials.ts';

/** At least a share by weight of the materials of a class is wholly obtained (TCA Annex 3, heading 2401 to 2404). */
export function judgeMinimumWhollyObtained(condition: Of<'minimum-wholly-obtained'>, scope: Scope): Judgement {
	const concerned = (item: Item) => and(item.used, inClasses(item, condition.materials, scope));
	const why = (item: Item): readonly Gap[] =>
		item.used === 'unknown' ? item.doubts : classGaps(item, condition.materials, scope);
	const base = withoutNothing(sum(scope.items, netWeight, concerned, why), scope);
	const amount = sum(
		scope.items,
		netWeight,
		(item) => and(concerned(item), item.whollyObtained),
		(item) => (concerned(item) === 'yes' ? [whollyObtainedGap(item)] : why(item)),
	);
	const limit = percentOf(condition.percent);
	const truth = atLeast(amount, base, limit);
	const measure: Measure = {
		name: 'whollyObtainedWeight',
		sense: 'at-least',
		counted: 'whollyObtained',
		amount,
		base,
		limit,
	};
	return leaf(condition, truth, truth === 'unknown' ? [...amount.gaps, ...base.gaps] : [], [measure]);
}
