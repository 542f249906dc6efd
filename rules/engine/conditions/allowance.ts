import type { Allowance } from '../../schema/condition.ts';
import type { Truth } from '../../schema/result.ts';
import { customsValue } from '../bounds.ts';
import { judgeCap, PRICE_SUFFIXES } from '../caps.ts';
import type { Gap, Measure, Scope } from '../model.ts';
import { processGap, processTruth } from '../processes.ts';
import { sumOfNonOriginating } from './counted.ts';

/** "However, non-originating X may be used, provided that …", weighed for all materials of X together. */
export interface AllowanceState {
	readonly allowance: Allowance;
	/** Whether their value keeps to the cap; yes where there is none. */
	readonly cap: Truth;
	/** Whether they underwent the process; yes where none is asked. */
	readonly process: Truth;
	readonly measures: readonly Measure[];
	readonly gaps: readonly Gap[];
}

export function allowanceState(allowance: Allowance, scope: Scope): AllowanceState {
	const gaps: Gap[] = [];
	let measures: readonly Measure[] = [];
	let cap: Truth = 'yes';
	if (allowance.maxValue !== undefined) {
		const amount = sumOfNonOriginating(scope.valueItems, customsValue, allowance.materials, scope);
		const judged = judgeCap((of) => `allowance${PRICE_SUFFIXES[of]}`, amount, allowance.maxValue, scope);
		cap = judged.truth;
		measures = judged.measures;
		gaps.push(...judged.gaps);
	}
	const process = allowance.process === undefined ? 'yes' : processTruth(allowance.process, scope);
	if (process === 'unknown') gaps.push(processGap(allowance.process as string, scope));
	return { allowance, cap, process, measures, gaps };
}
