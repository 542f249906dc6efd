import { zodResponseFormat } from 'openai/helpers/zod';
import { z } from 'zod';

/**
 * The form of an answer. Every field is required, null instead of absent, and numbers have no limits: endpoints refuse
 * schemas with more than that. What the schema can't say is checked when the answer is read.
 */
const form = (choice: z.ZodType<string>) =>
	z.object({
		choice: choice.nullable().describe('Id of the answer; null if the evidence does not tell.'),
		confidence: z.number().describe('Probability that the choice is right, 0 to 1.'),
		citations: z.array(z.string()).describe('Ids of the choices and pieces of evidence that the answer rests on.'),
	});

/** As it is sent: the endpoint may choose among the offered ids only. */
export const answerFormat = (choices: readonly string[]) => zodResponseFormat(form(z.enum(choices)), 'answer');

/** As it is read: an id that was not offered is an answer too, and told apart from a broken one. */
export const answer = form(z.string()).strict();
