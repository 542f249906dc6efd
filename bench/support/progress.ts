/** Longest time without a sign before a measurement is given up. */
const STALLED_MS = 60_000;

/**
 * A count that something waits for. `reached` resolves when `add` has made it `goal`, and rejects when the signal aborts
 * or nothing was added for a minute.
 */
export function countTo(goal: number, signal: AbortSignal): { add(n: number): void; readonly reached: Promise<void> } {
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	let count = 0;
	const stalled = setTimeout(
		() => reject(new Error(`${count} of ${goal}, and no more for ${STALLED_MS / 1e3} s`)),
		STALLED_MS,
	);
	const onAbort = () => reject(signal.reason);
	if (signal.aborted) onAbort();
	signal.addEventListener('abort', onAbort, { once: true });
	const end = () => {
		clearTimeout(stalled);
		signal.removeEventListener('abort', onAbort);
	};
	promise.then(end, end);
	return {
		add(n) {
			count += n;
			stalled.refresh();
			if (count >= goal) resolve();
		},
		reached: promise,
	};
}
