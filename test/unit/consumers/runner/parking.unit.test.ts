import { describe, expect, it } from '@jest/globals';
import type { Handle } from '../../../../consumers/runner/index.ts';
import { withEffect } from '../../../../consumers/runner/index.ts';
import { PsraError } from '../../../../infra/errors.ts';
import { headersOf, readable, runnerKit, type TYPE } from '../../../support/runner/kit.ts';

const IN_PLACE = { inPlaceMs: 10_000 };

/** A handler that the ERP fails for some items, and what it handled. */
function failing(away: Set<string>) {
	const seen: string[] = [];
	const handler: Handle<typeof TYPE> = async ({ id, value }) => {
		if (away.has(value.sku)) throw new PsraError('ERP_UNAVAILABLE', 'down');
		seen.push(`${value.sku} ${id}`);
		return {};
	};
	return { seen, handler };
}

const kitWith = async (...skus: string[]) => {
	const away = new Set(skus);
	const { seen, handler } = failing(away);
	return { away, seen, kit: await runnerKit(handler, IN_PLACE) };
};

describe('a message that waits for too long in place', () => {
	it('parks its key: later ones of it queue behind, other keys and the offset go on', async () => {
		const { kit, seen } = await kitWith('A');
		const ids = ['1', '2', '3', '4'];
		const messages = ids.map((id, i) => kit.message(i % 2 === 0 ? 'A' : 'B', i, { headers: headersOf(id) }));
		const { done } = await kit.process(messages);
		expect(done.at(-1)?.offset).toBe('3');
		expect(seen).toEqual(['B 2', 'B 4']);
		expect(kit.parked()).toEqual([['0', '2']]);
		expect(kit.outcomes.toSorted()).toEqual(['handled', 'handled', 'parked', 'parked']);
		expect(kit.pauses.reduce((sum, ms) => sum + ms)).toBeLessThanOrEqual(10_000);
	});

	it('holds no later batch up, which stays one transaction', async () => {
		const { kit, seen } = await kitWith('A');
		await kit.process([kit.message('A', 0)]);
		const { begun } = kit.database;
		const pauses = kit.pauses.length;
		await kit.process([kit.message('A', 1, { headers: headersOf('later') }), kit.message('B', 2)]);
		expect([kit.database.begun - begun, kit.pauses.length - pauses]).toEqual([1, 0]);
		expect(seen).toEqual(['B m B']);
		expect(kit.parked()).toEqual([['0', '1']]);
	});

	it('is handled with all behind it, in order, once what it waits for is back', async () => {
		const { kit, seen, away } = await kitWith('A');
		await kit.process(['1', '2', '3'].map((id, i) => kit.message('A', i, { headers: headersOf(id) })));
		expect(await kit.tryParked(1_000)).toEqual({ tried: 1, outside: 1 });
		away.clear();
		expect(await kit.tryParked(1_000)).toEqual({ tried: 1, outside: 0 });
		expect(seen).toEqual(['A 1', 'A 2', 'A 3']);
		expect(kit.parked()).toEqual([]);
		await kit.process([kit.message('A', 3, { headers: headersOf('4') })]);
		expect(seen.at(-1)).toBe('A 4');
	});

	it('is parked once where it is delivered again, and handled once', async () => {
		const { kit, seen, away } = await kitWith('A');
		await kit.process([kit.message('A', 0)]);
		away.clear();
		await kit.process([kit.message('A', 0)]);
		expect(kit.parked()).toEqual([['0']]);
		await kit.tryParked(1_000);
		await kit.process([kit.message('A', 0)]);
		expect(seen).toEqual(['A m A']);
		expect(kit.outcomes).toEqual(['parked', 'parked', 'handled', 'repeated']);
	});

	it('goes to the dead letters where it turns out to be bad, byte for byte, and its key goes on', async () => {
		const seen: string[] = [];
		let problem = new PsraError('ERP_UNAVAILABLE', 'down');
		const kit = await runnerKit(async ({ id }) => {
			if (id === '1') throw problem;
			seen.push(id);
			return {};
		}, IN_PLACE);
		const [first, second] = ['1', '2'].map((id, i) => kit.message('A', i, { headers: headersOf(id) }));
		if (!first || !second) throw new RangeError('two messages');
		await kit.process([first, second]);
		problem = new PsraError('VALUE_INVALID', 'no such item');
		await kit.tryParked(1_000);
		const [letter] = kit.deadLetters();
		expect([letter?.key, letter?.payload]).toEqual([first.key, first.payload]);
		expect(readable(letter?.headers ?? []).slice(0, 2)).toEqual(readable(first.headers));
		expect(letter?.type).toBe('VALUE_INVALID');
		expect(seen).toEqual(['2']);
		expect(kit.parked()).toEqual([]);
	});

	it('stays in place while the database is away, and is parked once that is back', async () => {
		const { kit } = await kitWith('A');
		const down = () => new PsraError('DATABASE_UNAVAILABLE', 'away');
		let outages = 3;
		kit.onPause = () => {
			if (kit.pauses.reduce((sum, ms) => sum + ms) > 8_000 && outages-- > 0) kit.database.failNext(down(), down());
		};
		const { done } = await kit.process([kit.message('A', 0)]);
		expect(done).toHaveLength(1);
		expect(kit.parked()).toEqual([['0']]);
	});

	it('queues behind its key without a wait of its own where it can not even be read', async () => {
		const { kit, seen } = await kitWith();
		kit.registry.fault = new PsraError('REGISTRY_UNAVAILABLE', 'down');
		await kit.process([kit.message('A', 0)]);
		const pauses = kit.pauses.length;
		await kit.process([kit.message('A', 1, { headers: headersOf('later') })]);
		expect(kit.pauses).toHaveLength(pauses);
		kit.registry.fault = undefined;
		await kit.tryParked(1_000);
		expect(seen).toEqual(['A m A', 'A later']);
	});

	it('may have no key and lie among what can not be read', async () => {
		const { kit } = await kitWith();
		kit.registry.fault = new PsraError('REGISTRY_UNAVAILABLE', 'down');
		await kit.process([kit.message('A', 0, { key: null })]);
		kit.registry.fault = undefined;
		await kit.tryParked(1_000);
		expect(kit.deadLetters().map(({ type, key }) => [type, key])).toEqual([['COMPANY_MISMATCH', null]]);
	});
});

