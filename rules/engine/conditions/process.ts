import type { Judgement, Scope } from '../model.ts';
import { processGap, processTruth } from '../processes.ts';
import { leaf, type Of } from './kinds.ts';

/** A named process took place; without evidence that is unknown, and a person must judge it. */
export function judgeProcess(condition: Of<'process'>, scope: Scope): Judgement {
	const truth = processTruth(condition.name, scope);
	return leaf(condition, truth, truth === 'unknown' ? [processGap(condition.name, scope)] : []);
}
