import type { LastAnswer, LineAnswer } from './answer.ts';
import type { Line } from './split-lines.ts';

export interface AnswerOptions {
	/** Takes a batch in as a whole, or throws. */
	readonly takeIn: (batch: readonly Line[]) => Promise<LineAnswer[]>;
	/** The problem document of what was thrown. */
	readonly describe: (error: unknown) => (LastAnswer & { readonly status: 'stopped' })['problem'];
}

/**
 * The answers to a body, batch by batch, and at the end whether it was read as a whole. What is thrown before the first
 * batch is taken in is thrown on, so that the request as a whole can be refused; later it is the last answer, since what
 * stands above it is done.
 */
export async function* answersTo(
	batches: AsyncIterable<readonly Line[]>,
	{ takeIn, describe }: AnswerOptions,
): AsyncGenerator<readonly (LineAnswer | LastAnswer)[]> {
	const counts = { accepted: 0, repeated: 0, rejected: 0 };
	let lastLine = 0;
	try {
		for await (const batch of batches) {
			const answers = await takeIn(batch);
			for (const { status } of answers) counts[status] += 1;
			lastLine = batch.at(-1)?.number ?? lastLine;
			yield answers;
		}
	} catch (error) {
		if (lastLine === 0) throw error;
		yield [{ status: 'stopped', line: lastLine + 1, problem: describe(error) }];
		return;
	}
	yield [{ status: 'complete', lines: counts.accepted + counts.repeated + counts.rejected, ...counts }];
}
