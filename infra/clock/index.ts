import type { Clock } from '../ports/clock.ts';

/** The machine's clock, shifted by so many milliseconds. */
export function machineClock(offsetMs: number): Clock {
	const now = () => new Date(Date.now() + offsetMs);
	return { now, today: () => now().toISOString().slice(0, 10) };
}
