import type { Truth } from '../../schema/result.ts';
import { classGaps, codeGap, inClasses, LEVEL_DIGITS, samePrefix } from '../classes.ts';
import type { Gap, Item, Judgement, MaterialFinding, Scope } from '../model.ts';
import { allOf, and, not, or } from '../truth.ts';
import { type AllowanceState, allowanceState } from './allowance.ts';
import { type Of, perMaterial } from './kinds.ts';

const NO_GAPS: readonly Gap[] = [];

type TariffCondition = Of<'tariff-change'> | Of<'any-heading'>;

const NO_ALLOWANCES: readonly AllowanceState[] = [];

/**
 * CC, CTH, CTSH (Annex 2, Note 2.6) or production from any heading: each non-originating material stands elsewhere
 * than the product, where that is asked, and in none of the exceptions. An exception doesn't touch materials
 * classified elsewhere (Note 3.2).
 */
export function judgeTariffChange(condition: TariffCondition, scope: Scope): Judgement {
	const allowances = condition.allowances?.map((allowance) => allowanceState(allowance, scope)) ?? NO_ALLOWANCES;
	const findings: MaterialFinding[] = [];
	let forgiven: Truth = 'yes';
	for (const item of scope.items) {
		if (item.counts === 'no') continue;
		const ordinary = satisfies(item, condition, scope);
		if (ordinary === 'yes' || allowances.length === 0) {
			findings.push(finding(item, ordinary, condition, scope));
			continue;
		}
		const allowed = withAllowances(item, ordinary, allowances, scope);
		forgiven = and(forgiven, allowed.capKept);
		findings.push(
			allowed.truth === 'yes'
				? { item, truth: 'yes', gaps: NO_GAPS, allowed: true }
				: finding(item, allowed.truth, condition, scope, allowed.gaps),
		);
	}
	const measures = allowances === NO_ALLOWANCES ? [] : allowances.flatMap((state) => state.measures);
	return perMaterial(condition, allOf(findings), findings, measures, forgiven);
}

function satisfies(item: Item, condition: TariffCondition, scope: Scope): Truth {
	let truth: Truth = 'yes';
	if (condition.kind === 'tariff-change') truth = not(samePrefix(item.hs, scope.hs, LEVEL_DIGITS[condition.level]));
	if (truth !== 'no' && condition.except !== undefined) {
		truth = and(truth, not(inClasses(item, condition.except, scope)));
	}
	return truth;
}

/** A material that fails, but may not count at all, leaves the condition open. */
function finding(
	item: Item,
	satisfied: Truth,
	condition: TariffCondition,
	scope: Scope,
	further: readonly Gap[] = [],
): MaterialFinding {
	const truth = or(not(item.counts), satisfied);
	if (truth !== 'unknown') return { item, truth, gaps: NO_GAPS };
	if (satisfied === 'no' && further.length === 0) return { item, truth, gaps: item.doubts };
	const gaps: Gap[] = [...further];
	if (item.counts === 'unknown') gaps.push(...item.doubts);
	if (satisfied === 'unknown') {
		const { kind, except } = condition;
		if (kind === 'tariff-change' && samePrefix(item.hs, scope.hs, LEVEL_DIGITS[condition.level]) === 'unknown') {
			gaps.push(codeGap(item));
		}
		if (except !== undefined) gaps.push(...classGaps(item, except, scope));
	}
	return { item, truth, gaps };
}

/** `capKept`: no cap of an allowance that the material stands under is exceeded, so that a tolerance may be asked. */
function withAllowances(
	item: Item,
	ordinary: Truth,
	allowances: readonly AllowanceState[],
	scope: Scope,
): { truth: Truth; capKept: Truth; gaps: readonly Gap[] } {
	let truth = ordinary;
	let capKept: Truth = 'yes';
	const gaps: Gap[] = [];
	for (const state of allowances) {
		const concerned = inClasses(item, state.allowance.materials, scope);
		if (concerned === 'no') continue;
		const granted = and(concerned, and(state.cap, state.process));
		truth = or(truth, granted);
		capKept = and(capKept, or(state.cap, concerned === 'yes' ? 'no' : 'unknown'));
		if (granted === 'unknown') gaps.push(...classGaps(item, state.allowance.materials, scope), ...state.gaps);
	}
	return { truth, capKept, gaps };
}
