import type { Judgement, Scope } from '../model.ts';
import { allOf, and } from '../truth.ts';
import { judge } from './judge.ts';
import { compound, type Of } from './kinds.ts';

/** Every requirement of the rule (Annex 2, Note 2.4). */
export function judgeAll(condition: Of<'all'>, scope: Scope): Judgement {
	const children = condition.of.map((part) => judge(part, scope));
	const forgiven = children.reduce((truth, child) => and(truth, child.forgiven), 'yes' as Judgement['truth']);
	return compound(condition, allOf(children), children, forgiven);
}
