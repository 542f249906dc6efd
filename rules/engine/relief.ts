import type { Truth } from '../schema/result.ts';
import type { Gap, Judgement, MaterialFinding } from './model.ts';
import { and } from './truth.ts';

/** One way in which a tolerance could turn a condition into a yes. */
export interface Relief {
	/** Findings of the materials that it would have to forgive; no or unknown, each material once per condition. */
	readonly forgiven: readonly MaterialFinding[];
	/** What remains to be true beside: explicit maxima, processes, dates. */
	readonly remains: Truth;
	/** What leaves `remains` open. */
	readonly open: readonly Gap[];
}

/** More ways than any published rule has; beyond them the first ones stand for all. */
const MAX_WAYS = 64;

export function reliefs(judgement: Judgement): readonly Relief[] {
	switch (judgement.condition.kind) {
		case 'any':
			return judgement.children.flatMap(reliefs).slice(0, MAX_WAYS);
		case 'all':
			return judgement.children.map(reliefs).reduce(combine, [{ forgiven: [], remains: 'yes', open: [] }]);
		case 'within-quota':
		case 'time-limit': {
			const { forgiven: truth, gaps } = judgement;
			return judgement.children
				.flatMap(reliefs)
				.map((way) => ({ ...way, remains: and(way.remains, truth), open: [...way.open, ...gaps] }));
		}
		default:
			return [
				{
					forgiven: judgement.findings.filter((finding) => finding.truth !== 'yes'),
					remains: judgement.forgiven,
					open: openRequirements(judgement),
				},
			];
	}
}

function combine(ways: readonly Relief[], further: readonly Relief[]): readonly Relief[] {
	const combined = ways.flatMap((way) =>
		further.map((other) => ({
			forgiven: [...way.forgiven, ...other.forgiven],
			remains: and(way.remains, other.remains),
			open: [...way.open, ...other.open],
		})),
	);
	return combined.slice(0, MAX_WAYS);
}

/** What leaves open whether a condition holds once its failing materials are forgiven. */
export function openRequirements(judgement: Judgement): readonly Gap[] {
	if (judgement.forgiven !== 'unknown') return [];
	const { gaps, findings, children } = judgement;
	return [...gaps, ...findings.flatMap((finding) => finding.gaps), ...children.flatMap(openRequirements)];
}
