import { afterEach, describe, expect, it } from '@jest/globals';
import type { KeyStanding } from '../../../../infra/ports/idempotency.ts';
import { ANSWER, describeIdempotencyStore, REQUEST } from '../../../conformance/idempotency/suite.ts';
import { postgresStores } from '../../../support/installation/stores.ts';

const stores = postgresStores();
describeIdempotencyStore(stores);

/** A transaction that takes K-1 and then waits; `end` lets it commit with an answer, or fail. */
async function holder() {
	const { transaction } = await stores();
	const taken = Promise.withResolvers<KeyStanding>();
	const gate = Promise.withResolvers<void>();
	const ended = transaction(async ({ idempotency }) => {
		taken.resolve(await idempotency.take('HD', 'K-1', REQUEST));
		await gate.promise;
		await idempotency.keep('HD', 'K-1', REQUEST, ANSWER);
	});
	ended.catch(() => undefined);
	expect(await taken.promise).toEqual({ kind: 'new' });
	const take = (key = 'K-1', company = 'HD') =>
		transaction(({ idempotency }) => idempotency.take(company, key, REQUEST));
	return {
		ended,
		gate,
		take,
		async [Symbol.asyncDispose]() {
			gate.resolve();
			await ended.catch(() => undefined);
		},
	};
}

describe('an idempotency key that a transaction holds', () => {
	afterEach(async () => (await stores()).close());

	it('is in work for others, who do not wait for it, until it is answered', async () => {
		await using held = await holder();
		const { ended, gate, take } = held;
		expect(await take()).toEqual({ kind: 'in-work' });
		expect(await take()).toEqual({ kind: 'in-work' });
		gate.resolve();
		await ended;
		expect(await take()).toEqual({ kind: 'answered', answer: ANSWER });
	});

	it('holds up neither another key nor another company', async () => {
		await using held = await holder();
		const { take } = held;
		expect(await take('K-2')).toEqual({ kind: 'new' });
		expect(await take('K-1', 'XY')).toEqual({ kind: 'new' });
	});

	it('is free again where the transaction rolls back', async () => {
		await using held = await holder();
		const { ended, gate, take } = held;
		gate.reject(new RangeError('killed'));
		await expect(ended).rejects.toThrow('killed');
		expect(await take()).toEqual({ kind: 'new' });
	});
});
