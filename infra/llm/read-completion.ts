import { createHash } from 'node:crypto';
import type { ChatCompletion } from 'openai/resources/chat/completions';
import type { Abstention, AbstentionReason, RequestRecord, Vote } from '../ports/answerers.ts';
import { answer } from './answer-format.ts';

/** Characters of an answer, far beyond the tokens that it may have; it goes into the record of the decision. */
const LONGEST_ANSWER = 20_000;

/** An id of a request as the endpoint gave it, where it is one: it goes into the record of the decision. */
export function requestIdOf(given: unknown): string | null {
	return typeof given === 'string' && /^[\x21-\x7e]{1,200}$/.test(given) ? given : null;
}

/** PostgreSQL keeps no U+0000, and UTF-8 no half of a surrogate pair. */
const isText = (given: string) => given.isWellFormed() && !given.includes('\u0000');

/**
 * A completion as a vote, or as an abstention with its reason. An endpoint that promises a schema may still answer
 * anything: a page, no choices, cut JSON, an error object under status 200.
 */
export function readCompletion(
	completion: ChatCompletion,
	choices: readonly string[],
	sent: { readonly parameters: string; readonly requestId: string | null },
): Vote | Abstention {
	const body = (typeof completion === 'object' && completion !== null ? completion : {}) as Partial<ChatCompletion>;
	const first = Array.isArray(body.choices) ? body.choices[0] : undefined;
	const content = typeof first?.message?.content === 'string' ? first.message.content : null;
	const record: RequestRecord = {
		requestId: requestIdOf(sent.requestId) ?? requestIdOf(body.id),
		outputSha256: content === null ? null : createHash('sha256').update(content).digest('hex'),
		promptTokens: count(body.usage?.prompt_tokens),
		completionTokens: count(body.usage?.completion_tokens),
		parameters: sent.parameters,
	};
	const abstain = (abstained: AbstentionReason, detail: string): Abstention => ({ ...record, abstained, detail });

	if (!first) return abstain('invalid', 'the answer holds no completion');
	if (first.message?.refusal) return abstain('refusal', 'the model declines to answer');
	if (first.finish_reason === 'content_filter') return abstain('refusal', 'the endpoint held the answer back');
	if (first.finish_reason === 'length') return abstain('length', 'the answer was cut off');
	if (first.finish_reason !== 'stop') return abstain('invalid', `the model ended with ${first.finish_reason}`);
	if (content !== null && content.length > LONGEST_ANSWER)
		return abstain('invalid', 'the answer is too long to be one');
	const parsed = answer.safeParse(content === null ? undefined : parse(content));
	if (!parsed.success) return abstain('invalid', 'the answer is not of the form that was asked for');
	const { choice, confidence, citations } = parsed.data;
	if (choice === null) return abstain('refusal', 'the model finds that the evidence does not tell');
	if (!choices.includes(choice)) return abstain('unknown-choice', 'the model chose what was not offered');
	if (confidence < 0 || confidence > 1) return abstain('invalid', 'the confidence is no probability');
	if (!citations.every(isText)) return abstain('invalid', 'a citation is no text that can be kept');
	return { ...record, choice, confidence, citations };
}

function parse(content: string): unknown {
	try {
		return JSON.parse(content);
	} catch {
		return undefined;
	}
}

const count = (tokens: unknown): number | null => (Number.isSafeInteger(tokens) ? (tokens as number) : null);
