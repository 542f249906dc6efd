import { atMost, customsValue, sum } from '../bounds.ts';
import type { Judgement, MaterialFinding, Measure, Scope } from '../model.ts';
import { percentOf } from '../percent.ts';
import { allOf, not, or } from '../truth.ts';
import { type Of, perMaterial } from './kinds.ts';
import { priceBounds } from './max-value.ts';

/** Each item of a set satisfies its own rule; non-originating ones up to a share of the set's price where the rule says so. */
export function judgePerItem(condition: Of<'per-item'>, scope: Scope): Judgement {
	const items = scope.statuses.map((status) => status.item).filter((item) => item.packing === 'none');
	const findings: MaterialFinding[] = items.map((item) => {
		const truth = not(item.counts);
		return { item, truth, gaps: truth === 'unknown' ? item.doubts : [] };
	});
	const each = allOf(findings);
	const allowed = condition.maxNonOriginating;
	if (allowed === undefined) return perMaterial(condition, each, findings, [], each);
	const amount = sum(
		items,
		customsValue,
		(item) => item.counts,
		(item) => item.doubts,
	);
	const base = priceBounds(allowed.of, scope);
	const limit = percentOf(allowed.percent);
	const truth = or(each, atMost(amount, base, limit));
	const measure: Measure = { name: 'setNom', sense: 'at-most', amount, base, limit, price: allowed.of };
	const gaps = truth === 'unknown' ? [...base.gaps, ...amount.gaps] : [];
	return perMaterial(condition, truth, findings, [measure], truth, gaps);
}
