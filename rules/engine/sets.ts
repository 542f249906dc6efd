import type { Truth } from '../schema/result.ts';
import { priceMeant } from './caps.ts';
import { judgePerItem } from './conditions/per-item.ts';
import type { Judgement, Scope } from './model.ts';

/**
 * A set in the sense of General Rule 3: originating if its components are, or if the others keep to the share of its
 * price (TCA 48). Where the agreement has no provision on sets, only the first holds, and the rest is open.
 */
export function judgeSet(scope: Scope): Judgement {
	const provision = scope.pack.pack.manifest.sets;
	if (provision !== null) {
		const { percent } = provision;
		const of = priceMeant(provision.of, scope);
		return judgePerItem({ kind: 'per-item', maxNonOriginating: { percent, of } }, scope);
	}
	const each = judgePerItem({ kind: 'per-item' }, scope);
	const open: Truth = each.truth === 'yes' ? 'yes' : 'unknown';
	if (each.findings.length === 0) return each;
	const fact = 'a provision of the agreement on sets';
	const gaps = open === 'yes' ? [] : [{ path: 'type', fact, kind: 'no-rule' as const }];
	return { ...each, truth: open, forgiven: open, gaps };
}
