import type { Tolerance } from '../schema/pack.ts';
import type { Truth } from '../schema/result.ts';
import { atMost, customsValue, netWeight, sum } from './bounds.ts';
import { inRange } from './classes.ts';
import { sumOfNonOriginating } from './conditions/counted.ts';
import { priceBounds } from './conditions/max-value.ts';
import { weightBounds } from './conditions/max-weight.ts';
import type { AlternativeJudgement, Gap, Item, Measure, Scope, ToleranceJudgement } from './model.ts';
import { percentOf } from './percent.ts';
import { type Relief, reliefs } from './relief.ts';
import { textileTolerance } from './textile.ts';
import { and, or } from './truth.ts';

/** The tolerance that the agreement grants a product of this code, if any. */
export function toleranceFor(hs: string, tolerances: readonly Tolerance[]): Tolerance | null {
	const inside = (ranges: Tolerance['products'] | undefined) =>
		ranges?.some((range) => inRange(hs, range) === 'yes') === true;
	return tolerances.find((one) => inside(one.products) && !inside(one.exceptProducts)) ?? null;
}

/**
 * Whether a tolerance turns an alternative into a yes: the materials that fail it, taken together, keep to the limit,
 * and nothing else fails (TCA 42; explicit maxima stay, 42(2)). The alternative that comes nearest is returned.
 */
export function judgeTolerance(alternatives: readonly AlternativeJudgement[], scope: Scope): ToleranceJudgement | null {
	if (scope.hs === null) return null;
	const tolerance = toleranceFor(scope.hs, scope.pack.pack.manifest.tolerances);
	if (tolerance === null) return null;
	if (tolerance.basis === 'textile-notes') return textileTolerance(alternatives, tolerance, scope);
	let best: ToleranceJudgement | null = null;
	const open: Gap[] = [];
	for (const alternative of alternatives) {
		if (alternative.refused) continue;
		for (const way of reliefs(alternative.judgement)) {
			const judged = judgeRelief(way, alternative, tolerance, scope);
			if (judged !== null && (best === null || rank(judged.truth) > rank(best.truth))) best = judged;
			if (best?.truth === 'yes') return best;
			if (judged?.truth === 'unknown') open.push(...judged.gaps);
		}
	}
	return best === null ? null : { ...best, gaps: open };
}

function rank(truth: Truth): number {
	return truth === 'yes' ? 2 : truth === 'unknown' ? 1 : 0;
}

/** Every share that a tolerance by value could be held to, whether or not it is asked now; for the threshold price. */
export function toleranceShares(alternatives: readonly AlternativeJudgement[], scope: Scope): readonly Measure[] {
	const tolerance = scope.hs === null ? null : toleranceFor(scope.hs, scope.pack.pack.manifest.tolerances);
	if (tolerance === null) return [];
	if (tolerance.basis === 'textile-notes') return textileTolerance(alternatives, tolerance, scope).measures;
	return alternatives
		.flatMap((alternative) => reliefs(alternative.judgement))
		.filter((way) => way.forgiven.length > 0)
		.map((way) => shareOf(failuresOf(way), tolerance, scope));
}

interface Failure {
	readonly truth: Truth;
	readonly gaps: readonly Gap[];
}

/** The materials that a relief forgives, each once, with whether it surely fails. */
function failuresOf(way: Relief): ReadonlyMap<Item, Failure> {
	const failures = new Map<Item, Failure>();
	for (const finding of way.forgiven) {
		const fails: Truth = finding.truth === 'no' ? 'yes' : 'unknown';
		const known = failures.get(finding.item);
		failures.set(finding.item, {
			truth: known === undefined ? fails : or(known.truth, fails),
			gaps: known === undefined ? finding.gaps : [...known.gaps, ...finding.gaps],
		});
	}
	return failures;
}

function shareOf(failures: ReadonlyMap<Item, Failure>, tolerance: Tolerance, scope: Scope): Measure {
	const byWeight = tolerance.basis === 'weight';
	const amountOf = byWeight ? netWeight : customsValue;
	const amount =
		scope.toleranceBase === 'all'
			? sumOfNonOriginating(byWeight ? scope.items : scope.valueItems, amountOf, undefined, scope)
			: sum(
					[...failures.keys()],
					amountOf,
					(item) => failures.get(item)?.truth ?? 'no',
					(item) => failures.get(item)?.gaps ?? [],
				);
	const limit = percentOf(tolerance.percent as string);
	if (byWeight) return { name: 'toleranceWeight', sense: 'at-most', amount, base: weightBounds(scope), limit };
	return { name: 'toleranceExw', sense: 'at-most', amount, base: priceBounds('exw', scope), limit, price: 'exw' };
}

function judgeRelief(
	way: Relief,
	alternative: AlternativeJudgement,
	tolerance: Tolerance,
	scope: Scope,
): ToleranceJudgement | null {
	if (way.forgiven.length === 0) return null;
	const failures = failuresOf(way);
	const measure = shareOf(failures, tolerance, scope);
	const share = atMost(measure.amount, measure.base, measure.limit);
	const gaps = share === 'unknown' ? [...measure.base.gaps, ...measure.amount.gaps] : [];
	return {
		truth: and(way.remains, share),
		share,
		remains: way.remains,
		article: tolerance.article,
		alternative: alternative.condition,
		measures: [measure],
		failing: [...failures.keys()],
		gaps: way.remains === 'unknown' ? [...gaps, ...way.open] : gaps,
	};
}
