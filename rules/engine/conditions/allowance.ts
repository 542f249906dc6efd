import type { Allowance } from '../../schema/condition.ts';
import type { Truth } from '../../schema/result.ts';
import { atMost, customsValue } from '../bounds.ts';
import type { Gap, Measure, Scope } from '../model.ts';
import { percentOf } from '../percent.ts';
import { processGap, processTruth } from '../processes.ts';
import { sumOfNonOriginating } from './counted.ts';
import { PRICE_SUFFIXES, priceBounds } from './max-value.ts';

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
	const measures: Measure[] = [];
	let cap: Truth = 'yes';
	if (allowance.maxValue !== undefined) {
		const { percent, of } = allowance.maxValue;
		const amount = sumOfNonOriginating(scope.valueItems, customsValue, allowance.materials, scope);
		const base = priceBounds(of, scope);
		const limit = percentOf(percent);
		cap = atMost(amount, base, limit);
		measures.push({ name: `allowance${PRICE_SUFFIXES[of]}`, sense: 'at-most', amount, base, limit, price: of });
		if (cap === 'unknown') gaps.push(...base.gaps, ...amount.gaps);
	}
	const process = allowance.process === undefined ? 'yes' : processTruth(allowance.process, scope);
	if (process === 'unknown') gaps.push(processGap(allowance.process as string, scope));
	return { allowance, cap, process, measures, gaps };
}
