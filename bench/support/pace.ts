import { secondsSince, sharedNow } from './clock.ts';

/** Calls between looks at the clock. */
const CHUNK = 500;

/** Calls a second of `work`, for about so many seconds. Work that answers at once is not awaited: an await costs more than it. */
export async function rateOf(seconds: number, work: () => unknown): Promise<number> {
	const began = sharedNow();
	return callsPer(() => secondsSince(began), seconds, CHUNK, work);
}

/** Calls a second of `work` by any measure of seconds, until it shows so many; it is looked at after each `chunk` of calls. */
export async function callsPer(
	elapsed: () => number,
	seconds: number,
	chunk: number,
	work: () => unknown,
): Promise<number> {
	let calls = 0;
	do {
		for (let i = 0; i < chunk; i += 1) {
			const answer = work();
			if (answer instanceof Promise) await answer;
		}
		calls += chunk;
	} while (elapsed() < seconds);
	return calls / elapsed();
}
