import type { Heard, JudgeSettings, WeighedVote } from './types.ts';

/** No model is certain, whatever it says: a probability of 0 or 1 would outweigh every other voice. */
const SUREST = 0.99;

const clamp = (p: number) => Math.min(SUREST, Math.max(1 - SUREST, p));

/** Platt scaling: logit′ = a · logit + b (Platt, 1999). */
export function calibrate(confidence: number, { a, b }: { readonly a: number; readonly b: number }): number {
	const p = clamp(confidence);
	return clamp(1 / (1 + Math.exp(-(a * Math.log(p / (1 - p)) + b))));
}

/**
 * Weights: reliability / (1 + (m − 1) · ρ) with m the families that voted, shared by the votes of a family, since models
 * of one family are one voice. A vote from under the floor weighs nothing and is not counted in m: it can neither make
 * an acceptance nor break one.
 */
export function weigh(
	heard: readonly Heard[],
	{ errorCorrelation, reliabilityFloor }: JudgeSettings,
): readonly WeighedVote[] {
	const counts = ({ identity, said }: Heard) => 'choice' in said && identity.reliability >= reliabilityFloor;
	const byFamily = Map.groupBy(heard.filter(counts), ({ identity }) => identity.family);
	const discount = 1 + Math.max(0, byFamily.size - 1) * errorCorrelation;
	return heard.map((one) => {
		const { identity, said } = one;
		const calibrated = 'choice' in said ? calibrate(said.confidence, identity.calibration) : 0;
		const ofFamily = byFamily.get(identity.family)?.length ?? 1;
		return { ...one, calibrated, weight: counts(one) ? identity.reliability / discount / ofFamily : 0 };
	});
}
