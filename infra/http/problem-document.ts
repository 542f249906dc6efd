import { z } from 'zod';
import type { ErrorCode } from '../errors.ts';

/** An RFC 9457 problem document, with the field at fault, what is wrong with its value, and the remedy. */
export const problemDocument = z
	.object({
		type: z.string().describe('Kind of problem, as a URN.'),
		title: z.string().describe('The same for every problem of one type.'),
		status: z.int().describe('Status of the answer.'),
		detail: z.string().describe('This case, in a sentence.'),
		instance: z.string().describe('Names the request in the log.'),
		code: (z.string() as unknown as z.ZodType<ErrorCode>).describe('Kind of problem; docs/ERRORS.md lists the codes.'),
		field: z.string().optional().describe('What is at fault, in the request’s own terms.'),
		problem: z.string().optional().describe('What is wrong with it.'),
		remedy: z.string().optional().describe('What to do about it.'),
	})
	.meta({ id: 'ProblemDocument', description: 'A problem document (RFC 9457).' });
export type ProblemDocument = Readonly<z.infer<typeof problemDocument>>;