describe('a parked message with an effect outside of the database', () => {
	it('has it outside of a transaction, and none while its key is parked', async () => {
		const order: string[] = [];
		let isAway = true;
		const kit = await runnerKit(
			withEffect<typeof TYPE, string>({
				async effect({ id }) {
					if (isAway) throw new PsraError('ERP_UNAVAILABLE', 'down');
					await kit.database.transaction(async () => undefined);
					order.push(`effect ${id}`);
					return id;
				},
				async handle(_message, _session, answer) {
					order.push(`handle ${answer}`);
					return {};
				},
			}),
			IN_PLACE,
		);
		await kit.process(['1', '2'].map((id, i) => kit.message('A', i, { headers: headersOf(id) })));
		isAway = false;
		await kit.process([kit.message('A', 2, { headers: headersOf('3') })]);
		expect(order).toEqual([]);
		await kit.tryParked(1_000);
		expect(order).toEqual(['1', '2', '3'].flatMap((id) => [`effect ${id}`, `handle ${id}`]));
	});
});

describe('a message that waits for another', () => {
	it('lets its partition go on after some tries', async () => {
		let isThere = false;
		const seen: string[] = [];
		const kit = await runnerKit(async ({ value }) => {
			if (value.sku === 'answer' && !isThere) throw new PsraError('SAGA_EVENT_EARLY', 'not known yet');
			isThere ||= value.sku === 'request';
			seen.push(value.sku);
			return {};
		}, IN_PLACE);
		await kit.process([kit.message('answer', 0)]);
		expect(kit.pauses).toEqual([50, 100]);
		await kit.process([kit.message('request', 1)]);
		await kit.tryParked(1_000);
		expect(seen).toEqual(['request', 'answer']);
	});
});

describe('a lease that is lost', () => {
	it('saves nothing: who took the key over does', async () => {
		const { kit, seen, away } = await kitWith('A');
		await kit.process([kit.message('A', 0)]);
		away.clear();
		const { transaction } = kit.database;
		let isTaken = false;
		// Between the effect and its saving the lease passes to another.
		kit.database.transaction = async (work) => {
			const result = await transaction(work);
			if (!isTaken && [...kit.database.tables.parked.values()].some(({ unfinished }) => unfinished === 1)) {
				isTaken = true;
				kit.database.pass(120_000);
				await transaction(({ parking }) => parking.claim('testing', 'another', 60_000, 1));
			}
			return result;
		};
		expect(await kit.tryParked(1_000)).toEqual({ tried: 1, outside: 0 });
		expect([seen, kit.parked(), kit.outcomes]).toEqual([[], [['0']], ['parked']]);
	});

	it('is given up in order where the process stops', async () => {
		const { kit } = await kitWith('A');
		await kit.process([kit.message('A', 0)]);
		await kit.tryParked(1_000, 'first', AbortSignal.abort());
		expect([...kit.database.tables.parked.values()]).toMatchObject([{ holder: null, unfinished: 0, tries: 0 }]);
	});
});
