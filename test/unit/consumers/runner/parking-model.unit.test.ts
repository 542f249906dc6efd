import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PsraError } from '../../../../infra/errors.ts';
import type { ReceivedMessage } from '../../../../infra/ports/message.ts';
import { headersOf, type Request, runnerKit, TOPIC, TYPE } from '../../../support/runner/kit.ts';

const KEYS = ['A', 'B', 'C'];

type Command =
	/** A record of a key comes; and so many that wait are delivered in one batch. */
	| { readonly do: 'send'; readonly key: number }
	| { readonly do: 'deliver'; readonly most: number; readonly forgets: boolean }
	| { readonly do: 'away'; readonly key: number }
	| { readonly do: 'back'; readonly key: number }
	/** A process tries what is parked; `dies`: its transaction that saves is cut off. */
	| { readonly do: 'retry'; readonly afterMs: number; readonly dies: boolean };

const key = fc.nat(KEYS.length - 1);
const command: fc.Arbitrary<Command> = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ do: fc.constant('send' as const), key }) },
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant('deliver' as const),
			most: fc.integer({ min: 1, max: 6 }),
			forgets: fc.boolean(),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('away' as const), key }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('back' as const), key }) },
	{
		weight: 3,
		arbitrary: fc.record({ do: fc.constant('retry' as const), afterMs: fc.nat(200_000), dies: fc.boolean() }),
	},
);

describe('parked keys', () => {
	it('lose nothing, do nothing twice, and keep the order of each key, whatever comes between', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 40 }), async (commands) => {
				const away = new Set<string>();
				const kit = await runnerKit(
					async ({ value, id }: Request) => {
						if (away.has(value.sku)) throw new PsraError('ERP_UNAVAILABLE', 'down');
						return { messages: [{ topic: TOPIC, type: TYPE, key: `HD|${value.sku}`, value, id }] };
					},
					{ inPlaceMs: 100 },
				);
				const handled = () => kit.database.tables.outbox.map(({ id, aggregate }) => [aggregate.id.slice(3), id]);
				const log: ReceivedMessage[] = [];
				const sent: [string, string][] = [];
				let committed = 0;
				const deliver = async (most: number, forgets: boolean) => {
					const { done, error } = await kit.process(log.slice(committed, committed + most));
					expect(error).toBeUndefined();
					// The process dies before its offset is committed: the same is delivered again.
					if (!forgets && done.length > 0) committed = Number(done.at(-1)?.offset) + 1;
				};
				for (const one of commands) {
					if (one.do === 'send') {
						const sku = KEYS[one.key] as string;
						const id = `m${log.length}`;
						sent.push([sku, id]);
						log.push(kit.message(sku, log.length, { headers: headersOf(id) }));
					} else if (one.do === 'deliver') await deliver(one.most, one.forgets);
					else if (one.do === 'retry') {
						if (one.dies) kit.database.failNextCommit(new PsraError('DATABASE_UNAVAILABLE', 'cut off'));
						await kit.tryParked(one.afterMs).catch(() => undefined);
					} else if (one.do === 'away') away.add(KEYS[one.key] as string);
					else away.delete(KEYS[one.key] as string);
				}
				away.clear();
				while (committed < log.length) await deliver(6, false);
				for (let round = 0; kit.parked().length > 0 && round < 20; round++) await kit.tryParked(200_000);
				expect(kit.parked()).toEqual([]);
				expect(kit.deadLetters()).toEqual([]);
				for (const sku of KEYS)
					expect(handled().filter(([own]) => own === sku)).toEqual(sent.filter(([own]) => own === sku));
			}),
			{ numRuns: 20 },
		);
	});
});
