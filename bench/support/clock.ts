/** Milliseconds of a clock that all threads of the process share; `performance.now()` starts anew in each. */
export function sharedNow(): number {
	return Number(process.hrtime.bigint()) / 1e6;
}

/** Seconds from the given `sharedNow()` on. */
export const secondsSince = (began: number): number => (sharedNow() - began) / 1e3;
