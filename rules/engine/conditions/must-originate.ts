import { classGaps, inClasses } from '../classes.ts';
import type { Judgement, MaterialFinding, Scope } from '../model.ts';
import { allOf, and, not } from '../truth.ts';
import { type Of, perMaterial } from './kinds.ts';

/** Materials of the classes must be originating. */
export function judgeMustOriginate(condition: Of<'must-originate'>, scope: Scope): Judgement {
	const findings: MaterialFinding[] = [];
	for (const item of scope.items) {
		if (item.counts === 'no') continue;
		const concerned = inClasses(item, condition.materials, scope);
		if (concerned === 'no') continue;
		const truth = not(and(item.counts, concerned));
		const gaps = truth === 'unknown' ? [...item.doubts, ...classGaps(item, condition.materials, scope)] : [];
		findings.push({ item, truth, gaps });
	}
	return perMaterial(condition, allOf(findings), findings);
}
