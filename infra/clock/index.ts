import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import type { Clock } from '../ports/clock.ts';

/** The machine's clock, shifted by so many milliseconds. */
export function machineClock(offsetMs: number): Clock {
	return clockOf(() => offsetMs);
}

export interface FollowedClock extends Clock, Disposable {}

/** Milliseconds between looks at the file. */
const LOOK_EVERY_MS = 200;

/**
 * The machine's clock, shifted by the `offsetMs` that a file holds as JSON, and again whenever the file says another
 * one: a demonstration's clock can be advanced while it runs. It never goes back, since what was decided stays decided;
 * a file that can't be read leaves it as it was. Dispose to stop looking.
 */
export function followedClock(file: string, offsetMs = 0): FollowedClock {
	let offset = readOffset(file) ?? offsetMs;
	const look = () => {
		offset = Math.max(offset, readOffset(file) ?? offset);
	};
	watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, look);
	return { ...clockOf(() => offset), [Symbol.dispose]: () => unwatchFile(file, look) };
}

function clockOf(offsetMs: () => number): Clock {
	const now = () => new Date(Date.now() + offsetMs());
	return { now, today: () => now().toISOString().slice(0, 10) };
}

function readOffset(file: string): number | undefined {
	try {
		const { offsetMs } = JSON.parse(readFileSync(file, 'utf8')) as { offsetMs?: unknown };
		return Number.isSafeInteger(offsetMs) ? (offsetMs as number) : undefined;
	} catch {
		return undefined;
	}
}
