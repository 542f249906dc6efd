import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../ports/clock.ts';
import type { SampleEvent } from '../sample/index.ts';
import type { DemoState } from './state.ts';

const LOOK_EVERY_MS = 1_000;

export interface Follow {
	readonly clock: Clock;
	/** What the ERP sends once the clock has come to a day. */
	readonly dated: readonly { readonly day: string; readonly events: readonly SampleEvent[] }[];
	readonly publish: (events: readonly SampleEvent[]) => Promise<void>;
	readonly look: () => Promise<DemoState>;
	readonly tell: (state: DemoState) => void;
	readonly say: (line: string) => void;
	readonly signal: AbortSignal;
}

/** While the demonstration stays up: tells what still turns, and lets the ERP go on as the clock is advanced. */
export async function follow({ clock, dated, publish, look, tell, say, signal }: Follow): Promise<void> {
	const waiting = [...dated];
	let today = clock.today();
	while (!signal.aborted) {
		if (clock.today() !== today) {
			today = clock.today();
			say(`It is ${today} now.`);
		}
		for (const due of waiting.filter(({ day }) => day <= today)) {
			await publish(due.events);
			waiting.splice(waiting.indexOf(due), 1);
		}
		await look().then(tell, () => undefined);
		await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
	}
}
