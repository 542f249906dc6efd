import { z } from 'zod';
import { LINE_PROBLEM_CODES } from './problem.ts';

const line = z
	.int()
	.positive()
	.describe('Number of the line in the body, from 1; blank lines count and have no answer.');
const id = z.string().describe('Id of the event (`ce_id`): follows from what the record says.');

const problem = z
	.object({
		code: z.enum(LINE_PROBLEM_CODES),
		field: z.string().describe('Path in the record, e.g. `lines[2].quantity`; empty: the line as a whole.'),
		problem: z.string(),
		remedy: z.string(),
	})
	.meta({ id: 'LineProblem', description: 'One thing that is wrong with a line.' });

const accepted = z
	.object({ line, status: z.literal('accepted'), id })
	.describe('Durably taken in; it is published even if the system stops now.');

const repeated = z
	.object({ line, status: z.literal('repeated'), id })
	.describe('The same record had been taken in before; nothing is done again.');

const rejected = z
	.object({
		line,
		status: z.literal('rejected'),
		problems: z.array(problem).min(1).describe('What is wrong with it, up to ten problems.'),
		deadLetter: z
			.object({
				topic: z.string(),
				id: z.string().describe('Its header `ce_id` there.'),
				keptBytes: z.int().describe('Bytes of the line that it holds.'),
				bytes: z.int().describe('Bytes of the line; more than are kept only where the line was over the limit.'),
			})
			.describe('Where the line is kept, byte for byte.'),
	})
	.describe('Not taken in as a fact. The same line again is rejected again; correct it.');

const complete = z
	.object({
		status: z.literal('complete'),
		lines: z.int().describe('Lines that have an answer.'),
		accepted: z.int(),
		repeated: z.int(),
		rejected: z.int(),
	})
	.describe('Last line: the whole body was read. An answer without a last line was cut off.');

const stopped = z
	.object({
		status: z.literal('stopped'),
		line: z.int().describe('First line that was not taken in; nothing from here on was.'),
		problem: z.looseObject({ code: z.string(), detail: z.string() }).describe('A problem document (RFC 9457).'),
	})
	.describe('Last line where the body was not read to its end. Send the lines from `line` on again.');

/** One line of the answer to an NDJSON batch. */
export const batchAnswer = z
	.discriminatedUnion('status', [accepted, repeated, rejected, complete, stopped])
	.meta({ id: 'BatchAnswer', description: 'One line of the answer to a batch.' });

export type LineAnswer = z.infer<typeof accepted> | z.infer<typeof repeated> | z.infer<typeof rejected>;
export type LastAnswer = z.infer<typeof complete> | z.infer<typeof stopped>;
