import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf } from '../errors.ts';
import type { Logger } from '../ports/logger.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export interface Attempts {
	readonly signal: AbortSignal;
	readonly logger: Logger;
	/** Goes with each line of the log. */
	readonly facts: object;
	/** How often it was started again already and brought nothing about; the pauses go on from there. */
	readonly before?: number;
	/** Waits so many milliseconds, or less where the signal comes; absent: in real time. */
	readonly pause?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** Starts something again that broke, with growing pauses, until it runs or the signal comes; each failure is logged. */
export async function startAgain(
	start: () => Promise<void>,
	{ signal, logger, facts, before = 0, pause = inRealTime }: Attempts,
): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (before + attempt - 1)), signal);
		if (signal.aborted) return;
		try {
			return await start();
		} catch (error) {
			const problem = reasonOf(error);
			logger.error({ ...facts, attempt, problem }, 'it could not be started again; trying once more');
		}
	}
}

const inRealTime = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined);
