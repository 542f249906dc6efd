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

/** First mention of each path and fact; of an undecided part, what leaves it open. */
export function distinct(gaps: readonly NeededGap[]): NeededGap[] {
	const seen = new Set<string>();
	const opened = new Set<Assessment>();
	const found: NeededGap[] = [];
	const put = (one: NeededGap) => {
		const key = `${one.gap.path}\n${one.gap.fact}`;
		if (seen.has(key)) return;
		seen.add(key);
		found.push(one);
	};
	for (const one of gaps) {
		const { undecided } = one.gap;
		if (undecided === undefined) put(one);
		else if (!opened.has(undecided)) {
			opened.add(undecided);
			for (const { gap } of undecided.needed) put({ ...one, gap: ofPart(gap) });
		}
	}
	return found;
}

/** That the list has no rule for a part is, for the product, a question to a person. */
function ofPart(gap: Gap): Gap {
	return gap.kind === 'no-rule' ? { ...gap, kind: 'judgement' } : gap;
}

/** Basis of an open verdict: no rule at all, else what somebody can look up before what a person must judge. */
export function openBasis(gaps: readonly NeededGap[]): Assessment['basis'] {
	const kinds = new Set(gaps.map(({ gap }) => gap.kind));
	if (kinds.has('no-rule')) return 'no-rule';
	return kinds.has('missing-facts') ? 'missing-facts' : 'judgement';
}
