import { describe, expect, it } from '@jest/globals';
import { solo } from '../../../../consumers/runner/solo.ts';

/** Work that ends when it is told to; `log` says what began and what ended. */
function works() {
	const log: string[] = [];
	const ends = new Map<string, () => void>();
	const work = (name: string) => async () => {
		log.push(`+${name}`);
		await new Promise<void>((resolve) => ends.set(name, resolve));
		log.push(`-${name}`);
	};
	const end = async (name: string) => {
		ends.get(name)?.();
		await new Promise(setImmediate);
	};
	return { log, work, end };
}

describe('work in a process', () => {
	it('goes on side by side, but for what is alone', async () => {
		const { log, work, end } = works();
		const { beside, alone } = solo();
		const all = [beside(work('a')), beside(work('b')), alone(work('c')), beside(work('d'))];
		await new Promise(setImmediate);
		expect(log).toEqual(['+a', '+b']);
		for (const name of ['a', 'b', 'c', 'd']) await end(name);
		await Promise.all(all);
		expect(log).toEqual(['+a', '+b', '-a', '-b', '+c', '-c', '+d', '-d']);
	});

	it('goes on after work that failed', async () => {
		const { beside, alone } = solo();
		const fail = () => Promise.reject(new RangeError('no'));
		await expect(alone(fail)).rejects.toThrow('no');
		await expect(beside(fail)).rejects.toThrow('no');
		expect(await Promise.all([alone(async () => 1), alone(async () => 2), beside(async () => 3)])).toEqual([1, 2, 3]);
	});
});
