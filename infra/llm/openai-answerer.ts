import OpenAI, { APIError } from 'openai';
import type { Abstention, AbstentionReason, Answerer, AnswererSettings, Prompt } from '../ports/answerers.ts';
import type { Secrets } from '../ports/secrets.ts';
import { answerFormat } from './answer-format.ts';
import { BodyTooLong, boundedFetch } from './bounded-fetch.ts';
import { readCompletion, requestIdOf } from './read-completion.ts';
import { retryAfterMs } from './retry-after.ts';

export interface OpenAiAnswererOptions {
	readonly settings: AnswererSettings;
	readonly secrets: Secrets;
	/** Longest time for a whole answer. */
	readonly timeoutMs: number;
}

/** An answer is an id, a number and a few citations: what needs more has lost its way. */
const MAX_TOKENS = 500;
const SAMPLING = { temperature: 0, seed: 1, max_tokens: MAX_TOKENS } as const;
const HEALTH_TIMEOUT_MS = 5_000;

/**
 * An answerer behind any endpoint that speaks OpenAI's chat completions with JSON schemas. The client's own retries are
 * off, since they would multiply with those of the consumer. The answer is read here and not by the client's `parse`,
 * which throws away what a broken answer said, and with it hash, tokens and request id.
 */
export function openAiAnswerer({ settings, secrets, timeoutMs }: OpenAiAnswererOptions): Answerer {
	const { baseUrl, secret, ...identity } = settings;
	const client = new OpenAI({
		baseURL: baseUrl,
		apiKey: () => secrets.get(secret),
		// Else they are taken from the process's environment.
		organization: null,
		project: null,
		maxRetries: 0,
		timeout: timeoutMs,
		logLevel: 'off',
		fetch: boundedFetch,
	});
	const parameters = JSON.stringify(SAMPLING);

	return {
		identity,
		async ask(prompt) {
			// The client's limit ends with the headers; the body may go on for ever.
			const signal = AbortSignal.timeout(timeoutMs);
			try {
				const { data, request_id: requestId } = await client.chat.completions
					.create(bodyOf(settings.model, prompt), { signal })
					.withResponse();
				return readCompletion(data, prompt.choices, { parameters, requestId });
			} catch (error) {
				return unanswered(error, signal.aborted, parameters);
			}
		},
		async healthy() {
			try {
				const timeout = Math.min(HEALTH_TIMEOUT_MS, timeoutMs);
				await client.models.list({ timeout, signal: AbortSignal.timeout(timeout) });
				return true;
			} catch {
				return false;
			}
		},
	};
}

function bodyOf(model: string, { system, user, choices }: Prompt) {
	return {
		...SAMPLING,
		model,
		messages: [
			{ role: 'system' as const, content: system },
			{ role: 'user' as const, content: user },
		],
		response_format: answerFormat(choices),
	};
}

/** Statuses by which an endpoint refuses this very request: it would refuse it again, however long the question waits. */
const REFUSED: ReadonlySet<number | undefined> = new Set([400, 413, 422]);

function reasonOf(error: unknown, status: number | undefined): AbstentionReason {
	if (error instanceof BodyTooLong) return 'invalid';
	return REFUSED.has(status) ? 'refusal' : 'unavailable';
}

/** Facts only: what an endpoint says in an error may repeat the prompt, or the key. */
function unanswered(error: unknown, late: boolean, parameters: string): Abstention {
	const status = error instanceof APIError ? error.status : undefined;
	const pause = error instanceof APIError && error.headers ? retryAfterMs(error.headers) : undefined;
	const requestId = error instanceof APIError ? requestIdOf(error.requestID) : null;
	const why = status === undefined ? 'the endpoint gave no whole answer' : `the endpoint answers ${status}`;
	return {
		abstained: reasonOf(error, status),
		detail: late ? 'the endpoint gave no answer in time' : why,
		...(pause !== undefined && { retryAfterMs: pause }),
		requestId,
		outputSha256: null,
		promptTokens: null,
		completionTokens: null,
		parameters,
	};
}
