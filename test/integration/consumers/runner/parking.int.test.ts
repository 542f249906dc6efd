import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { processBatch, type RunnerParts } from '../../../../consumers/runner/batch.ts';
import type { ConsumerDefinition } from '../../../../consumers/runner/index.ts';
import { laneOf } from '../../../../consumers/runner/middleware/lane.ts';
import { tryDue } from '../../../../consumers/runner/try-parked.ts';
import { RetryAfter } from '../../../../infra/errors.ts';
import type { ReceivedMessage } from '../../../../infra/ports/message.ts';
import type { ParkLease } from '../../../../infra/ports/parking.ts';
import { noted } from '../../../conformance/inbox/messages.ts';
import { memoryLogger } from '../../../support/http/memory-logger.ts';
import { type PostgresStores, postgresStores } from '../../../support/installation/stores.ts';
import { clockAt } from '../../../support/memory/clock.ts';
import { memoryCodec } from '../../../support/memory/registry.ts';
import { randomFrom } from '../../../support/order/random.ts';
import { headersOf, type Request, runnerKit, TOPIC, TYPE } from '../../../support/runner/kit.ts';

const open = postgresStores();
let stores: PostgresStores;

beforeEach(async () => {
	stores = await open();
});
afterEach(() => stores.close());

/** Leases end in the middle of the work, as those of a process that was paused. */
const STEAL = "UPDATE parked_key SET term = nextval('parked_term'), leased_until = '-infinity', unfinished = 0";

const reason = { code: 'ERP_UNAVAILABLE', problem: 'down', retryInMs: 0 };

describe('a key that is being freed', () => {
	const parkOne = async () => {
		const kit = await runnerKit();
		const [first, second] = [kit.message('A', 0), kit.message('A', 1, { headers: headersOf('second') })];
		const lane = laneOf(first);
		await stores.transaction(({ parking }) => parking.park('testing', { lane, message: first }, reason));
		const [lease] = await stores.transaction(({ parking }) => parking.claim('testing', 'me', 60_000, 1));
		return { lane, second, lease: lease as ParkLease };
	};

	it('waits for a message that is being put behind, and stays parked for it', async () => {
		const { lane, second, lease } = await parkOne();
		const asked = Promise.withResolvers<void>();
		const goOn = Promise.withResolvers<void>();
		const putting = stores.transaction(async ({ inbox, parking }) => {
			expect(await inbox.accept('testing', [noted('second', { lane })])).toEqual(['parked']);
			asked.resolve();
			await goOn.promise;
			await parking.append('testing', [{ lane, message: second }]);
		});
		await asked.promise;
		const freeing = stores.transaction(async ({ parking }) => {
			const begun = await parking.begin(lease);
			goOn.resolve();
			await parking.hold(lease);
			return parking.remove(lease, begun?.seq ?? '');
		});
		expect(await freeing).toBe(false);
		await putting;
		expect((await stores.transaction(({ parking }) => parking.begin(lease)))?.message.offset).toBe('1');
	});

	it('keeps whoever asks waiting, and is free to them then', async () => {
		const { lane, lease } = await parkOne();
		const held = Promise.withResolvers<void>();
		const goOn = Promise.withResolvers<void>();
		const freeing = stores.transaction(async ({ parking }) => {
			await parking.hold(lease);
			const begun = await parking.begin(lease);
			held.resolve();
			await goOn.promise;
			return parking.remove(lease, begun?.seq ?? '');
		});
		await held.promise;
		const asking = stores.transaction(({ inbox }) => inbox.accept('testing', [noted('second', { lane })]));
		await blocked();
		goOn.resolve();
		expect(await freeing).toBe(true);
		expect(await asking).toEqual(['new']);
	});

	it('that keeps a message is still parked to whoever waited meanwhile', async () => {
		const { lane, second, lease } = await parkOne();
		await stores.transaction(({ parking }) => parking.join('testing', { lane, message: second }));
		const held = Promise.withResolvers<void>();
		const goOn = Promise.withResolvers<void>();
		const removing = stores.transaction(async ({ parking }) => {
			await parking.hold(lease);
			const begun = await parking.begin(lease);
			held.resolve();
			await goOn.promise;
			return parking.remove(lease, begun?.seq ?? '');
		});
		await held.promise;
		const asking = stores.transaction(({ inbox }) => inbox.accept('testing', [noted('third', { lane })]));
		await blocked();
		goOn.resolve();
		expect(await removing).toBe(false);
		expect(await asking).toEqual(['parked']);
	});

	/** Resolves once a connection waits for a lock. */
	async function blocked(): Promise<void> {
		const { pool } = stores.database;
		for (;;) {
			const { rowCount } = await pool.query(
				"SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
			);
			if (rowCount) return;
		}
	}
});

describe('a partition and processes that try what it parks', () => {
	it.each([1, 2, 3])(
		'handle each message once and each key in order, however they meet (seed %i)',
		async (seed) => {
			const random = randomFrom(seed);
			const kit = await runnerKit();
			const keys = ['A', 'B', 'C'];
			const log: ReceivedMessage[] = Array.from({ length: 240 }, (_, offset) =>
				kit.message(keys[Math.floor(random() * keys.length)] as string, offset, { headers: headersOf(`m${offset}`) }),
			);
			const definition: ConsumerDefinition = {
				name: 'testing',
				topics: [TOPIC],
				handlers: {
					[TYPE]: async ({ id, value }: Request) => {
						if (random() < 0.3) throw new RetryAfter('not now', 0);
						return { messages: [{ topic: TOPIC, type: TYPE, key: `HD|${value.sku}`, value, id }] };
					},
				},
			};
			const parts: RunnerParts = {
				database: stores.database,
				codec: await memoryCodec(),
				clock: clockAt(),
				logger: memoryLogger(),
			};
			let isOver = false;
			const { signal } = new AbortController();
			const retrying = ['one', 'two'].map(async (holder) => {
				for (let tried = 1; !isOver || tried > 0; ) {
					if (random() < 0.3) await stores.database.pool.query(STEAL);
					({ tried } = await tryDue(definition, parts, { holder, width: 2, signal }));
				}
			});
			for (let next = 0; next < log.length; ) {
				const messages = log.slice(next, next + 1 + Math.floor(random() * 6));
				const batch = { topic: TOPIC, partition: 3, messages, stopping: () => false, done: async () => undefined };
				await processBatch(definition, parts, batch);
				// Now and then the process dies before its offset is committed, and the same comes again.
				if (random() < 0.8) next += messages.length;
			}
			isOver = true;
			await Promise.all(retrying);
			for (;;) {
				const { tried } = await tryDue(definition, parts, { holder: 'last', width: 8, signal });
				if (tried === 0 && (await stores.transaction(({ parking }) => parking.dueInMs('testing'))) === undefined) break;
			}
			const { rows } = await stores.database.pool.query<{ id: string; aggregateid: string }>(
				'SELECT id, aggregateid FROM outbox ORDER BY seq',
			);
			for (const key of keys) {
				const sent = log
					.filter((one) => Buffer.from(one.key ?? []).toString() === `HD|${key}`)
					.map((one) => `m${one.offset}`);
				expect(rows.filter((row) => row.aggregateid === `HD|${key}`).map(({ id }) => id)).toEqual(sent);
			}
		},
		120_000,
	);
});
