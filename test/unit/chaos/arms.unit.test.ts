import { describe, expect, it } from '@jest/globals';
import { type Armed, aim, armoury } from '../../chaos/arms.ts';

const stop = { step: 'timer.fired', nth: 1, signal: 'SIGSTOP' } as const;

describe('the arms of a slot', () => {
	it('are told whenever they change, and outlive the process that was told', () => {
		const told: (readonly Armed[])[] = [];
		const arms = armoury((armed) => told.push(armed));
		const away = arms.arm(stop, () => undefined);
		expect(told).toEqual([[{ ...stop, id: 1 }]]);
		expect(arms.armed).toEqual([{ ...stop, id: 1 }]);
		away();
		expect(told.at(-1)).toEqual([]);
	});

	it('are hit once, by their number', () => {
		const arms = armoury(() => undefined);
		const hit: string[] = [];
		arms.arm(stop, () => hit.push('first'));
		arms.arm(stop, () => hit.push('second'));
		expect([arms.hit(2), arms.hit(2)]).toEqual([true, false]);
		expect(hit).toEqual(['second']);
		expect(arms.armed.map(({ id }) => id)).toEqual([1]);
	});
});

describe('the aim of a process', () => {
	it('counts each step from when it heard of the arm, and hits once', () => {
		const aimed = aim();
		aimed.reached('timer.fired');
		aimed.set([{ ...stop, id: 1, nth: 2 }]);
		const steps = ['timer.fired', 'timer.taken', 'timer.fired', 'timer.fired'] as const;
		expect(steps.map((step) => aimed.reached(step)?.id)).toEqual([undefined, undefined, 1, undefined]);
	});

	it('goes on counting where it hears of another arm', () => {
		const aimed = aim();
		const first = { ...stop, id: 1, nth: 2 };
		aimed.set([first]);
		aimed.reached('timer.fired');
		aimed.set([first, { ...stop, id: 2, nth: 2 }]);
		expect([aimed.reached('timer.fired')?.id, aimed.reached('timer.fired')?.id]).toEqual([1, 2]);
	});
});
