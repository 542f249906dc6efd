import { atMost, customsValue } from '../bounds.ts';
import { PRICE_SUFFIXES, priceBounds } from '../caps.ts';
import type { Judgement, Measure, Scope } from '../model.ts';
import { percentOf } from '../percent.ts';
import { sumOfNonOriginating } from './counted.ts';
import { leaf, type Of } from './kinds.ts';

/** MaxNOM, or a cap on named materials; neither is ever lifted by a tolerance (TCA 42(2)). */
export function judgeMaxValue(condition: Of<'max-value'>, scope: Scope): Judgement {
	const limit = percentOf(condition.percent);
	const amount = sumOfNonOriginating(scope.valueItems, customsValue, condition.materials, scope);
	const base = priceBounds(condition.of, scope);
	const truth = atMost(amount, base, limit);
	const name = `${condition.materials === undefined ? 'maxNom' : 'cap'}${PRICE_SUFFIXES[condition.of]}`;
	const measure: Measure = { name, sense: 'at-most', amount, base, limit, price: condition.of };
	return leaf(condition, truth, truth === 'unknown' ? [...base.gaps, ...amount.gaps] : [], [measure]);
}
