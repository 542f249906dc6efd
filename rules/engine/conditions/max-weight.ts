import type { MaterialClass } from '../../schema/condition.ts';
import { isZero, ZERO } from '../../schema/decimal.ts';
import type { Truth } from '../../schema/result.ts';
import { atMost, baseOf, netWeight, sum } from '../bounds.ts';
import { classGaps, inClasses } from '../classes.ts';
import type { Bounds, Item, Judgement, MaterialFinding, Measure, Scope } from '../model.ts';
import { percentOf } from '../percent.ts';
import { liftsWeightMaxima } from '../tolerance-for.ts';
import { and } from '../truth.ts';
import { sumOfNonOriginating } from './counted.ts';
import { leaf, type Of, perMaterial } from './kinds.ts';

/** Net weight of the product, without packing (TCA Annex 2, Note 1.3). */
export function weightBounds(scope: Scope): Bounds {
	const fact = 'net weight of the product in kg';
	if (scope.weight !== null) return baseOf(scope.weight, scope.weightPath, `${fact} above zero`);
	return { low: ZERO, high: null, gaps: [{ path: scope.weightPath, fact, kind: 'missing-facts' }] };
}

/**
 * A maximum by weight of a class of non-originating materials. Mostly no tolerance lifts it (TCA 42(2)); where one does,
 * all of the class are the materials that it has to forgive, not only what exceeds the maximum.
 */
export function judgeMaxWeight(condition: Of<'max-weight'>, scope: Scope): Judgement {
	const limit = percentOf(condition.percent);
	const amount = sumOfNonOriginating(scope.items, netWeight, condition.materials, scope);
	const base = condition.of === 'product' ? weightBounds(scope) : weightOfClasses(condition.of, scope);
	const truth = atMost(amount, base, limit);
	const measure: Measure = { name: 'nomWeight', sense: 'at-most', amount, base, limit };
	const gaps = truth === 'unknown' ? [...base.gaps, ...amount.gaps] : [];
	if (truth === 'yes' || !liftsWeightMaxima(scope)) return leaf(condition, truth, gaps, [measure]);
	const findings = scope.items.flatMap((item) => findingOf(item, truth, condition, scope));
	return perMaterial(condition, truth, findings, [measure], 'yes', gaps);
}

/** What a tolerance would have to forgive of one material; one that may not be of the class at all leaves it open. */
function findingOf(item: Item, truth: Truth, condition: Of<'max-weight'>, scope: Scope): MaterialFinding[] {
	const concerned = and(item.counts, inClasses(item, condition.materials, scope));
	if (concerned === 'no') return [];
	if (concerned === 'yes') return [{ item, truth, gaps: [] }];
	return [{ item, truth: 'unknown', gaps: [...item.doubts, ...classGaps(item, condition.materials, scope)] }];
}

/** All materials of the classes, the originating ones too. */
function weightOfClasses(classes: readonly MaterialClass[], scope: Scope): Bounds {
	const weight = sum(
		scope.items,
		netWeight,
		(item) => and(item.used, inClasses(item, classes, scope)),
		(item: Item) => (item.used === 'unknown' ? item.doubts : classGaps(item, classes, scope)),
	);
	return withoutNothing(weight, scope);
}

/** What a share by weight is asked of must be there: a rule that speaks of materials not used decides nothing. */
export function withoutNothing(weight: Bounds, scope: Scope): Bounds {
	if (weight.high === null || !isZero(weight.high)) return weight;
	const fact = 'materials, with their weight, of the class that the rule takes a share of';
	return { ...weight, gaps: [...weight.gaps, { path: scope.materialsPath, fact, kind: 'judgement' }] };
}
