import type { Judgement, Scope } from '../model.ts';
import { judge } from './judge.ts';
import { compound, type Of } from './kinds.ts';

/** Whether a date lies within inclusive limits; ISO dates compare as text. */
export function within(date: string, from: string | null | undefined, until: string | null | undefined): boolean {
	return (from == null || from <= date) && (until == null || date <= until);
}

/** Holds only within its dates; outside of them the alternative isn't there. */
export function judgeTimeLimit(condition: Of<'time-limit'>, scope: Scope): Judgement {
	const inner = judge(condition.of, scope);
	const inForce = within(scope.date, condition.from, condition.until);
	return compound(condition, inForce ? inner.truth : 'no', [inner], inForce ? inner.forgiven : 'no');
}
