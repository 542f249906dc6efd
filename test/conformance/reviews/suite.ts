import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReviewStore, StoredReview } from '../../../infra/ports/reviews.ts';
import type { Factory, Stores } from '../stores.ts';

type Opened = Parameters<ReviewStore['open']>[0];

const opened = (taskId: string, rest: Partial<Opened> = {}): Opened => ({
	company: 'HD',
	taskId,
	sku: `item of ${taskId}`,
	agreement: 'eu-uk',
	path: 'product.subdivision',
	task: { text: 'Welche “Zeile”?', choices: [{ id: 'row-1' }], none: null },
	...rest,
});

/** What every store of review tasks must do. */
export function describeReviewStore(factory: Factory): void {
	describe('a store of reviews', () => {
		let stores: Stores;
		beforeEach(async () => {
			stores = await factory();
		});
		afterEach(() => stores.close());

		const within = <T>(work: (reviews: ReviewStore) => Promise<T>) =>
			stores.transaction(({ reviews }) => work(reviews));
		const open = (one: Opened) => within((reviews) => reviews.open(one));
		const find = (taskId: string, company = 'HD') => within((reviews) => reviews.find(company, taskId));
		const decide = (taskId: string, decision: object) => within((reviews) => reviews.decide('HD', taskId, decision));
		const list = (status: StoredReview['status'] = 'open', limit = 10, after: string | null = null, company = 'HD') =>
			within(async (reviews) => (await reviews.list(company, status, limit, after)).map((one) => one.taskId));

		it('answers a task as it was opened', async () => {
			expect(await open(opened('T-1'))).toBe(true);
			expect(await find('T-1')).toEqual({ ...opened('T-1'), status: 'open', decision: null });
			expect(await find('T-2')).toBeUndefined();
			expect(await find('T-1', 'XY')).toBeUndefined();
		});

		it('opens a task once, whatever became of it', async () => {
			await open(opened('T-1'));
			expect(await open(opened('T-1', { task: { text: 'another' } }))).toBe(false);
			await decide('T-1', { choice: 'row-1' });
			expect(await open(opened('T-1'))).toBe(false);
			expect(await find('T-1')).toMatchObject({ status: 'decided', task: { text: 'Welche “Zeile”?' } });
		});

		it('supersedes an open task on the same fact, and no other', async () => {
			const same = { sku: 'PUMP' };
			await open(opened('old', same));
			await open(opened('other path', { ...same, path: 'materials[0].subdivision' }));
			await open(opened('other agreement', { ...same, agreement: 'eu-japan' }));
			await open(opened('other product'));
			await open(opened('other company', { ...same, company: 'XY' }));
			await open(opened('new', same));
			expect(await list('superseded')).toEqual(['old']);
			expect(await list()).toEqual(['other path', 'other agreement', 'other product', 'new']);
			expect(await list('open', 10, null, 'XY')).toEqual(['other company']);
		});

		it('supersedes an open task whose question was answered anew, and no other', async () => {
			const same = { sku: 'PUMP' };
			await open(opened('old', same));
			await open(opened('other product'));
			await within((reviews) => reviews.supersede(opened('asked anew', same)));
			expect(await list('superseded')).toEqual(['old']);
			expect(await list()).toEqual(['other product']);
		});

		it('supersedes nothing with a task that it knows', async () => {
			await open(opened('old', { sku: 'PUMP' }));
			await open(opened('new', { sku: 'PUMP' }));
			expect(await open(opened('old', { sku: 'PUMP' }))).toBe(false);
			expect(await list()).toEqual(['new']);
		});

		it('leaves a decided task decided where the question is asked anew', async () => {
			await open(opened('old', { sku: 'PUMP' }));
			await decide('old', { choice: 'row-1' });
			await open(opened('new', { sku: 'PUMP' }));
			expect(await list('decided')).toEqual(['old']);
		});

		it('lists oldest first, page by page', async () => {
			for (const id of ['T-3', 'T-1', 'T-5', 'T-2', 'T-4']) await open(opened(id));
			expect(await list('open', 2)).toEqual(['T-3', 'T-1']);
			expect(await list('open', 2, 'T-1')).toEqual(['T-5', 'T-2']);
			expect(await list('open', 2, 'T-2')).toEqual(['T-4']);
			expect(await list('open', 2, 'T-4')).toEqual([]);
		});

		it('goes on after a task that was decided since', async () => {
			for (const id of ['T-1', 'T-2', 'T-3']) await open(opened(id));
			await decide('T-2', {});
			expect(await list('open', 2, 'T-2')).toEqual(['T-3']);
			expect(await list('open', 10)).toEqual(['T-1', 'T-3']);
		});

		it('keeps the first decision', async () => {
			await open(opened('T-1'));
			await decide('T-1', { choice: 'row-1', why: 'as drawn' });
			await decide('T-1', { choice: 'row-2' });
			expect(await find('T-1')).toMatchObject({ status: 'decided', decision: { choice: 'row-1', why: 'as drawn' } });
		});

		it('decides no task that is superseded or not known', async () => {
			await open(opened('old', { sku: 'PUMP' }));
			await open(opened('new', { sku: 'PUMP' }));
			await decide('old', { choice: 'row-1' });
			await decide('T-9', { choice: 'row-1' });
			expect(await find('old')).toMatchObject({ status: 'superseded', decision: null });
			expect(await find('T-9')).toBeUndefined();
		});

		it('lets two persons decide one after the other', async () => {
			await open(opened('T-1'));
			const byPerson = (person: string) =>
				within(async (reviews) => {
					if ((await reviews.find('HD', 'T-1'))?.status !== 'open') return 'too late';
					await reviews.decide('HD', 'T-1', { person });
					return person;
				});
			const answers = await Promise.all([byPerson('Jansen'), byPerson('Visser')]);
			const [winner] = answers.filter((one) => one !== 'too late');
			expect(answers).toContain('too late');
			expect(await find('T-1')).toMatchObject({ decision: { person: winner } });
		});
	});
}
