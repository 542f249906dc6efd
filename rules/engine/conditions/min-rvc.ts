import { contentAtLeast, customsValue } from '../bounds.ts';
import { PRICE_SUFFIXES, priceBounds } from '../caps.ts';
import type { Judgement, Measure, Scope } from '../model.ts';
import { percentOf } from '../percent.ts';
import { sumOfNonOriginating } from './counted.ts';
import { leaf, type Of } from './kinds.ts';

/** Regional value content, (price - VNM) / price (EU-Japan Annex 3-A, Note 4). */
export function judgeMinRvc(condition: Of<'min-rvc'>, scope: Scope): Judgement {
	const limit = percentOf(condition.percent);
	const amount = sumOfNonOriginating(scope.valueItems, customsValue, undefined, scope);
	const base = priceBounds(condition.of, scope);
	const truth = contentAtLeast(amount, base, limit);
	const name = `rvc${PRICE_SUFFIXES[condition.of]}`;
	const measure: Measure = { name, sense: 'rvc', amount, base, limit, price: condition.of };
	return leaf(condition, truth, truth === 'unknown' ? [...base.gaps, ...amount.gaps] : [], [measure]);
}
