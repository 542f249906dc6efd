import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { IdempotencyStore, KeptAnswer } from '../../../infra/ports/idempotency.ts';
import type { Factory, Stores } from '../stores.ts';

export const REQUEST = 'ab'.repeat(32);
const OTHER_REQUEST = 'cd'.repeat(32);
export const ANSWER: KeptAnswer = {
	status: 202,
	headers: { location: '/v1/ltsd/certificates/C-1', 'content-type': 'application/json' },
	body: { certificateId: 'C-1', note: 'Pümpe “1”', none: null },
};

/** What every store of idempotency keys must do. */
export function describeIdempotencyStore(factory: Factory): void {
	describe('a store of idempotency keys', () => {
		let stores: Stores;
		beforeEach(async () => {
			stores = await factory();
		});
		afterEach(() => stores.close());

		const within = <T>(work: (idempotency: IdempotencyStore) => Promise<T>) =>
			stores.transaction(({ idempotency }) => work(idempotency));
		const take = (key = 'K-1', request = REQUEST, company = 'HD') =>
			within((idempotency) => idempotency.take(company, key, request));
		const answer = (key = 'K-1', company = 'HD') =>
			within(async (idempotency) => {
				await idempotency.take(company, key, REQUEST);
				await idempotency.keep(company, key, REQUEST, ANSWER);
			});

		it('finds a key new until it has an answer', async () => {
			expect(await take()).toEqual({ kind: 'new' });
			expect(await take()).toEqual({ kind: 'new' });
		});

		it('gives the first answer again', async () => {
			await answer();
			expect(await take()).toEqual({ kind: 'answered', answer: ANSWER });
			expect(await take()).toEqual({ kind: 'answered', answer: ANSWER });
		});

		it('tells another request under the same key', async () => {
			await answer();
			expect(await take('K-1', OTHER_REQUEST)).toEqual({ kind: 'other-request' });
		});

		it('holds keys apart, and those of companies', async () => {
			await answer();
			expect(await take('K-2')).toEqual({ kind: 'new' });
			expect(await take('K-1', REQUEST, 'XY')).toEqual({ kind: 'new' });
			expect(await take('1', REQUEST, 'HD K-')).toEqual({ kind: 'new' });
		});

		it('takes a key again in the transaction that holds it', async () => {
			const twice = within(async (idempotency) => [
				await idempotency.take('HD', 'K-1', REQUEST),
				await idempotency.take('HD', 'K-1', REQUEST),
			]);
			expect(await twice).toEqual([{ kind: 'new' }, { kind: 'new' }]);
		});

		it('keeps no answer of a transaction that failed', async () => {
			const failed = within(async (idempotency) => {
				await idempotency.take('HD', 'K-1', REQUEST);
				await idempotency.keep('HD', 'K-1', REQUEST, ANSWER);
				throw new RangeError('killed');
			});
			await expect(failed).rejects.toThrow('killed');
			expect(await take()).toEqual({ kind: 'new' });
		});
	});
}
