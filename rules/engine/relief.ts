import type { Truth } from '../schema/result.ts';
import type { Judgement, MaterialFinding } from './model.ts';
import { and } from './truth.ts';

/** One way in which a tolerance could turn a condition into a yes. */
export interface Relief {
	/** Findings of the materials that it would have to forgive; no or unknown, each material once per condition. */
	readonly forgiven: readonly MaterialFinding[];
	/** What remains to be true beside: explicit maxima, processes, dates. */
	readonly remains: Truth;
}

/** More ways than any published rule has; beyond them the first ones stand for all. */
const MAX_WAYS = 64;

export function reliefs(judgement: Judgement): readonly Relief[] {
	switch (judgement.condition.kind) {
		case 'any':
			return judgement.children.flatMap(reliefs).slice(0, MAX_WAYS);
		case 'all':
			return judgement.children.map(reliefs).reduce(combine, [{ forgiven: [], remains: 'yes' }]);
		case 'within-quota':
		case 'time-limit': {
			const truth = judgement.forgiven;
			return judgement.children.flatMap(reliefs).map((way) => ({ ...way, remains: and(way.remains, truth) }));
		}
		default:
			return [
				{
					forgiven: judgement.findings.filter((finding) => finding.truth !== 'yes'),
					remains: judgement.forgiven,
				},
			];
	}
}

function combine(ways: readonly Relief[], further: readonly Relief[]): readonly Relief[] {
	const combined = ways.flatMap((way) =>
		further.map((other) => ({
			forgiven: [...way.forgiven, ...other.forgiven],
			remains: and(way.remains, other.remains),
		})),
	);
	return combined.slice(0, MAX_WAYS);
}
