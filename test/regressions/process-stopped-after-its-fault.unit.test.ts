import { describe, expect, it } from '@jest/globals';
import { aim, armoury } from '../chaos/arms.ts';

/**
 * Chaos runs found llm-consensus one message behind for minutes. A pause at a step that it had not reached was given up when
 * the faults ended, but the process was not told: it stopped itself at the next message, and nobody resumed it.
 */
describe('a pause at a step that is given up before the step is reached', () => {
	it('is taken away from the process', () => {
		const aimed = aim();
		const arms = armoury((armed) => aimed.set(armed));
		const giveUp = arms.arm({ step: 'consumer.received', nth: 1, signal: 'SIGSTOP' }, () => undefined);
		giveUp();
		expect(aimed.reached('consumer.received')).toBeUndefined();
	});

	it('is known to be nobody’s where the process stops all the same', () => {
		const arms = armoury(() => undefined);
		arms.arm({ step: 'consumer.received', nth: 1, signal: 'SIGSTOP' }, () => undefined)();
		expect(arms.hit(1)).toBe(false);
	});
});
