import type { Judgement, Scope } from '../model.ts';
import { anyOf, or } from '../truth.ts';
import { judge } from './judge.ts';
import { compound, type Of } from './kinds.ts';

/** One of the alternatives (Annex 2, Note 2.3). */
export function judgeAny(condition: Of<'any'>, scope: Scope): Judgement {
	const children = condition.of.map((part) => judge(part, scope));
	const forgiven = children.reduce((truth, child) => or(truth, child.forgiven), 'no' as Judgement['truth']);
	return compound(condition, anyOf(children), children, forgiven);
}
