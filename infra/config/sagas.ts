import type { Config } from './index.ts';

const DAY_MS = 86_400_000;

/** What the sagas are set to, in milliseconds. */
export function sagaSettings(config: Config) {
	return {
		settleMs: config.PSRA_SETTLE_MS,
		decideWithinMs: config.PSRA_DECIDE_WITHIN_DAYS * DAY_MS,
		doubtMs: config.PSRA_DOUBT_DAYS * DAY_MS,
		// Counted in years of 366 days, so that no watch ends before the date on which the records may go.
		watchMs: config.PSRA_WATCH_YEARS * 366 * DAY_MS,
		answerMs: config.PSRA_ANSWER_MS,
	};
}

/** The settings that they are made of: a command asks for these only. */
export const SAGA_SETTINGS = [
	'PSRA_SETTLE_MS',
	'PSRA_DECIDE_WITHIN_DAYS',
	'PSRA_DOUBT_DAYS',
	'PSRA_WATCH_YEARS',
	'PSRA_ANSWER_MS',
] as const satisfies readonly (keyof Config)[];
