import type { Step } from '../../infra/ports/steps.ts';

/** What a process is to do to itself when it reaches a step for the `nth` time from then on. */
export interface Arm {
	readonly step: Step;
	readonly nth: number;
	readonly signal: 'SIGKILL' | 'SIGSTOP';
}

/** An arm under the number that the process names when it is hit. */
export type Armed = Arm & { readonly id: number };

/** The arms of one slot. They outlive its processes: each process that starts is told of those that are left. */
export interface Armoury {
	readonly armed: readonly Armed[];
	/** Answers how to take the arm away again. */
	arm(arm: Arm, onHit: () => void): () => void;
	/**
	 * What the process says it has hit. False for one that was taken away while it hit: nobody waits for it, so one that
	 * stopped the process would never be resumed.
	 */
	hit(id: number): boolean;
}

/** `tell` hears all arms whenever they change. */
export function armoury(tell: (armed: readonly Armed[]) => void): Armoury {
	const waiting = new Map<number, { readonly armed: Armed; readonly onHit: () => void }>();
	let last = 0;
	const all = () => [...waiting.values()].map(({ armed }) => armed);
	return {
		get armed() {
			return all();
		},
		arm(arm, onHit) {
			const id = ++last;
			waiting.set(id, { armed: { ...arm, id }, onHit });
			tell(all());
			return () => void (waiting.delete(id) && tell(all()));
		},
		hit(id) {
			const found = waiting.get(id);
			waiting.delete(id);
			found?.onHit();
			return found !== undefined;
		},
	};
}

/** Of a process: counts the steps, and answers the arm that is hit by the one it reaches now, once. */
export function aim(): { set(armed: readonly Armed[]): void; reached(step: Step): Armed | undefined } {
	let waiting: readonly Armed[] = [];
	const counts = new Map<number, number>();
	return {
		set(armed) {
			waiting = armed;
		},
		reached(step) {
			const here = waiting.filter((one) => one.step === step);
			for (const { id } of here) counts.set(id, (counts.get(id) ?? 0) + 1);
			const hit = here.find(({ id, nth }) => (counts.get(id) ?? 0) >= nth);
			if (hit) waiting = waiting.filter((one) => one !== hit);
			return hit;
		},
	};
}
