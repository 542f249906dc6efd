import type { Truth } from '../../schema/result.ts';
import { classGaps, codeGap, inClasses, inRange, samePrefix } from '../classes.ts';
import type { Gap, Item, Judgement, MaterialFinding, Scope } from '../model.ts';
import { allOf, not, or } from '../truth.ts';
import { type Of, perMaterial } from './kinds.ts';

const TEXTILES = { from: '50', to: '63' };

/**
 * "Production from X": non-originating X may be used. Another material is no obstacle where it can't by its nature be
 * X (Note 3.4): of a textile product that is every material outside chapters 50 to 63 (Note 8.2). One of the
 * product's own heading is a later stage than X and fails; whether any other is of another nature, a person judges.
 */
export function judgeProducedFrom(condition: Of<'produced-from'>, scope: Scope): Judgement {
	const findings: MaterialFinding[] = [];
	for (const item of scope.items) {
		if (item.counts === 'no') continue;
		const permitted = mayBeUsed(item, condition, scope);
		const truth = or(not(item.counts), permitted);
		findings.push({ item, truth, gaps: truth === 'unknown' ? gapsOf(item, permitted, condition, scope) : [] });
	}
	return perMaterial(condition, allOf(findings), findings);
}

function mayBeUsed(item: Item, condition: Of<'produced-from'>, scope: Scope): Truth {
	const named = inClasses(item, condition.materials, scope);
	if (named === 'yes') return 'yes';
	if (inRange(scope.hs, TEXTILES) === 'yes' && inRange(item.hs, TEXTILES) === 'no') return 'yes';
	if (named === 'no' && samePrefix(item.hs, scope.hs, 4) === 'yes') return 'no';
	return 'unknown';
}

function gapsOf(item: Item, permitted: Truth, condition: Of<'produced-from'>, scope: Scope): Gap[] {
	const gaps: Gap[] = item.counts === 'unknown' ? [...item.doubts] : [];
	if (permitted !== 'unknown') return gaps;
	if (item.hs === null) gaps.push(codeGap(item));
	const ofClass = classGaps(item, condition.materials, scope);
	gaps.push(...ofClass);
	if (ofClass.length === 0 && item.hs !== null) {
		const fact = `whether ${item.id} can by its nature not satisfy the rule`;
		gaps.push({ path: `${item.path}.status`, fact, kind: 'judgement' });
	}
	return gaps;
}
