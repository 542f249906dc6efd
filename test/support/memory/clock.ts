import type { Clock } from '../../../infra/ports/clock.ts';

export interface SetClock extends Clock {
	/** Moves on by so many milliseconds. */
	pass(ms: number): void;
}

/** A clock that stands until it is moved. */
export function clockAt(start = '2026-03-01T08:00:00.000Z'): SetClock {
	let time = Date.parse(start);
	const now = () => new Date(time);
	return {
		now,
		today: () => now().toISOString().slice(0, 10),
		pass(ms) {
			time += ms;
		},
	};
}
