import type { WeighedVote } from './types.ts';

/**
 * Probability of each choice: softmax of log prior + Σ wᵢ · (log pᵢ − log prior) over a uniform prior. What a vote leaves
 * of its probability is spread evenly over the choices that it did not take.
 */
export function posteriors(votes: readonly WeighedVote[], choices: readonly string[]): ReadonlyMap<string, number> {
	const prior = Math.log(1 / choices.length);
	const scores = choices.map((choice) => {
		let score = prior;
		for (const { said, calibrated, weight } of votes) {
			if (!('choice' in said) || weight === 0) continue;
			const p = said.choice === choice ? calibrated : (1 - calibrated) / (choices.length - 1);
			score += weight * (Math.log(p) - prior);
		}
		return Math.exp(score);
	});
	const total = scores.reduce((sum, score) => sum + score, 0);
	return new Map(choices.map((choice, index) => [choice, (scores[index] as number) / total]));
}
