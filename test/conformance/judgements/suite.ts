import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { JudgementStore, StoredJudgement } from '../../../infra/ports/judgements.ts';
import type { Factory, Stores } from '../stores.ts';

const judgement = (rest: Partial<StoredJudgement> = {}): StoredJudgement => ({
	company: 'HD',
	sku: 'PUMP',
	agreement: 'eu-uk',
	questionId: 'Q-1',
	path: 'product.subdivision',
	choice: 'row-1',
	choiceText: 'Isostatic presses “für Pümpen”',
	source: 'consensus',
	by: 'model a, model b',
	demonstration: true,
	...rest,
});
const byPerson = (rest: Partial<StoredJudgement> = {}) =>
	judgement({ source: 'person', by: 'J. Jansen', choice: 'row-2', choiceText: 'other', demonstration: false, ...rest });

/** What every store of answers must do. */
export function describeJudgementStore(factory: Factory): void {
	describe('a store of judgements', () => {
		let stores: Stores;
		beforeEach(async () => {
			stores = await factory();
		});
		afterEach(() => stores.close());

		const within = <T>(work: (judgements: JudgementStore) => Promise<T>) =>
			stores.transaction(({ judgements }) => work(judgements));
		const keep = (one: StoredJudgement) => within((judgements) => judgements.keep(one));
		const ask = (ids: readonly string[], company = 'HD') =>
			within(async (judgements) => [...(await judgements.ask(company, ids))].sort());
		const of = (company = 'HD', sku = 'PUMP', agreement = 'eu-uk') =>
			within((judgements) => judgements.of(company, sku, agreement));

		describe('questions', () => {
			it('are new once', async () => {
				expect(await ask(['Q-1', 'Q-2'])).toEqual(['Q-1', 'Q-2']);
				expect(await ask(['Q-2', 'Q-3'])).toEqual(['Q-3']);
				expect(await ask(['Q-1', 'Q-2', 'Q-3'])).toEqual([]);
			});

			it('are new once where they stand twice in one breath', async () => {
				expect(await ask(['Q-1', 'Q-1'])).toEqual(['Q-1']);
			});

			it('are those of a company', async () => {
				await ask(['Q-1']);
				expect(await ask(['Q-1'], 'XY')).toEqual(['Q-1']);
			});

			it('may be none', async () => {
				expect(await ask([])).toEqual([]);
			});

			it('are new to one of two that ask at once', async () => {
				const answers = await Promise.all([ask(['Q-1', 'Q-2']), ask(['Q-2', 'Q-1'])]);
				expect(answers.flat().sort()).toEqual(['Q-1', 'Q-2']);
			});

			it('were not asked where the transaction failed', async () => {
				const failed = within(async (judgements) => {
					await judgements.ask('HD', ['Q-1']);
					throw new RangeError('killed');
				});
				await expect(failed).rejects.toThrow('killed');
				expect(await ask(['Q-1'])).toEqual(['Q-1']);
			});
		});

		describe('answers', () => {
			it('are kept as they were given', async () => {
				expect(await keep(judgement())).toBe(true);
				expect(await of()).toEqual([judgement()]);
			});

			it('stand in the order of their questions', async () => {
				for (const questionId of ['Q-2', 'Q-3', 'Q-1']) await keep(judgement({ questionId }));
				expect((await of()).map((one) => one.questionId)).toEqual(['Q-1', 'Q-2', 'Q-3']);
			});

			it('are those of a product, an agreement, a company', async () => {
				await keep(judgement());
				await keep(judgement({ sku: 'DRIVE' }));
				await keep(judgement({ agreement: 'eu-japan' }));
				await keep(judgement({ company: 'XY' }));
				expect(await of()).toEqual([judgement()]);
				expect(await of('HD', 'DRIVE')).toEqual([judgement({ sku: 'DRIVE' })]);
				expect(await of('HD', 'PUMP', 'eu-japan')).toEqual([judgement({ agreement: 'eu-japan' })]);
				expect(await of('XY')).toEqual([judgement({ company: 'XY' })]);
				expect(await of('HD', 'SCREW')).toEqual([]);
			});

			it('of a person take the place of the models’', async () => {
				await keep(judgement());
				expect(await keep(byPerson())).toBe(true);
				expect(await of()).toEqual([byPerson()]);
			});

			it.each([
				['the same answer again', judgement(), judgement()],
				['another answer of models', judgement(), judgement({ choice: 'row-2', by: 'model c' })],
				['an answer of models after a person’s', byPerson(), judgement()],
				['an answer of a second person', byPerson(), byPerson({ by: 'P. Visser', choice: 'row-1' })],
			])('do not change with %s', async (_what, first, second) => {
				await keep(first);
				expect(await keep(second)).toBe(false);
				expect(await of()).toEqual([first]);
			});
		});
	});
}
