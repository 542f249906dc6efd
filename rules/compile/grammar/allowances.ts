import type { Allowance, Condition } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';
import { theirValue } from './clauses.ts';
import { materials } from './materials.ts';
import { processName } from './processes.ts';

/** ", however, …", ". However, …" in the same text, or in the text that follows (trap 10). */
function howeverOpening(cursor: Cursor): boolean {
	return (
		cursor.attempt((c) => {
			c.takeOneOf([',', '.']);
			c.takeJoint('');
			return c.takeOneOf(['however,', 'however']) ? true : undefined;
		}) ?? false
	);
}

const PERMISSIONS = ['may be used', 'may be incorporated into the set'];

/** "However, non-originating X may be used[, provided that …]": relaxes the tariff change before it. */
export function however(cursor: Cursor): Allowance | undefined {
	return cursor.attempt((c) => {
		const of = howeverOpening(c) ? materials(c) : undefined;
		if (!of || !c.takeOneOf(PERMISSIONS)) return undefined;
		if (!c.takeOneOf([', provided that', 'provided that'])) return { materials: of };
		const maxValue = theirValue(c);
		if (maxValue) return { materials: of, maxValue };
		const undergone = c.attempt((rest) => (rest.take('they undergo a') ? processName(rest) : undefined));
		const process = undergone ?? c.attempt(takingPlace);
		return process === undefined ? undefined : { materials: of, process };
	});
}

/** "a re-tanning operation of … takes place". */
function takingPlace(c: Cursor): string | undefined {
	const process = c.take('a') ? processName(c) : undefined;
	return process !== undefined && c.take('takes place') ? process : undefined;
}

/** The condition with the allowance; undefined where the condition is none that "however" can relax. */
export function relaxed(condition: Condition, allowance: Allowance): Condition | undefined {
	if (condition.kind !== 'tariff-change' && condition.kind !== 'any-heading') return undefined;
	return { ...condition, allowances: [...(condition.allowances ?? []), allowance] };
}

const PROVIDED = [', provided that', ', provided', 'provided that', 'provided'];

/** "Each item in the set must satisfy the rule which would apply to it if it were not included in the set". */
export function perItem(cursor: Cursor): Condition | undefined {
	return cursor.attempt((c) => {
		if (!c.take('each item in the set') || !c.takeOneOf(['must', 'shall'])) return undefined;
		if (!c.take('satisfy the rule')) return undefined;
		c.take(',');
		if (!c.take('which would apply to it if it were not included in the set')) return undefined;
		const maxNonOriginating = c.attempt((rest) => {
			if (!rest.take(', provided that') && !howeverOpening(rest)) return undefined;
			const articles = rest.take('non-originating articles may be incorporated') && rest.takeOneOf(PROVIDED);
			return articles ? theirValue(rest) : undefined;
		});
		return maxNonOriginating ? { kind: 'per-item', maxNonOriginating } : { kind: 'per-item' };
	});
}
