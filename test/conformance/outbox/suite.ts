import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EncodedMessage } from '../../../infra/ports/message.ts';
import type { Lease, OutboxRow } from '../../../infra/ports/outbox.ts';
import type { Factory, StoresWithFeed } from '../stores.ts';
import { deadLetter, encoded, request, textOf } from './messages.ts';

const FOREVER_MS = 3_600_000;
/** A lease that is over as soon as it is given. */
const OVER_MS = 0;

/** What every outbox must do, seen from the handlers' side and from the relay's. */
export function describeOutbox(factory: Factory<StoresWithFeed>): void {
	describe('an outbox', () => {
		let stores: StoresWithFeed;
		beforeEach(async () => {
			stores = await factory();
		});
		afterEach(() => stores.close());

		const appendEncoded = (...messages: EncodedMessage[]) =>
			stores.transaction(({ outbox }) => outbox.appendEncoded(messages));
		const shards = () => Array.from({ length: stores.feed.shards }, (_, shard) => shard);
		const readAll = async (limit = 100): Promise<OutboxRow[]> =>
			(await Promise.all(shards().map((shard) => stores.feed.read(shard, limit)))).flat();
		/** The shard on which an aggregate's rows stand. */
		const shardOf = async (aggregate: string): Promise<number> => {
			for (const shard of shards()) {
				if ((await stores.feed.read(shard, 100)).some((row) => row.aggregate.id === aggregate)) return shard;
			}
			throw new Error(`no row of ${aggregate}`);
		};
		const lead = async (shard: number, holder = 'relay-1', ttlMs = FOREVER_MS): Promise<Lease> => {
			const lease = await stores.feed.lease(shard, holder, ttlMs);
			if (!lease) throw new Error(`${holder} does not get the lease of shard ${shard}`);
			return lease;
		};

		describe('to handlers', () => {
			it('encodes what is appended, with the trail that it carries on', async () => {
				const trail = {
					correlationId: 'order-7',
					causationId: 'm-1',
					traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
				};
				await stores.transaction(({ outbox }) => outbox.append([request('PUMP', 'c-1')], trail));
				const [row] = await readAll();
				expect(row).toMatchObject({ id: 'c-1', topic: 'origin.evaluation-requests', type: request('PUMP').type });
				expect(textOf(row?.key)).toBe('HD|PUMP');
				expect(row?.payload?.[0]).toBe(0);
				const headers = new Map(row?.headers.map(([name, value]) => [name, textOf(value)]));
				expect(headers.get('ce_id')).toBe('c-1');
				expect(headers.get('correlationid')).toBe('order-7');
				expect(headers.get('causationid')).toBe('m-1');
				expect(headers.get('traceparent')).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
			});

			it('begins a trail where there is none', async () => {
				await stores.transaction(({ outbox }) => outbox.append([request('PUMP')]));
				const [row] = await readAll();
				const names = row?.headers.map(([name]) => name);
				expect(names).toContain('correlationid');
				expect(names).not.toContain('causationid');
			});

			it('refuses a value that does not fit its schema, and keeps nothing of the call', async () => {
				const bad = { ...request('PUMP'), value: { company: 'HD', sku: 7 } };
				const appended = stores.transaction(({ outbox }) => outbox.append([request('DRIVE'), bad]));
				await expect(appended).rejects.toMatchObject({ code: 'VALUE_INVALID' });
				expect(await readAll()).toEqual([]);
			});

			it('keeps what is encoded byte for byte: key, value, and headers in order with their repeats', async () => {
				await appendEncoded(deadLetter);
				const [{ seq: _, ...row } = { seq: '' }] = await readAll();
				expect(plain(row as EncodedMessage)).toEqual(plain(deadLetter));
			});

			it('keeps a record without key and value', async () => {
				await appendEncoded({ ...deadLetter, key: null, payload: null });
				expect(await readAll()).toMatchObject([{ key: null, payload: null }]);
			});

			it('keeps nothing of a transaction that failed', async () => {
				const failed = stores.transaction(async ({ outbox }) => {
					await outbox.appendEncoded([encoded('PUMP', '1')]);
					throw new RangeError('the handler failed');
				});
				await expect(failed).rejects.toThrow('the handler failed');
				expect(await readAll()).toEqual([]);
			});

			it('takes an empty list', async () => {
				await stores.transaction(async ({ outbox }) => {
					await outbox.append([]);
					await outbox.appendEncoded([]);
				});
				expect(await readAll()).toEqual([]);
			});
		});

		describe('to relays', () => {
			it('keeps the order of an aggregate, within a call and between transactions', async () => {
				await appendEncoded(encoded('PUMP', '1'), encoded('DRIVE', 'a'), encoded('PUMP', '2'));
				await appendEncoded(encoded('PUMP', '3'), encoded('DRIVE', 'b'));
				const rows = await readAll();
				const of = (aggregate: string) => rows.filter((r) => r.aggregate.id === aggregate).map((r) => r.id);
				expect(of('PUMP')).toEqual(['1', '2', '3']);
				expect(of('DRIVE')).toEqual(['a', 'b']);
			});

			it('shows every row in one shard, an aggregate always in the same', async () => {
				const messages = Array.from({ length: 40 }, (_, i) => encoded(`SKU-${i % 20}`, `${i}`));
				await appendEncoded(...messages);
				const ids = (await readAll()).map((row) => row.id);
				expect(ids.sort()).toEqual(messages.map((message) => message.id).sort());
				for (const shard of shards()) {
					for (const { aggregate } of await stores.feed.read(shard, 100))
						expect(await shardOf(aggregate.id)).toBe(shard);
				}
			});

			it('reads the oldest rows first and no more than asked', async () => {
				await appendEncoded(...['1', '2', '3', '4'].map((id) => encoded('PUMP', id)));
				const read = await stores.feed.read(await shardOf('PUMP'), 3);
				expect(read.map((row) => row.id)).toEqual(['1', '2', '3']);
			});

			it('gives a shard to one holder at a time', async () => {
				const first = await lead(0, 'relay-1');
				expect(await stores.feed.lease(0, 'relay-2', FOREVER_MS)).toBeNull();
				expect(await lead(0, 'relay-1')).toEqual(first);
				expect(await lead(1, 'relay-2')).toMatchObject({ shard: 1, holder: 'relay-2' });
			});

			it('gives a lease that is over to another, with a higher term', async () => {
				const first = await lead(0, 'relay-1', OVER_MS);
				const second = await lead(0, 'relay-2');
				expect(BigInt(second.term)).toBeGreaterThan(BigInt(first.term));
			});

			it('keeps the term of a holder that renews late, since nobody led meanwhile', async () => {
				const first = await lead(0, 'relay-1', OVER_MS);
				expect(await lead(0, 'relay-1')).toEqual(first);
			});

			it('gives a released lease on at once, with a higher term', async () => {
				const first = await lead(0, 'relay-1');
				await stores.feed.release(first);
				const second = await lead(0, 'relay-2');
				expect(BigInt(second.term)).toBeGreaterThan(BigInt(first.term));
			});

			it('does not let a former holder release the lease of the next', async () => {
				const first = await lead(0, 'relay-1', OVER_MS);
				await lead(0, 'relay-2');
				await stores.feed.release(first);
				expect(await stores.feed.lease(0, 'relay-3', FOREVER_MS)).toBeNull();
			});

			it('removes rows for the holder of the lease', async () => {
				await appendEncoded(encoded('PUMP', '1'), encoded('PUMP', '2'));
				const shard = await shardOf('PUMP');
				const [row] = await stores.feed.read(shard, 1);
				expect(await stores.feed.remove(await lead(shard), [(row as OutboxRow).seq])).toBe(true);
				expect((await readAll()).map((r) => r.id)).toEqual(['2']);
			});

			it('removes rows also late, as long as nobody took the lease', async () => {
				await appendEncoded(encoded('PUMP', '1'));
				const shard = await shardOf('PUMP');
				const late = await lead(shard, 'relay-1', OVER_MS);
				const [row] = (await stores.feed.read(shard, 1)) as [OutboxRow];
				expect(await stores.feed.remove(late, [row.seq])).toBe(true);
				expect(await readAll()).toEqual([]);
			});

			it.each<[string, (shard: number) => Promise<Lease>]>([
				[
					'went to another',
					async (shard) => {
						const lost = await lead(shard, 'relay-1', OVER_MS);
						await lead(shard, 'relay-2');
						return lost;
					},
				],
				[
					'went to another and came back',
					async (shard) => {
						const lost = await lead(shard, 'relay-1', OVER_MS);
						await lead(shard, 'relay-2', OVER_MS);
						await lead(shard, 'relay-1');
						return lost;
					},
				],
				[
					'was given up',
					async (shard) => {
						const lost = await lead(shard, 'relay-1');
						await stores.feed.release(lost);
						return lost;
					},
				],
			])('removes and parks nothing for a relay whose lease %s', async (_how, lose) => {
				await appendEncoded(encoded('PUMP', '1'));
				const shard = await shardOf('PUMP');
				const [row] = (await stores.feed.read(shard, 1)) as [OutboxRow];
				const lost = await lose(shard);
				expect(await stores.feed.remove(lost, [row.seq])).toBe(false);
				expect(await stores.feed.park(lost, row.seq, 'KAFKA_REFUSED', 'too large')).toBe(false);
				expect((await readAll()).map((r) => r.id)).toEqual(['1']);
			});

			it('holds the whole aggregate of a parked row back, and no other', async () => {
				await appendEncoded(encoded('PUMP', '1'), encoded('PUMP', '2'), encoded('DRIVE', 'a'));
				const shard = await shardOf('PUMP');
				const [row] = (await stores.feed.read(shard, 1)) as [OutboxRow];
				expect(await stores.feed.park(await lead(shard), row.seq, 'KAFKA_REFUSED', 'too large')).toBe(true);
				await appendEncoded(encoded('PUMP', '3'), encoded('DRIVE', 'b'));
				expect((await readAll()).map((r) => r.id)).toEqual(['a', 'b']);
			});

			it('tells after a commit that rows were appended, until that is ended', async () => {
				let told = 0;
				let wake: () => void = () => undefined;
				const woken = new Promise<void>((resolve) => {
					wake = resolve;
				});
				const end = await stores.feed.onAppended(() => {
					told += 1;
					wake();
				});
				await appendEncoded(encoded('PUMP', '1'));
				await woken;
				await end();
				const before = told;
				await appendEncoded(encoded('PUMP', '2'));
				expect(told).toBe(before);
			});
		});
	});
}

/** Bytes as arrays: adapters may answer Buffers. */
function plain({ key, payload, headers, ...rest }: EncodedMessage) {
	return {
		...rest,
		key: key && [...key],
		payload: payload && [...payload],
		headers: headers.map(([name, value]) => [name, [...value]]),
	};
}
