import type { Judgement, Scope } from '../model.ts';
import { leaf, type Of } from './kinds.ts';

/** A maximum of the product's net cost (CETA Annex 5-A): no case holds that cost, so that a person must judge it. */
export function judgeMaxNetCost(condition: Of<'max-net-cost'>, scope: Scope): Judgement {
	const fact = 'net cost of the product, which the case can not hold';
	return leaf(condition, 'unknown', [{ path: scope.prices.exw.path, fact, kind: 'judgement' }]);
}
