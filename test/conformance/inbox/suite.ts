import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Factory, Stores } from '../stores.ts';

/** What every inbox must do: a consumer takes each message in once, together with its effects or not at all. */
export function describeInbox(factory: Factory): void {
	describe('an inbox', () => {
		let stores: Stores;
		beforeEach(async () => {
			stores = await factory();
		});
		afterEach(() => stores.close());

		const accept = (consumer: string, ids: readonly string[]) =>
			stores.transaction(async ({ inbox }) => [...(await inbox.accept(consumer, ids))].sort());

		it('answers new messages', async () => {
			expect(await accept('item-facts', ['a', 'b'])).toEqual(['a', 'b']);
		});

		it('answers none that it took in before', async () => {
			await accept('item-facts', ['a', 'b']);
			expect(await accept('item-facts', ['b', 'c', 'a'])).toEqual(['c']);
		});

		it('keeps consumers apart', async () => {
			await accept('item-facts', ['a']);
			expect(await accept('erp-sync', ['a'])).toEqual(['a']);
		});

		it('takes an id that stands twice in one call in once', async () => {
			expect(await accept('item-facts', ['a', 'a'])).toEqual(['a']);
			expect(await accept('item-facts', ['a', 'a'])).toEqual([]);
		});

		it('takes nothing in from an empty call', async () => {
			expect(await accept('item-facts', [])).toEqual([]);
		});

		it('tells ids apart by every character', async () => {
			const ids = ['a', 'A', 'a ', 'ä', 'a\u0308', '', 'a|b', "a'b"];
			expect((await accept('item-facts', ids)).length).toBe(ids.length);
		});

		it('forgets what a transaction took in that was rolled back', async () => {
			const failed = stores.transaction(async ({ inbox }) => {
				await inbox.accept('item-facts', ['a']);
				throw new RangeError('the handler failed');
			});
			await expect(failed).rejects.toThrow('the handler failed');
			expect(await accept('item-facts', ['a'])).toEqual(['a']);
		});

		it('gives a message to one of two transactions that take it in at once', async () => {
			const answers = await Promise.all([accept('item-facts', ['a', 'b']), accept('item-facts', ['b', 'a'])]);
			expect(answers.flat().sort()).toEqual(['a', 'b']);
		});
	});
}
