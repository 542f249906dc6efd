import { isRetryable, Never, PsraError, reasonOf } from '../../../infra/errors.ts';

/** What to do with a message on which a handler failed for the `attempt`-th time. */
export type Verdict = { readonly retryAfterMs: number } | { readonly deadLetter: PsraError };

/** Outside faults: the message is good, so it waits as long as they last. */
const OUTSIDE = new Set([
	'DATABASE_UNAVAILABLE',
	'KAFKA_UNAVAILABLE',
	'KAFKA_UNAUTHORISED',
	'REGISTRY_UNAVAILABLE',
	'REGISTRY_UNAUTHORISED',
	'ERP_UNAVAILABLE',
	'ANSWERERS_UNAVAILABLE',
	'SECRET_MISSING',
]);
/** Deliveries after which an error of another kind is taken for lasting. */
const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

export function retry(error: unknown, attempt: number): Verdict {
	const known = error instanceof Never ? (error.cause as PsraError) : error;
	if (!isRetryable(error)) return { deadLetter: known as PsraError };
	const outside = known instanceof PsraError && OUTSIDE.has(known.code);
	if (!outside && attempt >= ATTEMPTS)
		return { deadLetter: known instanceof PsraError ? known : unforeseen(known, attempt) };
	const asked =
		known instanceof PsraError && typeof known.facts.retryAfterMs === 'number' ? known.facts.retryAfterMs : 0;
	return { retryAfterMs: Math.max(asked, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1))) };
}

function unforeseen(error: unknown, attempts: number): PsraError {
	const problem = reasonOf(error);
	return new PsraError(
		'HANDLER_FAILED',
		`The handler failed ${attempts} times: ${problem}`,
		{ problem, remedy: 'Report it with this message: a defect of ours. Redrive it once it is mended.' },
		error,
	);
}
