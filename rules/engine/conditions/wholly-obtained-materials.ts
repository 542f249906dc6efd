import { classGaps, inClasses } from '../classes.ts';
import type { Gap, Item, Judgement, MaterialFinding, Scope } from '../model.ts';
import { allOf, and, not, or } from '../truth.ts';
import { type Of, perMaterial } from './kinds.ts';

/**
 * All materials of the classes are wholly obtained; those that originate without being wholly obtained fail too. A
 * tolerance may forgive them (TCA 42(3), second sentence).
 */
export function judgeWhollyObtainedMaterials(condition: Of<'wholly-obtained-materials'>, scope: Scope): Judgement {
	const findings: MaterialFinding[] = [];
	for (const item of scope.items) {
		const concerned = and(item.used, inClasses(item, condition.materials, scope));
		if (concerned === 'no') continue;
		const truth = or(not(concerned), item.whollyObtained);
		findings.push({ item, truth, gaps: truth === 'unknown' ? gapsOf(item, condition, scope) : [] });
	}
	return perMaterial(condition, allOf(findings), findings);
}

function gapsOf(item: Item, condition: Of<'wholly-obtained-materials'>, scope: Scope): readonly Gap[] {
	if (item.used === 'unknown') return item.doubts;
	const gaps = classGaps(item, condition.materials, scope);
	if (item.whollyObtained === 'unknown') gaps.push(whollyObtainedGap(item));
	return gaps;
}

export function whollyObtainedGap(item: Item): Gap {
	return { path: `${item.path}.whollyObtained`, fact: `whether ${item.id} is wholly obtained`, kind: 'missing-facts' };
}
