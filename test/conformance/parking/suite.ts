import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReceivedMessage } from '../../../infra/ports/message.ts';
import type { InLane, ParkLease } from '../../../infra/ports/parking.ts';
import { noted } from '../inbox/messages.ts';
import type { Factory, Stores } from '../stores.ts';

const CONSUMER = 'erp-sync';
const LEASE_MS = 60_000;
const laneNamed = (key: string) => Buffer.from(key.padEnd(32, '.')).toString('hex');

/** A record with bytes in every place that are no text. */
const record = (key: string | null, offset: number, rest: Partial<ReceivedMessage> = {}): ReceivedMessage => ({
	topic: 'erp.items',
	partition: 3,
	offset: String(offset),
	timestamp: 1_772_438_400_123,
	key: key === null ? null : Buffer.from(key),
	payload: Buffer.from([0, 255, offset]),
	headers: [
		['ce_id', Buffer.from(`m-${offset}`)],
		['raw', Buffer.from([254, 0, 1])],
		['ce_id', Buffer.from('again')],
	],
	...rest,
});

const inLane = (key: string, offset: number, rest?: Partial<ReceivedMessage>): InLane => ({
	lane: laneNamed(key),
	message: record(key, offset, rest),
});

/** What every place for parked keys must do: nothing lost, nothing twice, a key in its order, and nothing under a lost lease. */
export function describeParking(factory: Factory): void {
	describe('parked keys', () => {
		let stores: Stores;
		beforeEach(async () => {
			stores = await factory();
		});
		afterEach(() => stores.close());

		const park = (one: InLane, retryInMs = 0) =>
			stores.transaction(({ parking }) =>
				parking.park(CONSUMER, one, { code: 'ERP_UNAVAILABLE', problem: 'down', retryInMs }),
			);
		const join = (one: InLane) => stores.transaction(({ parking }) => parking.join(CONSUMER, one));
		const claim = (holder = 'one', leaseMs = LEASE_MS, limit = 10) =>
			stores.transaction(({ parking }) => parking.claim(CONSUMER, holder, leaseMs, limit));
		const claimOne = async (holder?: string, leaseMs?: number) => (await claim(holder, leaseMs))[0] as ParkLease;
		const begin = (lease: ParkLease) => stores.transaction(({ parking }) => parking.begin(lease));
		/** Begins and removes the first message; answers its offset and whether the key is free, null where the lease is lost. */
		const take = (lease: ParkLease) =>
			stores.transaction(async ({ parking }) => {
				const begun = await parking.begin(lease);
				if (!begun || !(await parking.hold(lease))) return null;
				return [begun.message.offset, await parking.remove(lease, begun.seq)];
			});
		const accept = (id: string, key: string) =>
			stores.transaction(({ inbox }) => inbox.accept(CONSUMER, [noted(id, { lane: laneNamed(key) })]));
		const list = () => stores.transaction(({ parkingDesk }) => parkingDesk.list({ limit: 10 }));

		it('keep their messages byte for byte, in order', async () => {
			await park(inLane('A', 1));
			await join(inLane('A', 2, { payload: null, headers: [] }));
			const lease = await claimOne();
			expect((await begin(lease))?.message).toEqual(record('A', 1));
			expect(await take(lease)).toEqual(['1', false]);
			expect((await begin(lease))?.message).toEqual(record('A', 2, { payload: null, headers: [] }));
			expect(await take(lease)).toEqual(['2', true]);
			expect(await list()).toEqual([]);
		});

		it('keep the order of more messages than a digit counts', async () => {
			await park(inLane('A', 0));
			const offsets = Array.from({ length: 120 }, (_, offset) => String(offset));
			const rest = offsets.slice(1).map((offset) => inLane('A', Number(offset)));
			await stores.transaction(({ parking }) => parking.append(CONSUMER, rest));
			const waiting = await stores.transaction(({ parkingDesk }) =>
				parkingDesk.messages(CONSUMER, laneNamed('A'), 200),
			);
			expect(waiting.map(({ offset }) => offset)).toEqual(offsets);
		});

		it('may have no key', async () => {
			await park({ lane: laneNamed(''), message: record(null, 1) });
			expect((await list())[0]?.key).toBeNull();
			expect((await begin(await claimOne()))?.message.key).toBeNull();
		});

		it('take a message in once that is delivered again', async () => {
			await park(inLane('A', 1));
			await park(inLane('A', 1));
			await join(inLane('A', 1));
			const lease = await claimOne();
			expect(await take(lease)).toEqual(['1', true]);
		});

		it('take another one in that stands at the same place of a topic that was made anew', async () => {
			await park(inLane('A', 1));
			await join(inLane('A', 1, { timestamp: 1_772_438_400_124 }));
			expect(await take(await claimOne())).toEqual(['1', false]);
		});

		it('are joined only while they are parked', async () => {
			expect(await join(inLane('A', 1))).toBe(false);
			await park(inLane('A', 1));
			expect([await join(inLane('A', 2)), await join(inLane('B', 3))]).toEqual([true, false]);
		});

		it('are told by the inbox, which takes none of their messages in', async () => {
			await park(inLane('A', 1));
			expect([await accept('x', 'A'), await accept('y', 'B')]).toEqual([['parked'], ['new']]);
			await take(await claimOne());
			expect(await accept('x', 'A')).toEqual(['new']);
		});

		it('are told of those only that the inbox does not know, and of one consumer', async () => {
			await accept('x', 'A');
			await park(inLane('A', 1));
			const message = noted('z', { lane: laneNamed('A') });
			expect(await accept('x', 'A')).toEqual(['repeated']);
			expect(await stores.transaction(({ inbox }) => inbox.look(CONSUMER, [message]))).toEqual(['parked']);
			expect(await stores.transaction(({ inbox }) => inbox.accept('item-facts', [message]))).toEqual(['new']);
		});

		it('are told among others of one call', async () => {
			await park(inLane('A', 1));
			const messages = ['A', 'B', 'A'].map((key, index) => noted(`${key}${index}`, { lane: laneNamed(key) }));
			const intakes = await stores.transaction(({ inbox }) => inbox.accept(CONSUMER, [...messages, noted('none')]));
			expect(intakes).toEqual(['parked', 'new', 'parked', 'new']);
		});

		describe('are leased', () => {
			it('when they are due, to one at a time', async () => {
				await park(inLane('A', 1));
				await park(inLane('B', 2), LEASE_MS);
				const [first, second] = [await claim('one'), await claim('two')];
				expect([first.map(({ lane }) => lane), second]).toEqual([[laneNamed('A')], []]);
			});

			it('no more at once than are asked for, longest due first', async () => {
				for (const [index, key] of ['A', 'B', 'C'].entries()) await park(inLane(key, index));
				expect((await claim('one', LEASE_MS, 2)).map(({ lane }) => lane).toSorted()).toEqual(['A', 'B'].map(laneNamed));
			});

			it('to one of two that claim at once', async () => {
				await park(inLane('A', 1));
				const claims = await Promise.all([claim('one'), claim('two')]);
				expect(claims.flat()).toHaveLength(1);
			});

			it('under a term that never comes again, also where the key was free meanwhile', async () => {
				await park(inLane('A', 1));
				const former = await claimOne();
				await take(former);
				await park(inLane('A', 2));
				const next = await claimOne();
				expect([await begin(former), next.term === former.term]).toEqual([null, false]);
			});

			it('anew once a lease is over, and the former holder then changes nothing', async () => {
				await park(inLane('A', 1));
				const former = await claimOne('one', 0);
				const holder = await claimOne('two');
				expect(await begin(former)).toBeNull();
				expect(await stores.transaction(({ parking }) => parking.hold(former))).toBe(false);
				expect(await stores.transaction(({ parking }) => parking.renew(former, LEASE_MS))).toBe(false);
				await stores.transaction(({ parking }) => parking.putOff(former));
				expect(await claim('three')).toEqual([]);
				expect(await take(holder)).toEqual(['1', true]);
			});

			it('and renewed', async () => {
				await park(inLane('A', 1));
				const lease = await claimOne('one', 0);
				expect(await stores.transaction(({ parking }) => parking.renew(lease, LEASE_MS))).toBe(true);
				expect(await claim('two')).toEqual([]);
			});
		});

		it('count the tries of their first message, and what became of none', async () => {
			await park(inLane('A', 1));
			await join(inLane('A', 2));
			const died = await claimOne('one', 0);
			await begin(died);
			const lease = await claimOne('two', 0);
			expect(lease.unfinished).toBe(1);
			expect(await begin(lease)).toMatchObject({ tries: 0, begun: 2 });
			const why = { code: 'ERP_UNAVAILABLE', problem: 'still down', retryInMs: 0 };
			await stores.transaction(({ parking }) => parking.putOff(lease, why));
			const again = await claimOne();
			expect(await begin(again)).toMatchObject({ tries: 1, begun: 1 });
			await take(again);
			expect(await begin(again)).toMatchObject({ tries: 0, begun: 1, message: { offset: '2' } });
		});

		it('are put off by a failure, and let be without one', async () => {
			await park(inLane('A', 1));
			const lease = await claimOne();
			await stores.transaction(({ parking }) => parking.putOff(lease));
			expect((await list())[0]).toMatchObject({ tries: 0, holder: null });
			const why = { code: 'SECRET_MISSING', problem: 'no token', retryInMs: LEASE_MS };
			const again = await claimOne();
			await stores.transaction(({ parking }) => parking.putOff(again, why));
			expect(await claim()).toEqual([]);
			expect((await list())[0]).toMatchObject({ code: 'SECRET_MISSING', problem: 'no token', tries: 1 });
		});

		it('say when the first is due', async () => {
			const due = () => stores.transaction(({ parking }) => parking.dueInMs(CONSUMER));
			expect(await due()).toBeUndefined();
			await park(inLane('A', 1), LEASE_MS);
			expect(await due()).toBeGreaterThan(0);
			await park(inLane('B', 2));
			expect(await due()).toBeLessThanOrEqual(0);
		});

		it('stay with a transaction that fails', async () => {
			await park(inLane('A', 1));
			const lease = await claimOne();
			const failed = stores.transaction(async ({ parking }) => {
				await parking.hold(lease);
				await parking.remove(lease, (await parking.begin(lease))?.seq ?? '');
				throw new RangeError('the handler failed');
			});
			await expect(failed).rejects.toThrow('the handler failed');
			expect(await take(lease)).toEqual(['1', true]);
		});

		describe('for operators', () => {
			const desk = <T>(work: (d: Parameters<Parameters<Stores['transaction']>[0]>[0]['parkingDesk']) => Promise<T>) =>
				stores.transaction(({ parkingDesk }) => work(parkingDesk));

			it('are counted by consumer', async () => {
				await park(inLane('A', 1));
				await join(inLane('A', 2));
				await park(inLane('B', 3));
				expect(await desk((d) => d.totals())).toEqual([
					{ consumer: CONSUMER, keys: 2, messages: 3, oldestMs: expect.any(Number) },
				]);
			});

			it('are listed by what they wait for, with who works on them', async () => {
				await park(inLane('A', 1));
				await claim('me');
				await park(inLane('B', 2), LEASE_MS);
				expect(await desk((d) => d.list({ lane: laneNamed('A'), limit: 5 }))).toMatchObject([
					{ consumer: CONSUMER, topic: 'erp.items', code: 'ERP_UNAVAILABLE', holder: 'me', messages: 1 },
				]);
				expect(await desk((d) => d.list({ topic: 'erp.items', limit: 1 }))).toHaveLength(1);
				expect(await desk((d) => d.list({ code: 'SECRET_MISSING', limit: 5 }))).toEqual([]);
				expect(await desk((d) => d.messages(CONSUMER, laneNamed('B'), 5))).toEqual([record('B', 2)]);
			});

			it('are made due at once', async () => {
				await park(inLane('A', 1), LEASE_MS);
				expect(await desk((d) => d.retry({ consumer: 'another' }))).toBe(0);
				expect(await claim()).toEqual([]);
				expect(await desk((d) => d.retry({ consumer: CONSUMER }))).toBe(1);
				expect(await claim()).toHaveLength(1);
			});

			it('give their first message, or all, and are free then; who works on one loses it', async () => {
				await park(inLane('A', 1));
				await join(inLane('A', 2));
				await join(inLane('A', 3));
				const lease = await claimOne();
				expect(await desk((d) => d.take(CONSUMER, laneNamed('A'), 'first'))).toEqual([record('A', 1)]);
				expect(await take(lease)).toBeNull();
				expect((await desk((d) => d.take(CONSUMER, laneNamed('A'), 'all'))).map(({ offset }) => offset)).toEqual([
					'2',
					'3',
				]);
				expect(await list()).toEqual([]);
				expect(await desk((d) => d.take(CONSUMER, laneNamed('A'), 'all'))).toEqual([]);
			});
		});
	});
}

