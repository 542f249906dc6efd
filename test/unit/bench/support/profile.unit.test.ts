import { describe, expect, it } from '@jest/globals';
import { hottest } from '../../../../bench/support/profile.ts';

const frame = (functionName: string) => ({ functionName, url: '', scriptId: '0', lineNumber: 0, columnNumber: 0 });

describe('the summary of a profile', () => {
	it('shares out the busy time by function, and names how long the thread was idle', () => {
		const { idle, hot } = hottest({
			nodes: [
				{ id: 1, callFrame: frame('(idle)') },
				{ id: 2, callFrame: frame('encode') },
				{ id: 3, callFrame: frame('send') },
				{ id: 4, callFrame: frame('encode') },
			],
			startTime: 0,
			endTime: 100,
			samples: [1, 2, 3, 4],
			timeDeltas: [50, 10, 20, 20],
		});
		expect(idle).toBe(0.5);
		expect(hot).toEqual([
			{ where: 'encode', share: 0.6 },
			{ where: 'send', share: 0.4 },
		]);
	});
});
