import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Session } from '../../../infra/ports/session.ts';
import type { Timer } from '../../../infra/ports/timers.ts';
import type { Factory, Stores } from '../stores.ts';

const START = Date.parse('2026-03-01T08:00:00.000Z');
/** So many milliseconds after the start. */
const at = (ms: number) => new Date(START + ms);

const timer = (name: string, dueAfterMs: number, rest: Partial<Timer> = {}): Timer => ({
	owner: 'certificate-issuance',
	company: 'HD',
	instance: 'R-1',
	name,
	dueAt: at(dueAfterMs),
	...rest,
});

/** What every timer store must do. */
export function describeTimerStore(factory: Factory): void {
	describe('a timer store', () => {
		let stores: Stores;
		beforeEach(async () => {
			stores = await factory();
		});
		afterEach(() => stores.close());

		const within = <T>(work: (timers: Session['timers']) => Promise<T>) =>
			stores.transaction(({ timers }) => work(timers));
		const take = (afterMs: number, limit = 10, owner = 'certificate-issuance') =>
			within((timers) => timers.take([owner], at(afterMs), limit));
		const names = async (due: Promise<Timer[]>) => (await due).map((one) => one.name);

		it('gives a timer out once it is due, whole', async () => {
			await within((timers) => timers.set([timer('settle', 100)]));
			expect(await take(99)).toEqual([]);
			expect(await take(100)).toEqual([timer('settle', 100)]);
		});

		it('gives a timer out once', async () => {
			await within((timers) => timers.set([timer('settle', 100)]));
			await take(100);
			expect(await take(100_000)).toEqual([]);
		});

		it('gives the oldest out first, and no more than asked', async () => {
			await within((timers) => timers.set([timer('c', 30), timer('a', 10), timer('d', 40), timer('b', 20)]));
			expect(await names(take(100, 3))).toEqual(['a', 'b', 'c']);
			expect(await names(take(100, 3))).toEqual(['d']);
		});

		it('replaces a timer that is set again', async () => {
			await within((timers) => timers.set([timer('settle', 100)]));
			await within((timers) => timers.set([timer('settle', 500)]));
			expect(await take(100)).toEqual([]);
			expect(await take(500)).toEqual([timer('settle', 500)]);
		});

		it.each<[string, Partial<Timer>]>([
			['companies', { company: 'XY' }],
			['instances', { instance: 'R-2' }],
			['names', { name: 'decide-by' }],
		])('keeps %s apart', async (_what, other) => {
			await within((timers) => timers.set([timer('settle', 100), timer('settle', 200, other)]));
			await within((timers) => timers.cancel('certificate-issuance', 'HD', 'R-1', ['settle']));
			expect(await take(1_000)).toEqual([timer('settle', 200, other)]);
		});

		it('keeps owners apart', async () => {
			await within((timers) => timers.set([timer('settle', 100), timer('settle', 100, { owner: 'item-facts' })]));
			expect(await take(100)).toEqual([timer('settle', 100)]);
			expect(await take(100, 10, 'item-facts')).toEqual([timer('settle', 100, { owner: 'item-facts' })]);
		});

		it('takes due timers of several owners in one order, and of no other', async () => {
			const other = { owner: 'item-facts' };
			const foreign = timer('x', 5, { owner: 'somebody else' });
			await within((timers) => timers.set([timer('b', 20), timer('a', 10, other), timer('c', 30, other), foreign]));
			const both = (limit: number) =>
				names(within((timers) => timers.take(['certificate-issuance', 'item-facts'], at(100), limit)));
			expect(await both(2)).toEqual(['a', 'b']);
			expect(await both(2)).toEqual(['c']);
			expect(await both(2)).toEqual([]);
		});

		it('says when the next timer of its owners is due', async () => {
			const next = (...owners: string[]) => within((timers) => timers.next(owners));
			expect(await next('certificate-issuance', 'item-facts')).toBeUndefined();
			await within((timers) => timers.set([timer('b', 20), timer('a', 10), timer('c', 5, { owner: 'item-facts' })]));
			expect(await next('certificate-issuance')).toEqual(at(10));
			expect(await next('certificate-issuance', 'item-facts')).toEqual(at(5));
			expect(await next('somebody else')).toBeUndefined();
			expect(await next()).toBeUndefined();
		});

		it('cancels all timers of an instance, and none of another', async () => {
			const others = [timer('settle', 3, { instance: 'R-2' }), timer('settle', 4, { company: 'XY' })];
			await within((timers) => timers.set([timer('settle', 1), timer('decide-by', 2), ...others]));
			await within((timers) => timers.cancel('certificate-issuance', 'HD', 'R-1', 'all'));
			expect(await take(1_000)).toEqual(others);
		});

		it('cancels timers by name, and finds nothing wrong in one that is not set', async () => {
			await within((timers) => timers.set([timer('settle', 1), timer('decide-by', 2), timer('remind', 3)]));
			await within((timers) => timers.cancel('certificate-issuance', 'HD', 'R-1', ['settle', 'remind', 'unknown']));
			await within((timers) => timers.cancel('certificate-issuance', 'HD', 'R-1', []));
			expect(await names(take(1_000))).toEqual(['decide-by']);
		});

		it('has a timer back where the transaction that took it failed', async () => {
			await within((timers) => timers.set([timer('settle', 100)]));
			const failed = stores.transaction(async ({ timers }) => {
				await timers.take(['certificate-issuance'], at(100), 10);
				throw new RangeError('firing failed');
			});
			await expect(failed).rejects.toThrow('firing failed');
			expect(await names(take(100))).toEqual(['settle']);
		});

		it('does not set a timer where the transaction failed', async () => {
			const failed = stores.transaction(async ({ timers }) => {
				await timers.set([timer('settle', 100)]);
				throw new RangeError('the step failed');
			});
			await expect(failed).rejects.toThrow('the step failed');
			expect(await take(1_000)).toEqual([]);
		});

		describe('asked to postpone', () => {
			const postpone = (dueAfterMs: number, atMostMs: number) =>
				within((timers) => timers.postpone([timer('evaluate', dueAfterMs)], atMostMs));

			it('sets a timer that is not there', async () => {
				await postpone(100, 500);
				expect(await take(100)).toEqual([timer('evaluate', 100)]);
			});

			it('moves a timer back', async () => {
				await postpone(100, 500);
				await postpone(300, 500);
				expect(await take(299)).toEqual([]);
				expect(await take(300)).toEqual([timer('evaluate', 300)]);
			});

			it('moves it no further than its patience, however often it is asked', async () => {
				for (const due of [100, 400, 700, 1_000, 9_000]) await postpone(due, 500);
				expect(await take(599)).toEqual([]);
				expect(await take(600)).toEqual([timer('evaluate', 600)]);
			});

			it('has its whole patience again once the timer was given out', async () => {
				await postpone(100, 500);
				await take(100);
				await postpone(2_000, 500);
				await postpone(2_400, 500);
				expect(await take(2_399)).toEqual([]);
				expect(await take(2_400)).toEqual([timer('evaluate', 2_400)]);
			});

			it('does nothing with no timers', async () => {
				await within((timers) => timers.postpone([], 500));
				await within((timers) => timers.set([]));
				expect(await take(100_000)).toEqual([]);
			});
		});
	});
}
