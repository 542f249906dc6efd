import { z } from 'zod';

const question = z.object({
	kind: z.enum(['unknown', 'subdivision', 'process', 'named_material']),
	question: z.string(),
	rule: z.string(),
	choices: z.array(z.object({ id: z.string(), text: z.string() })).min(2),
	evidence: z.array(z.object({ id: z.string(), kind: z.string(), text: z.string() })),
});

/** A closed question as it stands in a prompt. */
export type AskedQuestion = z.infer<typeof question>;

/** Reads the question out of a prompt: the JSON between the two lines of the mark. Throws where there is none. */
export function questionIn(prompt: string): AskedQuestion {
	return question.parse(JSON.parse(prompt.slice(prompt.indexOf('{'), prompt.lastIndexOf('}') + 1)));
}

/** What a method makes of a question; `choice` null: the evidence does not tell. */
export interface Answer {
	readonly choice: string | null;
	/** 0 to 1. */
	readonly confidence: number;
	readonly citations: readonly string[];
}

export type Method = (question: AskedQuestion) => Answer;

/** "Others" takes what no named row does: that nothing fits a named row is weak evidence for it. */
export const isRest = (text: string): boolean => /^(others?|none of the others)$/i.test(text.trim());

/** Most that a method may claim for an answer that rests on nothing being found. */
export const REST_AT_MOST = 0.6;

/** The name that a question of yes or no asks about: what stands behind its colon, or between its quotes. */
export function nameIn({ question: text }: AskedQuestion): string {
	return (/"([^"]+)"/.exec(text)?.[1] ?? /: (.+?)\?$/.exec(text)?.[1] ?? text).trim();
}
