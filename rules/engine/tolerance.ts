import type { Tolerance } from '../schema/pack.ts';
import type { Truth } from '../schema/result.ts';
import { atMost, customsValue, netWeight, sum } from './bounds.ts';
import { PRICE_SUFFIXES, priceBounds, priceMeant } from './caps.ts';
import { sumOfNonOriginating } from './conditions/counted.ts';
import { weightBounds } from './conditions/max-weight.ts';
import type { AlternativeJudgement, Gap, Item, Measure, Scope, ToleranceJudgement } from './model.ts';
import { percentOf } from './percent.ts';
import { type Relief, reliefs } from './relief.ts';
import { textileTolerance } from './textile.ts';
import { toleranceFor } from './tolerance-for.ts';
import { and, or } from './truth.ts';

/**
 * Whether a tolerance turns an alternative into a yes: the materials that fail it, taken together, keep to the limit,
 * and nothing else fails (TCA 42; explicit maxima stay, 42(2)). The alternative that comes nearest is returned.
 */
export function judgeTolerance(alternatives: readonly AlternativeJudgement[], scope: Scope): ToleranceJudgement | null {
	const tolerance = toleranceFor(scope);
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
	const tolerance = toleranceFor(scope);
	if (tolerance === null) return [];
	if (tolerance.basis === 'textile-notes') return textileTolerance(alternatives, tolerance, scope).measures;
	return alternatives
		.flatMap((alternative) => reliefs(alternative.judgement))
		.filter((way) => way.forgiven.length > 0)
		.map((way) => shareOf(failuresOf(way), tolerance, scope));
}

type ShareTolerance = Exclude<Tolerance, { basis: 'textile-notes' }>;

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

function shareOf(failures: ReadonlyMap<Item, Failure>, tolerance: ShareTolerance, scope: Scope): Measure {
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
	const limit = percentOf(tolerance.percent);
	if (byWeight) return { name: 'toleranceWeight', sense: 'at-most', amount, base: weightBounds(scope), limit };
	const price = priceMeant(tolerance.of, scope);
	const name = `tolerance${PRICE_SUFFIXES[price]}`;
	return { name, sense: 'at-most', amount, base: priceBounds(price, scope), limit, price };
}

function judgeRelief(
	way: Relief,
	alternative: AlternativeJudgement,
	tolerance: ShareTolerance,
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
