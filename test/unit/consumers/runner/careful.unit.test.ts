import { describe, expect, it } from '@jest/globals';
import { withEffect } from '../../../../consumers/runner/index.ts';
import { PsraError } from '../../../../infra/errors.ts';
import type { Batch } from '../../../../infra/ports/bus.ts';
import { headersOf, readable, runnerKit, TOPIC, type TYPE } from '../../../support/runner/kit.ts';

/**
 * Processes that read the same partition one after the other. Each dies on the messages of `deadly`: it stands still there
 * for ever, outside of a transaction, and the next one begins at what is committed.
 */
async function processes(skus: readonly string[], deadly: ReadonlySet<string>) {
	const seen: string[] = [];
	let die = Promise.withResolvers<'died'>();
	const kit = await runnerKit(
		withEffect<typeof TYPE, null>({
			async effect({ value }) {
				if (!deadly.has(value.sku)) return null;
				die.resolve('died');
				return new Promise(() => undefined);
			},
			async handle({ value }) {
				seen.push(value.sku);
				return {};
			},
		}),
		{ inPlaceMs: 10_000 },
	);
	const messages = skus.map((sku, offset) => kit.message(sku, offset, { headers: headersOf(`m ${sku}`) }));
	let committed = 0;
	const live = async (stopping: Batch['stopping'] = () => false) => {
		die = Promise.withResolvers();
		kit.newProcess();
		const batch: Batch = {
			topic: TOPIC,
			partition: 3,
			messages: messages.slice(committed),
			stopping,
			async done({ offset }) {
				committed = Number(offset) + 1;
			},
		};
		return Promise.race([kit.run(batch).then(() => 'ended' as const), die.promise]);
	};
	const start = () => [...kit.database.tables.starts.values()][0];
	return { kit, messages, live, seen, committed: () => committed, start };
}

describe('a message that kills whoever handles it', () => {
	it('is set aside after process after process died on it alone; its neighbours are handled', async () => {
		const { kit, messages, live, seen, committed } = await processes(['A', 'B', 'C', 'D'], new Set(['C']));
		const ends: string[] = [];
		while (committed() < 4) ends.push(await live());
		expect(ends.at(-1)).toBe('ended');
		// The first death, with others in work beside; and three alone.
		expect(ends.filter((end) => end === 'died').length).toBeLessThanOrEqual(5);
		expect(ends.filter((end) => end === 'died').length).toBeGreaterThanOrEqual(4);
		expect(seen.toSorted()).toEqual(['A', 'B', 'D']);
		const [letter, ...others] = kit.deadLetters();
		expect(others).toEqual([]);
		expect(letter?.type).toBe('MESSAGE_KILLS_PROCESS');
		expect([letter?.key, letter?.payload]).toEqual([messages[2]?.key, messages[2]?.payload]);
		expect(readable(letter?.headers ?? []).slice(0, 2)).toEqual(readable(messages[2]?.headers ?? []));
	});

	it('costs others nothing once it is gone', async () => {
		const { kit, live, committed, start } = await processes(['A', 'B'], new Set(['A']));
		while (committed() < 2) await live();
		expect(start()).toMatchObject({ starts: 0, suspect: null, crashes: 0 });
		await kit.process([kit.message('E', 9)]);
		expect(kit.outcomes.at(-1)).toBe('handled');
	});

	it('does not kill for ever either where it is parked', async () => {
		let isAway = true;
		let died = Promise.withResolvers<void>();
		const seen: string[] = [];
		const kit = await runnerKit(
			withEffect<typeof TYPE, null>({
				async effect({ id }) {
					if (isAway) throw new PsraError('ERP_UNAVAILABLE', 'down');
					if (id !== 'deadly') return null;
					died.resolve();
					return new Promise(() => undefined);
				},
				async handle({ id }) {
					seen.push(id);
					return {};
				},
			}),
			{ inPlaceMs: 100 },
		);
		await kit.process(['deadly', 'later'].map((id, i) => kit.message('A', i, { headers: headersOf(id) })));
		isAway = false;
		let deaths = 0;
		for (let lives = 0; lives < 10 && kit.deadLetters().length === 0; lives++) {
			died = Promise.withResolvers();
			const end = await Promise.race([kit.tryParked(120_000, `life ${lives}`), died.promise.then(() => 'died')]);
			if (end === 'died') deaths += 1;
		}
		expect(deaths).toBe(4);
		expect(kit.deadLetters().map(({ type }) => type)).toEqual(['MESSAGE_KILLS_PROCESS']);
		expect(seen).toEqual(['later']);
		expect(kit.parked()).toEqual([]);
	});
});

describe('a start', () => {
	it('that follows on one which ended in order is as the first', async () => {
		const { live, start, committed } = await processes(['A', 'B'], new Set());
		expect(await live(() => true)).toBe('ended');
		expect(await live(() => true)).toBe('ended');
		expect(start()).toMatchObject({ starts: 0 });
		await live();
		expect([committed(), start()?.starts]).toEqual([2, 1]);
	});

	it('costs one statement, and batches after it none', async () => {
		const { kit } = await processes([], new Set());
		kit.newProcess();
		const { begun } = kit.database;
		await kit.process([kit.message('A', 0)]);
		const first = kit.database.begun - begun;
		await kit.process([kit.message('B', 1)]);
		expect(kit.database.begun - begun).toBe(2 * first - 1);
	});
});
