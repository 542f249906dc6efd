import { describe, expect, it } from '@jest/globals';
import { withEffect } from '../../../../consumers/runner/index.ts';
import { PsraError } from '../../../../infra/errors.ts';
import { until } from '../../../support/memory/until.ts';
import { headersOf, type Request, runnerKit, type TYPE } from '../../../support/runner/kit.ts';

/** A kit whose handler has an effect and notes both; `effect` says what the effect does. */
async function withEffects(effect: (message: Request) => Promise<void> = async () => undefined) {
	const order: string[] = [];
	const nameOf = ({ id, value }: Request) => (id === `m ${value.sku}` ? value.sku : `${value.sku} ${id}`);
	const kit = await runnerKit(
		withEffect<typeof TYPE, string>({
			async effect(message) {
				order.push(`effect ${nameOf(message)}`);
				await effect(message);
				return `answer to ${nameOf(message)}`;
			},
			async handle(_message, _session, answer) {
				order.push(`handle ${answer}`);
				return {};
			},
		}),
	);
	return { kit, order };
}

const down = () => new PsraError('ERP_UNAVAILABLE', 'down');

describe('a handler with an effect outside of the database', () => {
	it('has its effect outside of a transaction, and handles the effect’s answer', async () => {
		const { kit, order } = await withEffects(async () => {
			// Transactions in memory come one after the other: inside of one, this would wait for ever.
			await kit.database.transaction(async () => undefined);
		});
		await kit.process([kit.message('A', 0)]);
		expect(order).toEqual(['effect A', 'handle answer to A']);
	});

	it('has the effects of one key one after the other, each saved before the next begins', async () => {
		const { kit, order } = await withEffects();
		const headers = ['1', '2', '3'].map((id) => headersOf(id));
		await kit.process(headers.map((own, offset) => kit.message('A', offset, { headers: own })));
		expect(order).toEqual(['1', '2', '3'].flatMap((id) => [`effect A ${id}`, `handle answer to A ${id}`]));
	});

	it('has those of different keys side by side', async () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		const { kit, order } = await withEffects(async ({ value }) => {
			if (value.sku === 'A') await promise;
			else resolve();
		});
		await kit.process([kit.message('A', 0), kit.message('B', 1)]);
		expect(order.slice(0, 2).toSorted()).toEqual(['effect A', 'effect B']);
		expect(order.indexOf('handle answer to B')).toBeLessThan(order.indexOf('handle answer to A'));
	});

	it('keeps a key waiting behind its message that fails, and no other key', async () => {
		const { kit, order } = await withEffects(async ({ id }) => {
			if (id === '1' && kit.outcomes.length < 2) throw down();
		});
		const [first, second] = [headersOf('1'), headersOf('2')];
		await kit.process([
			kit.message('A', 0, { headers: first }),
			kit.message('A', 1, { headers: second }),
			kit.message('B', 2),
			kit.message('C', 3),
		]);
		const handled = order.filter((one) => one.startsWith('handle'));
		expect(handled.slice(0, 2).toSorted()).toEqual(['handle answer to B', 'handle answer to C']);
		expect(handled.slice(2)).toEqual(['handle answer to A 1', 'handle answer to A 2']);
	});

	it('calls no message done before all in front of it are', async () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		const { kit } = await withEffects(async ({ value }) => {
			if (value.sku === 'B') await promise;
		});
		const processing = kit.process(['A', 'B', 'C', 'D'].map((sku, offset) => kit.message(sku, offset)));
		await until('all others to be handled', () => kit.outcomes.length === 3);
		resolve();
		expect((await processing).done.map(({ offset }) => offset)).toEqual(['0', '3']);
	});

	it('has no effect for a message that was taken in before', async () => {
		const { kit, order } = await withEffects();
		await kit.process([kit.message('A', 0)]);
		await kit.process([kit.message('A', 0), kit.message('A', 1), kit.message('B', 2, { headers: headersOf('m A') })]);
		expect(order).toEqual(['effect A', 'handle answer to A']);
		expect(kit.outcomes.toSorted()).toEqual(['dead-lettered', 'handled', 'repeated', 'repeated']);
	});

	it('saves nothing while the effect fails', async () => {
		let left = 4;
		const { kit, order } = await withEffects(async () => {
			if (left-- > 0) throw down();
		});
		await kit.process([kit.message('A', 0)]);
		expect(order.at(-1)).toBe('handle answer to A');
		expect(order.filter((one) => one.startsWith('handle'))).toHaveLength(1);
		expect(kit.pauses).toHaveLength(4);
	});

	it('goes to the dead letters where the effect fails for good', async () => {
		const { kit } = await withEffects(async () => {
			throw new PsraError('VALUE_INVALID', 'no such status');
		});
		await kit.process([kit.message('A', 0)]);
		expect(kit.deadLetters().map((row) => row.type)).toEqual(['VALUE_INVALID']);
	});

	it('begins no further message once the batch stops, and finishes those in hand', async () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		const { kit, order } = await withEffects(async () => promise);
		let stops = false;
		const messages = Array.from({ length: 20 }, (_, offset) => kit.message(`S${offset}`, offset));
		const processing = kit.process(messages, () => stops);
		await until('the first effects', () => order.length > 0);
		const begun = order.length;
		stops = true;
		resolve();
		const { done } = await processing;
		expect(order.filter((one) => one.startsWith('effect'))).toHaveLength(begun);
		expect(kit.outcomes).toHaveLength(begun);
		expect(done.at(-1)?.offset).toBe(String(begun - 1));
	});

	it('lets none go on in a batch that is given back because the database is away', async () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		const kit = await runnerKit(
			withEffect<typeof TYPE, null>({
				effect: async ({ value }) => (value.sku === 'B' ? promise.then(() => null) : null),
				async handle({ value }) {
					if (value.sku === 'B') return {};
					kit.database.failNext(new PsraError('DATABASE_UNAVAILABLE', 'down'));
					throw new PsraError('VALUE_INVALID', 'no');
				},
			}),
		);
		let isBack = false;
		const processing = kit.process([kit.message('A', 0), kit.message('B', 1)]).then((end) => {
			isBack = true;
			return end;
		});
		await until('the outage to be met', () => kit.database.begun === 4);
		for (let turns = 0; turns < 10; turns++) await new Promise(setImmediate);
		expect(isBack).toBe(false);
		resolve();
		expect((await processing).error).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
		expect(kit.outcomes).toEqual(['handled']);
	});
});
