import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { InboxMessage } from '../../../infra/ports/inbox.ts';
import type { Factory, Stores } from '../stores.ts';
import { noted, OTHER_DIGEST } from './messages.ts';

/** What every inbox must do: a consumer takes each message in once, together with its effects or not at all. */
export function describeInbox(factory: Factory): void {
	describe('an inbox', () => {
		let stores: Stores;
		beforeEach(async () => {
			stores = await factory();
		});
		afterEach(() => stores.close());

		const accept = (consumer: string, ...messages: InboxMessage[]) =>
			stores.transaction(({ inbox }) => inbox.accept(consumer, messages));
		const look = (...messages: InboxMessage[]) => stores.transaction(({ inbox }) => inbox.look('item-facts', messages));
		const setAside = (message: InboxMessage) =>
			stores.transaction(({ inbox }) => inbox.setAside('item-facts', message));

		it('takes new messages in', async () => {
			expect(await accept('item-facts', noted('a'), noted('b'))).toEqual(['new', 'new']);
		});

		it('knows what it took in before, in whatever order it comes again', async () => {
			await accept('item-facts', noted('a'), noted('b'));
			const again = await accept('item-facts', noted('b'), noted('c'), noted('a'));
			expect(again).toEqual(['repeated', 'new', 'repeated']);
		});

		it('knows a message that was sent again, wherever it stands', async () => {
			await accept('item-facts', noted('a'));
			expect(await accept('item-facts', noted('a', { place: 'erp.items/0/99' }))).toEqual(['repeated']);
		});

		it.each<[string, Partial<InboxMessage>]>([
			['sources', { source: 'urn:erp:two' }],
			['companies', { company: 'XY' }],
		])('keeps %s apart that use the same id', async (_what, other) => {
			await accept('item-facts', noted('a'));
			expect(await accept('item-facts', noted('a', other))).toEqual(['new']);
			expect(await accept('item-facts', noted('a', other), noted('a'))).toEqual(['repeated', 'repeated']);
		});

		it('keeps consumers apart', async () => {
			await accept('item-facts', noted('a'));
			expect(await accept('erp-sync', noted('a'))).toEqual(['new']);
		});

		it('takes a message in once that stands twice in one call', async () => {
			expect(await accept('item-facts', noted('a'), noted('a'))).toEqual(['new', 'repeated']);
			expect(await accept('item-facts', noted('a'), noted('a'))).toEqual(['repeated', 'repeated']);
		});

		it('tells another content under a known id, and stays with the first', async () => {
			const other = noted('a', { digest: OTHER_DIGEST });
			await accept('item-facts', noted('a'));
			expect(await accept('item-facts', other, noted('a'))).toEqual(['differing', 'repeated']);
			expect(await accept('item-facts', other)).toEqual(['differing']);
		});

		it('tells another content within one call', async () => {
			const other = noted('a', { digest: OTHER_DIGEST });
			expect(await accept('item-facts', noted('a'), other, noted('a'))).toEqual(['new', 'differing', 'repeated']);
			expect(await accept('item-facts', noted('a'))).toEqual(['repeated']);
		});

		it('takes nothing in from an empty call', async () => {
			expect(await accept('item-facts')).toEqual([]);
			expect(await look()).toEqual([]);
		});

		it('tells ids apart by every character', async () => {
			const ids = ['a', 'A', 'a ', 'ä', 'a\u0308', '', 'a|b', "a'b"];
			expect(await accept('item-facts', ...ids.map((id) => noted(id)))).toEqual(ids.map(() => 'new'));
		});

		it('looks without taking in', async () => {
			await accept('item-facts', noted('a'));
			const messages = [noted('a'), noted('b'), noted('b'), noted('a', { digest: OTHER_DIGEST })];
			const seen = ['repeated', 'new', 'repeated', 'differing'];
			expect(await look(...messages)).toEqual(seen);
			expect(await look(...messages)).toEqual(seen);
		});

		describe('of a message that went to the dead letters', () => {
			const redriven = noted('a', { place: 'erp.items/0/99' });
			beforeEach(async () => {
				await accept('item-facts', noted('a'));
				await setAside(noted('a'));
			});

			it('knows the same delivery', async () => {
				expect(await look(noted('a'))).toEqual(['repeated']);
				expect(await accept('item-facts', noted('a'))).toEqual(['repeated']);
			});

			it('takes it in when it is redriven, once', async () => {
				expect(await look(redriven)).toEqual(['new']);
				expect(await accept('item-facts', redriven)).toEqual(['new']);
				expect(await accept('item-facts', redriven, noted('a'))).toEqual(['repeated', 'repeated']);
			});

			it('takes a correction in under its id', async () => {
				const corrected = { ...redriven, digest: OTHER_DIGEST };
				expect(await accept('item-facts', corrected)).toEqual(['new']);
				expect(await accept('item-facts', redriven)).toEqual(['differing']);
			});

			it('takes another one in that stands at its place now', async () => {
				expect(await accept('item-facts', noted('a', { digest: OTHER_DIGEST }))).toEqual(['new']);
			});

			it('leaves alone what bears its id elsewhere', async () => {
				await accept('item-facts', noted('a', { company: 'XY' }));
				expect(await accept('item-facts', noted('a', { company: 'XY', place: 'elsewhere' }))).toEqual(['repeated']);
			});
		});

		describe('that is pruned', () => {
			const HOUR_MS = 3_600_000;
			const prune = (ageMs: number, limit = 100) =>
				stores.transaction(({ inbox }) => inbox.prune('item-facts', ageMs, limit));

			it('forgets what it took in before that time, of this consumer', async () => {
				await accept('item-facts', noted('a'), noted('b'));
				await accept('erp-sync', noted('a'));
				expect(await prune(0)).toBe(2);
				expect(await accept('item-facts', noted('a'))).toEqual(['new']);
				expect(await accept('erp-sync', noted('a'))).toEqual(['repeated']);
			});

			it('keeps what is younger', async () => {
				await accept('item-facts', noted('a'));
				expect(await prune(HOUR_MS)).toBe(0);
				expect(await accept('item-facts', noted('a'))).toEqual(['repeated']);
			});

			it('forgets no more at once than is asked for', async () => {
				await accept('item-facts', noted('a'), noted('b'), noted('c'));
				expect([await prune(0, 2), await prune(0, 2), await prune(0, 2)]).toEqual([2, 1, 0]);
			});
		});

		it('forgets what a transaction took in that was rolled back', async () => {
			const failed = stores.transaction(async ({ inbox }) => {
				await inbox.accept('item-facts', [noted('a')]);
				throw new RangeError('the handler failed');
			});
			await expect(failed).rejects.toThrow('the handler failed');
			expect(await accept('item-facts', noted('a'))).toEqual(['new']);
		});

		it('gives a message to one of two transactions that take it in at once', async () => {
			const [a, b] = await Promise.all([
				accept('item-facts', noted('a'), noted('b')),
				accept('item-facts', noted('b'), noted('a')),
			]);
			expect([...a, ...b].sort()).toEqual(['new', 'new', 'repeated', 'repeated']);
			expect([a[0], b[1]].sort()).toEqual(['new', 'repeated']);
		});
	});
}
