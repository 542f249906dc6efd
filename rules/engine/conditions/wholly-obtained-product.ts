import type { Judgement, Scope } from '../model.ts';
import { leaf, type Of } from './kinds.ts';

/** The product itself is wholly obtained; no tolerance applies to it (TCA 42(3)). */
export function judgeWhollyObtainedProduct(condition: Of<'wholly-obtained-product'>, scope: Scope): Judgement {
	const truth = scope.whollyObtained;
	if (truth !== 'unknown') return leaf(condition, truth);
	const fact = 'whether the product is wholly obtained';
	return leaf(condition, truth, [{ path: scope.whollyObtainedPath, fact, kind: 'missing-facts' }]);
}
