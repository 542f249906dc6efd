import type { OperationId } from '../schema/pack.ts';
import type { Truth } from '../schema/result.ts';
import type { Gap, Scope } from './model.ts';

/**
 * Whether only insufficient operations were carried out (TCA 43). One operation that the agreement doesn't list
 * suffices to go beyond; operations not stated, or an unknown one beside listed ones, leave it open.
 */
export function onlyInsufficient(operations: readonly OperationId[], listed: readonly OperationId[]): Truth {
	if (operations.length === 0) return 'unknown';
	let open = false;
	for (const op of operations) {
		if (op === 'unknown') open = true;
		else if (!listed.includes(op)) return 'no';
	}
	return open ? 'unknown' : 'yes';
}

export function operationsGap(scope: Scope): Gap {
	return { path: scope.operationsPath, fact: 'operations carried out in the territory', kind: 'missing-facts' };
}
