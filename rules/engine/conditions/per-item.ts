import { customsValue, sum } from '../bounds.ts';
import { judgeCap } from '../caps.ts';
import type { Judgement, MaterialFinding, Scope } from '../model.ts';
import { allOf, not, or } from '../truth.ts';
import { type Of, perMaterial } from './kinds.ts';

/** Each item of a set satisfies its own rule; non-originating ones up to a share of the set's price where the rule says so. */
export function judgePerItem(condition: Of<'per-item'>, scope: Scope): Judgement {
	const items = scope.statuses.map((status) => status.item).filter((item) => item.packing === 'none');
	const findings: MaterialFinding[] = items.map((item) => {
		const truth = not(item.counts);
		return { item, truth, gaps: truth === 'unknown' ? item.doubts : [] };
	});
	const each = allOf(findings);
	const allowed = condition.maxNonOriginating;
	if (items.length === 0) {
		const gap = { path: scope.materialsPath, fact: 'the items of the set', kind: 'missing-facts' as const };
		return perMaterial(condition, 'unknown', findings, [], 'unknown', [gap]);
	}
	if (allowed === undefined) return perMaterial(condition, each, findings, [], each);
	const amount = sum(
		items,
		customsValue,
		(item) => item.counts,
		(item) => item.doubts,
	);
	const share = judgeCap(() => 'setNom', amount, allowed, scope);
	const truth = or(each, share.truth);
	return perMaterial(condition, truth, findings, share.measures, truth, truth === 'unknown' ? share.gaps : []);
}
