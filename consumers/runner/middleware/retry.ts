import { isRetryable, Never, PsraError, RetryAfter, reasonOf } from '../../../infra/errors.ts';

/** Tries again in place, parks the message's key, or gives the message up. */
export type Verdict =
	| { readonly retryAfterMs: number }
	| { readonly parkForMs: number }
	| { readonly deadLetter: PsraError };

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
	'SAGA_VERSION_UNSUPPORTED',
]);
/** No fault: another message or program must come first. Waiting in place would hold up what is waited for. */
const WAITING = new Set(['SAGA_EVENT_EARLY', 'SAGA_VERSION_UNSUPPORTED']);
/** Tries in place of a message that waits for another: what is being committed at this moment is there by then. */
const TRIES_WAITING = 3;
/** Deliveries after which an error of another kind is taken for lasting. */
const ATTEMPTS = 8;
/** Tries of a parked message that waits for another, after which that is taken to never come: about an hour. */
const PARKED_WAITING = 35;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;
/** Pause of a key that was just parked, doubled with each try. */
const FIRST_PARKED_MS = 1_000;
const LONGEST_PARKED_MS = 120_000;

/** Milliseconds for which a message is tried in place, since other keys of its partition wait meanwhile. */
export const IN_PLACE_MS = 10_000;

export interface InPlace {
	/** Milliseconds since the first try. */
	readonly sinceMs: number;
	/** Most of them. */
	readonly atMostMs: number;
}

/** What to do with a message on which a handler failed for the `attempt`-th time in place. */
export function retry(error: unknown, attempt: number, { sinceMs, atMostMs }: InPlace): Verdict {
	const known = knownOf(error);
	if (!isRetryable(error)) return { deadLetter: known as PsraError };
	if (error instanceof RetryAfter) return { parkForMs: error.afterMs };
	const code = known instanceof PsraError ? known.code : '';
	const pause = Math.max(askedMs(known), Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1)));
	// There is no place to park in.
	if (code === 'DATABASE_UNAVAILABLE') return { retryAfterMs: pause };
	if (!OUTSIDE.has(code) && !WAITING.has(code) && attempt >= ATTEMPTS) return { deadLetter: lasting(known, attempt) };
	const isOver = sinceMs + pause > atMostMs || (WAITING.has(code) && attempt >= TRIES_WAITING);
	return isOver ? { parkForMs: Math.max(askedMs(known), FIRST_PARKED_MS) } : { retryAfterMs: pause };
}

/** What to do with a parked message that failed for the `tries`-th time since its key was parked. */
export function retryParked(error: unknown, tries: number): Exclude<Verdict, { retryAfterMs: number }> {
	const known = knownOf(error);
	if (!isRetryable(error)) return { deadLetter: known as PsraError };
	if (error instanceof RetryAfter) return { parkForMs: error.afterMs };
	const code = known instanceof PsraError ? known.code : '';
	const most = OUTSIDE.has(code) ? Number.POSITIVE_INFINITY : WAITING.has(code) ? PARKED_WAITING : ATTEMPTS;
	if (tries >= most) return { deadLetter: lasting(known, tries) };
	return { parkForMs: Math.max(askedMs(known), Math.min(LONGEST_PARKED_MS, FIRST_PARKED_MS * 2 ** (tries - 1))) };
}

/** True where the fault lies outside, so that other keys will most likely meet it too. */
export function isOutside(error: unknown): boolean {
	return error instanceof PsraError && OUTSIDE.has(error.code);
}

const knownOf = (error: unknown) => (error instanceof Never ? error.cause : error);

const askedMs = (known: unknown): number =>
	known instanceof PsraError && typeof known.facts.retryAfterMs === 'number' ? known.facts.retryAfterMs : 0;

function lasting(error: unknown, attempts: number): PsraError {
	if (error instanceof PsraError) return error;
	const problem = reasonOf(error);
	return new PsraError(
		'HANDLER_FAILED',
		`The handler failed ${attempts} times: ${problem}`,
		{ problem, remedy: 'Report it with this message: a defect of ours. Redrive it once it is mended.' },
		error,
	);
}
