import type { Condition } from '../../schema/condition.ts';
import type { Truth } from '../../schema/result.ts';
import type { Gap, Judgement, MaterialFinding, Measure } from '../model.ts';

/** The condition of one kind. */
export type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;

const NONE: readonly never[] = [];

/** A condition that figures or one fact decide, and that no tolerance forgives. */
export function leaf(
	condition: Condition,
	truth: Truth,
	gaps: readonly Gap[] = NONE,
	measures: readonly Measure[] = NONE,
): Judgement {
	return { condition, truth, children: NONE, findings: NONE, measures, gaps, forgiven: truth };
}

/** A condition that every material must satisfy; a tolerance may forgive those that don't. */
export function perMaterial(
	condition: Condition,
	truth: Truth,
	findings: readonly MaterialFinding[],
	measures: readonly Measure[] = NONE,
	forgiven: Truth = 'yes',
	gaps: readonly Gap[] = NONE,
): Judgement {
	return { condition, truth, children: NONE, findings, measures, gaps, forgiven };
}

/** A condition made of others. */
export function compound(
	condition: Condition,
	truth: Truth,
	children: readonly Judgement[],
	forgiven: Truth,
	gaps: readonly Gap[] = NONE,
): Judgement {
	return { condition, truth, children, findings: NONE, measures: NONE, gaps, forgiven };
}
