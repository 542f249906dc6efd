/** The time as the business sees it. A demonstration may run it from another day; nothing else reads a clock. */
export interface Clock {
	now(): Date;
	/** The civil date in UTC, `YYYY-MM-DD`. */
	today(): string;
}
