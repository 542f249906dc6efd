import type { Judgement, Scope } from '../model.ts';
import { processGap, processTruth } from '../processes.ts';
import { leaf, type Of } from './kinds.ts';

/**
 * A text that the compiler could not read. That it was not met can be stated; that it was can't, since it may hold
 * figures which evidence of a process doesn't answer.
 */
export function judgeUnparsed(condition: Of<'unparsed'>, scope: Scope): Judgement {
	if (processTruth(condition.text, scope) === 'no') return leaf(condition, 'no');
	return leaf(condition, 'unknown', [processGap(condition.text, scope)]);
}
