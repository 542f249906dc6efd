import { describe, expect, it } from '@jest/globals';
import { countTo } from '../../../../bench/support/progress.ts';

describe('a count that something waits for', () => {
	it('is reached when so many were added, and not before', async () => {
		const count = countTo(3, new AbortController().signal);
		let reached = false;
		const waiting = count.reached.then(() => {
			reached = true;
		});
		count.add(2);
		await Promise.resolve();
		expect(reached).toBe(false);
		count.add(1);
		await waiting;
		expect(reached).toBe(true);
	});

	it('ends with the signal', async () => {
		const stop = new AbortController();
		const count = countTo(1, stop.signal);
		stop.abort(130);
		await expect(count.reached).rejects.toBe(130);
	});
});
