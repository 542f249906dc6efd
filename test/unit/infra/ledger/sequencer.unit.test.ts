import { describe, expect, it } from '@jest/globals';
import { PsraError } from '../../../../infra/errors.ts';
import { sequencer } from '../../../../infra/ledger/sequencer.ts';

/** Rounds that a test ends one by one. */
function rounds() {
	const asked: string[][] = [];
	const ends: PromiseWithResolvers<{ witnessed: number; places: (number | PsraError)[] }>[] = [];
	let heard: (() => void) | undefined;
	return {
		asked,
		round: (batch: readonly string[]) => {
			asked.push([...batch]);
			const end = Promise.withResolvers<{ witnessed: number; places: (number | PsraError)[] }>();
			ends.push(end);
			heard?.();
			return end.promise;
		},
		end: (nth: number, witnessed: number, ...places: (number | PsraError)[]) =>
			ends[nth]!.resolve({ witnessed, places }),
		fail: (nth: number, error: Error) => ends[nth]!.reject(error),
		async begun(count: number) {
			while (asked.length < count)
				await new Promise<void>((resolve) => {
					heard = resolve;
				});
		},
	};
}

describe('the sequencer', () => {
	it('gathers what comes while a round is at work, and answers once a later one has it witnessed', async () => {
		const { asked, round, end, begun } = rounds();
		const queue = sequencer(round, 2);
		const answers = ['a', 'b', 'c', 'd'].map((one) => queue.add(one));
		end(0, 0, 0);
		await begun(2);
		end(1, 1, 1, 2);
		expect(await answers[0]).toBe(0);
		await begun(3);
		end(2, 3, 3);
		expect(await Promise.all(answers.slice(1, 3))).toEqual([1, 2]);
		await begun(4);
		end(3, 4);
		expect(await answers[3]).toBe(3);
		expect(asked).toEqual([['a'], ['b', 'c'], ['d'], []]);
	});

	it('answers at once what was witnessed before', async () => {
		const { asked, round, end } = rounds();
		const answer = sequencer(round, 9).add('a');
		end(0, 7, 3);
		expect(await answer).toBe(3);
		expect(asked).toEqual([['a']]);
	});

	it('refuses one and goes on with the others', async () => {
		const { round, end, begun } = rounds();
		const queue = sequencer(round, 9);
		const first = queue.add('a');
		const [bad, good] = [queue.add('b'), queue.add('c')];
		end(0, 1, 0);
		await begun(2);
		end(1, 9, new PsraError('LEDGER_COMMAND_REUSED', 'no'), 1);
		await expect(bad).rejects.toMatchObject({ code: 'LEDGER_COMMAND_REUSED' });
		expect([await first, await good]).toEqual([0, 1]);
	});

	it('tells all who wait for a round that fails, and takes them again', async () => {
		const { round, end, fail, begun } = rounds();
		const queue = sequencer(round, 9);
		const placed = queue.add('a');
		end(0, 0, 0);
		await begun(2);
		const late = queue.add('b');
		fail(1, new Error('down'));
		await expect(placed).rejects.toThrow('down');
		await begun(3);
		end(2, 2, 1);
		expect(await late).toBe(1);
		const again = queue.add('a');
		await begun(4);
		end(3, 2, 0);
		expect(await again).toBe(0);
	});

	it('closes once all that waits is answered', async () => {
		const { round, end, begun } = rounds();
		const queue = sequencer(round, 9);
		const answer = queue.add('a');
		const closing = queue.close();
		await expect(queue.add('b')).rejects.toMatchObject({ code: 'NOT_READY' });
		end(0, 0, 0);
		await begun(2);
		end(1, 1);
		await closing;
		expect(await answer).toBe(0);
	});
});
