import { describe, expect, it } from '@jest/globals';
import { identityOf, isAlive, startTimeFromStat } from '../../../../../infra/local/launch/process-identity.mjs';

const stat = (name: string, state: string, threads = 1) =>
	`4242 (${name}) ${state} 1 4242 4242 0 -1 4194560 100 0 0 0 5 3 0 0 20 0 ${threads} 0 987654 1000 200 0`;

describe('process identity', () => {
	it('reads the start time behind a command name with blanks and brackets', () => {
		expect(startTimeFromStat(stat('java', 'S'))).toBe('987654');
		expect(startTimeFromStat(stat('odd) name (x', 'R'))).toBe('987654');
	});

	it('takes a zombie for gone', () => {
		expect(startTimeFromStat(stat('java', 'Z'))).toBeUndefined();
		expect(startTimeFromStat(stat('java', 'X', 0))).toBeUndefined();
	});

	it('takes it for running while other threads of it still end', () => {
		expect(startTimeFromStat(stat('java', 'Z', 40))).toBe('987654');
	});

	it('knows this process again, and neither a reused pid nor one of another boot', () => {
		const me = identityOf(process.pid);
		if (me === undefined) throw new Error('this process has no identity');
		expect(isAlive(me)).toBe(true);
		expect(isAlive({ ...me, startedAt: '1' })).toBe(false);
		expect(isAlive({ ...me, bootId: 'another' })).toBe(false);
	});

	it('has none for a pid that no process has', () => {
		expect(identityOf(2 ** 22 + 1)).toBeUndefined();
	});
});
