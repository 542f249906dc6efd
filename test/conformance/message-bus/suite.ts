import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { PsraError } from '../../../infra/errors.ts';
import type { Batch, MessageBus, MessageConsumerOptions, Subscription } from '../../../infra/ports/bus.ts';
import type { Header, ReceivedMessage } from '../../../infra/ports/message.ts';
import { plain } from '../../support/installation/broker.ts';
import { eventually } from '../../support/installation/until.ts';

/** Partitions by topic that the bus under test is to have; each test has its own. */
export const BUS_TOPICS = {
	order: 3,
	groups: 1,
	error: 1,
	done: 1,
	close: 1,
	members: 4,
	bytes: 1,
	large: 1,
	java: 8,
	lag: 1,
};
/** Bytes that a record may have. */
export const LARGEST = 100_000;

export interface BusUnderTest {
	readonly bus: MessageBus;
	close(): Promise<void>;
}

/** What every message bus must do. The factory is called once; an unknown topic is given up after a second. */
export function describeMessageBus(factory: () => Promise<BusUnderTest>): void {
	describe('a message bus', () => {
		let under: BusUnderTest;
		const open: Subscription[] = [];
		beforeAll(async () => {
			under = await factory();
		}, 60_000);
		afterEach(async () => {
			await Promise.all(open.splice(0).map((subscription) => subscription.close()));
		});
		afterAll(() => under.close(), 60_000);

		const send = async (...messages: Parameters<typeof plain>[]) =>
			(await under.bus.producer()).send(messages.map((message) => plain(...message)));
		async function subscribe(
			topic: keyof typeof BUS_TOPICS,
			onBatch: MessageConsumerOptions['onBatch'],
			more: Partial<MessageConsumerOptions> = {},
		): Promise<Subscription> {
			const subscription = await under.bus.subscribe({ group: `g-${topic}`, topics: [topic], onBatch, ...more });
			open.push(subscription);
			await subscription.ready();
			return subscription;
		}

		it('keeps the order of each partition, however many sends are asked for at once', async () => {
			const producer = await under.bus.producer();
			const all = numbers(60).map((value, index) => plain('order', index % 3, 'k', value));
			await Promise.all(all.map((message) => producer.send([message])));
			const seen = new Map<number, string[]>([0, 1, 2].map((partition) => [partition, []]));
			await subscribe(
				'order',
				taking((message) => seen.get(message.partition)?.push(textOf(message))),
			);
			await eventually('all to come', () => [...seen.values()].flat().length === 60);
			for (const [partition, values] of seen)
				expect(values).toEqual(numbers(60).filter((_, index) => index % 3 === partition));
		});

		it('gives every group all records, also those from before it', async () => {
			await send(['groups', 0, 'k', 'before']);
			const seen: Record<string, string[]> = { a: [], b: [] };
			for (const group of ['a', 'b'])
				await subscribe(
					'groups',
					taking((message) => seen[group]?.push(textOf(message))),
					{ group: `g-${group}` },
				);
			await send(['groups', 0, 'k', 'after']);
			await eventually('both to have both', () => Object.values(seen).flat().length === 4);
			expect(seen).toEqual({ a: ['before', 'after'], b: ['before', 'after'] });
		});

		it.each([TypeError, Error])('delivers again from the last message that was done after a %p', async (Fault) => {
			const group = `g-error-${Fault.name}`;
			const seen: string[] = [];
			const wanted = numbers(5).map((number) => `${Fault.name} ${number}`);
			await send(...wanted.map((value): Parameters<typeof plain> => ['error', 0, 'k', value]));
			let failed = false;
			await subscribe(
				'error',
				taking((message) => {
					const text = textOf(message);
					if (text.endsWith(' 3') && text.startsWith(Fault.name) && !failed) {
						failed = true;
						throw new Fault('once');
					}
					if (text.startsWith(Fault.name)) seen.push(text);
				}),
				{ group },
			);
			await eventually('the last one', () => seen.includes(wanted[4] as string));
			expect(seen).toEqual(wanted);
		});

		it('goes on behind what was done, in another member, where a batch was left in its middle', async () => {
			const seen: string[] = [];
			await send(...numbers(20).map((value): Parameters<typeof plain> => ['done', 0, 'k', value]));
			let closed: Promise<void> | undefined;
			const first = await subscribe('done', async (batch) => {
				for (const message of batch.messages) {
					if (batch.stopping()) return;
					seen.push(textOf(message));
					await batch.done(message);
					if (seen.length === 7) closed ??= first.close();
				}
			});
			await eventually('the first to be closed', () => closed !== undefined);
			await closed;
			expect(seen).toEqual(numbers(7));
			await subscribe(
				'done',
				taking((message) => seen.push(textOf(message))),
			);
			await eventually('the rest', () => seen.length >= 20);
			expect(seen).toEqual(numbers(20));
		});

		it('lets the batch in work end before a subscription is closed', async () => {
			const { promise: held, resolve: release } = Promise.withResolvers<void>();
			const log: string[] = [];
			await send(['close', 0, 'k', 'x']);
			const subscription = await subscribe('close', async (batch) => {
				log.push('begun');
				await held;
				for (const message of batch.messages) await batch.done(message);
				log.push(`done, ${batch.stopping() ? '' : 'not '}stopping`);
			});
			await eventually('the batch', () => log.length === 1);
			const closed = subscription.close().then(() => log.push('closed'));
			release();
			await closed;
			expect(log).toEqual(['begun', 'done, stopping', 'closed']);
		});

		it('shares partitions among members, and gives those of one that goes to the others', async () => {
			const seen = { first: new Set<number>(), second: new Set<number>() };
			const assigned: Record<string, number[]> = {};
			const join = (member: 'first' | 'second') =>
				subscribe(
					'members',
					taking(({ partition }) => seen[member].add(partition)),
					{
						onAssigned: (places) => {
							assigned[member] = places.map(({ partition }) => partition).sort();
						},
					},
				);
			await join('first');
			expect(assigned).toEqual({ first: [0, 1, 2, 3] });
			const second = await join('second');
			const shared = () => [...(assigned.first ?? []), ...(assigned.second ?? [])].sort();
			await eventually('both to have some', () => assigned.first?.length === 2 && shared().join() === '0,1,2,3');
			await send(...[0, 1, 2, 3].map((partition): Parameters<typeof plain> => ['members', partition, 'k', 'x']));
			await eventually('all partitions', () => seen.first.size + seen.second.size === 4);
			expect([...seen.second].sort()).toEqual(assigned.second);
			seen.first.clear();
			await second.close();
			await eventually('the first to have all', () => assigned.first?.length === 4);
			await send(...[0, 1, 2, 3].map((partition): Parameters<typeof plain> => ['members', partition, 'k', 'y']));
			await eventually('all partitions again', () => seen.first.size === 4);
		});

		it('carries keys, values and headers byte for byte: repeated names, no key, no value', async () => {
			const headers: Header[] = [
				['h', Buffer.from([0, 255, 128])],
				['h', Buffer.from('second')],
				['empty', Buffer.alloc(0)],
			];
			const binary = Buffer.from([0xff, 0, 0x80]);
			const base = plain('bytes', 0, 'k', 'v');
			const seen: ReceivedMessage[] = [];
			await (await under.bus.producer()).send([
				{ ...base, key: binary, payload: binary, headers },
				{ ...base, payload: null },
				{ ...base, key: null, payload: Buffer.alloc(0) },
			]);
			await subscribe(
				'bytes',
				taking((message) => seen.push(message)),
			);
			await eventually('all three', () => seen.length === 3);
			const bytes = (of: Uint8Array | null | undefined) => (of ? [...of] : of);
			expect(seen.map(({ key, payload }) => [bytes(key), bytes(payload)])).toEqual([
				[[...binary], [...binary]],
				[bytes(Buffer.from('k')), null],
				[null, []],
			]);
			expect(seen[0]?.headers.map(([name, value]) => [name, bytes(value)])).toEqual(
				headers.map(([name, value]) => [name, bytes(value)]),
			);
			expect(seen.map(({ topic, offset }) => [topic, offset])).toEqual([0, 1, 2].map((at) => ['bytes', String(at)]));
		});

		it('refuses a record for good that is too large, and goes on with the next', async () => {
			const seen: string[] = [];
			const [refused, next] = await Promise.allSettled([
				send(['large', 0, 'k', 'x'.repeat(2 * LARGEST)]),
				send(['large', 0, 'k', 'next']),
			]);
			expect(refused).toMatchObject({ reason: { code: 'KAFKA_REFUSED', retryable: 'never' } });
			expect(next.status).toBe('fulfilled');
			await subscribe(
				'large',
				taking((message) => seen.push(textOf(message))),
			);
			await eventually('the next', () => seen.length > 0);
			expect(seen).toEqual(['next']);
		});

		it('waits for a topic that may be new, then says that there is none, and what to do', async () => {
			const producer = await under.bus.producer();
			const ask = () => producer.partitions('nowhere').catch((error: PsraError) => error);
			const facts = { type: 'UNKNOWN_TOPIC_OR_PARTITION' };
			expect(await ask()).toMatchObject({ code: 'KAFKA_UNAVAILABLE', facts });
			const final = await eventually('the topic to be given up', async () => {
				const answer = await ask();
				return typeof answer === 'object' && answer.code === 'KAFKA_REFUSED' && answer;
			});
			expect(final.facts).toMatchObject({ ...facts, remedy: expect.stringContaining('psra topics apply') });
		});

		it('tells how many partitions a topic has', async () => {
			const producer = await under.bus.producer();
			expect(await producer.partitions('java')).toBe(8);
		});

		it('tells how much is still to be done of a partition, at last nothing', async () => {
			const lags: number[] = [];
			await send(...numbers(3).map((value): Parameters<typeof plain> => ['lag', 0, 'k', value]));
			await subscribe(
				'lag',
				taking(() => undefined),
				{ onLag: (_topic, _partition, lag) => lags.push(lag) },
			);
			await eventually('no lag', () => lags.at(-1) === 0);
			expect(lags[0]).toBe(3);
		});
	});
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));
const textOf = ({ payload }: ReceivedMessage) => Buffer.from(payload ?? []).toString();
const taking = (take: (message: ReceivedMessage) => unknown) => async (batch: Batch) => {
	for (const message of batch.messages) {
		if (batch.stopping()) return;
		take(message);
		await batch.done(message);
	}
};