/** What every memory of starts must do. */
export function describeStarts(factory: Factory): void {
	describe('starts', () => {
		let stores: Stores;
		beforeEach(async () => {
			stores = await factory();
		});
		afterEach(() => stores.close());

		const at = (offset: string, partition = 0) => ({ consumer: CONSUMER, topic: 'erp.items', partition, offset });
		const begin = (offset: string, partition?: number) =>
			stores.transaction(({ starts }) => starts.begin(at(offset, partition)));
		const alone = (offset: string) => stores.transaction(({ starts }) => starts.alone(at(offset)));

		it('are counted where one follows on another at the same offset', async () => {
			expect([await begin('7'), await begin('7'), await begin('7', 1)].map(({ starts }) => starts)).toEqual([1, 2, 1]);
			expect(await begin('8')).toEqual({ starts: 1, isSuspect: false });
		});

		it('are forgotten where work was ended in order', async () => {
			await begin('7');
			await stores.transaction(({ starts }) => starts.clear(at('7')));
			expect(await begin('7')).toEqual({ starts: 1, isSuspect: false });
		});

		it('remember a message that was worked on alone until work begins behind it', async () => {
			await begin('7');
			expect([await alone('7'), await alone('9'), await alone('9')]).toEqual([1, 1, 2]);
			expect(await begin('9')).toEqual({ starts: 1, isSuspect: true });
			expect(await alone('9')).toBe(3);
			expect(await begin('10')).toEqual({ starts: 1, isSuspect: false });
		});
	});
}
