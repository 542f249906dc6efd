import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LetterPlace } from '../../../infra/ports/redrives.ts';
import type { Factory, Stores } from '../stores.ts';

const letter = (offset: string, content = 'a'): LetterPlace => ({
	topic: 'erp.items.dlq',
	partition: 0,
	offset,
	digest: Buffer.alloc(32, content).toString('hex'),
});
const ACT = { actor: 'ada@ops-1', command: 'psra dlq redrive erp.items --yes', facts: { letters: 1 } };

/** What every memory of redriven letters must do, with the acts that it refers to. */
export function describeRedrives(factory: Factory): void {
	describe('redriven letters', () => {
		let stores: Stores;
		beforeEach(async () => {
			stores = await factory();
		});
		afterEach(() => stores.close());

		const note = (letters: readonly LetterPlace[]) =>
			stores.transaction(async ({ acts, redrives }) => redrives.note(await acts.note(ACT), letters));
		const known = (letters: readonly LetterPlace[]) => stores.transaction(({ redrives }) => redrives.known(letters));

		it('are new once', async () => {
			expect(await note([letter('1'), letter('2')])).toEqual([true, true]);
			expect(await note([letter('3'), letter('2')])).toEqual([true, false]);
			expect(await known([letter('4'), letter('3'), letter('1')])).toEqual([false, true, true]);
		});

		it('are new once within a call', async () => {
			expect(await note([letter('1'), letter('1')])).toEqual([true, false]);
		});

		it('are known by place and content: a topic that was made anew counts anew', async () => {
			await note([letter('1', 'a')]);
			expect(await known([letter('1', 'b'), { ...letter('1'), partition: 1 }])).toEqual([false, false]);
			expect(await note([letter('1', 'b')])).toEqual([true]);
		});

		it('are forgotten with a transaction that fails', async () => {
			const failed = stores.transaction(async ({ acts, redrives }) => {
				await redrives.note(await acts.note(ACT), [letter('1')]);
				throw new Error('the work failed');
			});
			await expect(failed).rejects.toThrow('the work failed');
			expect(await known([letter('1')])).toEqual([false]);
		});

		it('of two acts at once are told to one', async () => {
			const both = await Promise.all([note([letter('1')]), note([letter('1')])]);
			expect(both.flat().sort()).toEqual([false, true]);
		});

		it('may be none', async () => {
			expect(await note([])).toEqual([]);
			expect(await known([])).toEqual([]);
		});
	});
}
