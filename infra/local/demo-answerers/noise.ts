import { createHash } from 'node:crypto';
import type { Answer, AskedQuestion } from './question.ts';

/** An answer by chance, the same for the same question and seed: what a panel must be able to bear. */
export function byNoise(seed: string): (question: AskedQuestion) => Answer {
	return (question) => {
		const digest = createHash('sha256')
			.update(`${seed}\n${JSON.stringify(question)}`)
			.digest();
		const choice = question.choices[digest.readUInt32BE(0) % question.choices.length];
		return {
			choice: choice?.id ?? null,
			confidence: 0.5 + (digest.readUInt16BE(4) / 0xffff) * 0.49,
			citations: choice ? [choice.id] : [],
		};
	};
}
