import { secondsSince, sharedNow } from './clock.ts';

/** Calls between looks at the clock. */
const CHUNK = 500;

/** Calls a second of `work`, for about so many seconds. Work that answers at once is not awaited: an await costs more than it. */
export async function rateOf(seconds: number, work: () => unknown): Promise<number> {
	const began = sharedNow();
	let calls = 0;
	do {
		for (let i = 0; i < CHUNK; i += 1) {
			const answer = work();
			if (answer instanceof Promise) await answer;
		}
		calls += CHUNK;
	} while (secondsSince(began) < seconds);
	return calls / secondsSince(began);
}
