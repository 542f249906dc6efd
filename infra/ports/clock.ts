/** The time as the business sees it. A demonstration may run it from another day; nothing else reads a clock. */
export interface Clock {
	now(): Date;
}

/** The civil date of an instant in UTC, `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
	return instant.toISOString().slice(0, 10);
}
