/** An endpoint that asks for more is away: the question then waits, or goes to a person, by our own limit. */
const LONGEST_MS = 60_000;

/**
 * Milliseconds that an endpoint asks to wait, by `retry-after-ms` or `Retry-After` (seconds, or a date, counted from the
 * answer's own `Date` so that the clocks need not agree). Undefined where it asks for none.
 */
export function retryAfterMs(headers: Headers): number | undefined {
	const exact = headers.get('retry-after-ms')?.trim();
	if (exact !== undefined && /^\d{1,9}(\.\d+)?$/.test(exact)) return bounded(Number(exact));
	const written = headers.get('retry-after')?.trim();
	if (written === undefined) return undefined;
	if (/^\d{1,9}(\.\d+)?$/.test(written)) return bounded(Number(written) * 1_000);
	const wait = Date.parse(written) - Date.parse(headers.get('date') ?? '');
	return Number.isNaN(wait) ? undefined : bounded(wait);
}

const bounded = (ms: number) => Math.min(LONGEST_MS, Math.max(0, Math.ceil(ms)));
