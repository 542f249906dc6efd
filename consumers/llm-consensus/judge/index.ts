import { gatesOf } from './gates.ts';
import { posteriors } from './posterior.ts';
import type { Asked, Heard, Judgement, JudgeSettings } from './types.ts';
import { weigh } from './weigh.ts';

export type * from './types.ts';

/** Figures are recorded with six decimals, and judged as they are recorded. */
const round = (p: number) => Number(p.toFixed(6));

/**
 * What the answers to a closed question are worth together. Pure: the same answers, in any order, give the same judgement.
 * Of answers that are level none is foremost by its place: the one with the lesser id is named, and none is accepted,
 * since two that are level can not both pass 0.8.
 */
export function judge(asked: Asked, heard: readonly Heard[], settings: JudgeSettings): Judgement {
	const votes = weigh(heard, settings);
	const weighty = votes.filter(({ weight }) => weight > 0);
	const probability = posteriors(inFixedOrder(weighty), asked.choices);
	const [foremost = null] = weighty.length === 0 ? [] : ranked(probability);
	const behind = weighty.filter(({ said }) => 'choice' in said && said.choice === foremost);
	const figures = {
		foremost,
		posterior: foremost === null ? 0 : round(probability.get(foremost) as number),
		agreementShare: weighty.length === 0 ? 0 : round(weightOf(behind) / weightOf(weighty)),
		families: new Set(behind.map(({ identity }) => identity.family)).size,
	};
	const gates = gatesOf(asked, weighty, figures);
	return { ...figures, votes, gates, accepted: gates.every(({ passed }) => passed) };
}

const weightOf = (votes: readonly { readonly weight: number }[]) => votes.reduce((sum, { weight }) => sum + weight, 0);

const byId = (a: string, b: string) => (a < b ? -1 : 1);

/** Sums of fractions hang on their order. */
const inFixedOrder = <T extends Heard>(votes: readonly T[]) =>
	votes.toSorted((a, b) => byId(a.identity.name, b.identity.name));

const ranked = (probability: ReadonlyMap<string, number>) =>
	[...probability].sort(([a, p], [b, q]) => round(q) - round(p) || byId(a, b)).map(([choice]) => choice);
