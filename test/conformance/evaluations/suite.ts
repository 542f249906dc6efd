import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EvaluationStore, StoredEvaluation } from '../../../infra/ports/evaluations.ts';
import type { Factory, Stores } from '../stores.ts';

const evaluation = (evaluationId: string, rest: Partial<StoredEvaluation> = {}): StoredEvaluation => ({
	company: 'HD',
	sku: 'PUMP',
	agreement: 'eu-uk',
	evaluationId,
	inputHash: `hash of ${evaluationId}`,
	verdict: 'originating',
	record: { reason: 'Pümpe “1”', missing: [], none: null },
	originCase: { product: { hs: '8413.70' } },
	result: { figures: { exw: '100.00' } },
	...rest,
});

/** What every store of evaluations must do. */
export function describeEvaluationStore(factory: Factory): void {
	describe('a store of evaluations', () => {
		let stores: Stores;
		beforeEach(async () => {
			stores = await factory();
		});
		afterEach(() => stores.close());

		const within = <T>(work: (evaluations: EvaluationStore) => Promise<T>) =>
			stores.transaction(({ evaluations }) => work(evaluations));
		const save = (one: StoredEvaluation) => within((evaluations) => evaluations.save(one));
		const saveApart = (one: StoredEvaluation) => within((evaluations) => evaluations.saveApart(one));
		const latest = (company = 'HD', sku = 'PUMP', agreement = 'eu-uk') =>
			within((evaluations) => evaluations.latest(company, sku, agreement));
		const find = (id: string, company = 'HD') => within((evaluations) => evaluations.find(company, id));

		it('answers a verdict as it was saved', async () => {
			await save(evaluation('E-1'));
			expect(await latest()).toEqual(evaluation('E-1'));
			expect(await find('E-1')).toEqual(evaluation('E-1'));
		});

		it('keeps a verdict without a case', async () => {
			await save(evaluation('E-1', { originCase: null, verdict: 'indeterminate' }));
			expect(await latest()).toEqual(evaluation('E-1', { originCase: null, verdict: 'indeterminate' }));
		});

		it('answers the newest, and keeps the earlier ones', async () => {
			await save(evaluation('E-1'));
			await save(evaluation('E-2', { verdict: 'not_originating' }));
			expect(await latest()).toMatchObject({ evaluationId: 'E-2' });
			expect(await find('E-1')).toEqual(evaluation('E-1'));
		});

		it('answers an earlier verdict as the newest where it comes again', async () => {
			await save(evaluation('E-1'));
			await save(evaluation('E-2'));
			await save(evaluation('E-1', { record: { reason: 'told again' } }));
			expect(await latest()).toEqual(evaluation('E-1'));
		});

		it('knows nothing of another product, agreement or company', async () => {
			await save(evaluation('E-1'));
			expect(await latest('HD', 'DRIVE')).toBeUndefined();
			expect(await latest('HD', 'PUMP', 'eu-japan')).toBeUndefined();
			expect(await latest('XY')).toBeUndefined();
			expect(await find('E-1', 'XY')).toBeUndefined();
			expect(await find('E-9')).toBeUndefined();
		});

		it('finds a verdict for another day by its id, and never as the newest', async () => {
			await saveApart(evaluation('E-0'));
			expect(await latest()).toBeUndefined();
			await save(evaluation('E-1'));
			await saveApart(evaluation('E-2'));
			expect(await latest()).toMatchObject({ evaluationId: 'E-1' });
			expect(await find('E-2')).toEqual(evaluation('E-2'));
		});

		it('takes the same verdict apart twice', async () => {
			await saveApart(evaluation('E-0'));
			await saveApart(evaluation('E-0'));
			expect(await find('E-0')).toEqual(evaluation('E-0'));
		});
	});
}
