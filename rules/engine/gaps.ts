import type { Condition } from '../schema/condition.ts';
import type { AlternativeJudgement, Assessment, Gap, Judgement, RowJudgement } from './model.ts';

/** A gap with the condition that needs it. */
export interface NeededGap {
	readonly gap: Gap;
	readonly needed: Condition | null;
	/** Where no condition of the list needs it, the provision that does. */
	readonly provision: string;
}

/** What leaves a condition open; nodes that are decided need nothing. */
export function openGaps(judgement: Judgement): NeededGap[] {
	if (judgement.truth !== 'unknown') return [];
	const own = [...judgement.gaps, ...judgement.findings.flatMap((finding) => finding.gaps)];
	const needed = own.map((gap) => ({ gap, needed: judgement.condition, provision: '' }));
	return [...needed, ...judgement.children.flatMap(openGaps)];
}

export function alternativeGaps(alternative: AlternativeJudgement): NeededGap[] {
	return alternative.truth === 'unknown' ? openGaps(alternative.judgement) : [];
}

export function rowGaps(row: RowJudgement): NeededGap[] {
	if (row.truth !== 'unknown') return [];
	const ofTolerance =
		row.tolerance?.truth === 'unknown'
			? row.tolerance.gaps.map((gap) => ({
					gap,
					needed: row.tolerance?.alternative ?? null,
					provision: row.tolerance?.article ?? '',
				}))
			: [];
	return [...row.alternatives.flatMap(alternativeGaps), ...ofTolerance];
}

/** First mention of each path and fact. */
export function distinct(gaps: readonly NeededGap[]): NeededGap[] {
	const seen = new Set<string>();
	return gaps.filter(({ gap }) => {
		const key = `${gap.path}\n${gap.fact}`;
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}

/** Basis of an open verdict: no rule at all, else what somebody can look up before what a person must judge. */
export function openBasis(gaps: readonly NeededGap[]): Assessment['basis'] {
	const kinds = new Set(gaps.map(({ gap }) => gap.kind));
	if (kinds.has('no-rule')) return 'no-rule';
	return kinds.has('missing-facts') ? 'missing-facts' : 'judgement';
}
