import type { Judgement, Scope } from '../model.ts';
import { and } from '../truth.ts';
import { judge } from './judge.ts';
import { compound, type Of } from './kinds.ts';

/** Met only within an annual quota: whether there is room in it, no case can say, so a yes is unknown. */
export function judgeWithinQuota(condition: Of<'within-quota'>, scope: Scope): Judgement {
	const inner = judge(condition.of, scope);
	const fact = `room in the annual quota "${condition.quota}"`;
	const gaps = [{ path: '', fact, kind: 'judgement' as const }];
	return compound(condition, and(inner.truth, 'unknown'), [inner], and(inner.forgiven, 'unknown'), gaps);
}
