import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { PsraError } from '../../../../infra/errors.ts';
import type { Batch, Subscription } from '../../../../infra/ports/bus.ts';
import { type BrokerCorner, openCorner, plain } from '../../../support/installation/broker.ts';
import { eventually, letWaitsSpeak } from '../../../support/installation/index.ts';
import { acquireStack } from '../../../support/stack/acquire-stack.ts';

letWaitsSpeak();

const TOPICS = { order: 1, defect: 1, restart: 2, stop: 1, again: 1 };
/** Bytes that each topic takes at most. */
const LARGEST = 100_000;
const disposal = new AsyncDisposableStack();
let corner: BrokerCorner;
const subscriptions: Subscription[] = [];

beforeAll(async () => {
	const stack = disposal.adopt(await acquireStack(), (acquired) => acquired.release());
	const opening = openCorner(stack.kafkaBrokers, TOPICS, { 'max.message.bytes': String(LARGEST) });
	corner = disposal.adopt(await opening, (open) => open.close());
}, 60_000);
afterEach(async () => {
	await Promise.all(subscriptions.splice(0).map((subscription) => subscription.close()));
});
afterAll(() => disposal.disposeAsync(), 60_000);

const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));

async function send(topic: string, values: readonly string[], partition = 0): Promise<void> {
	const producer = await corner.bus.producer();
	await producer.send(values.map((value) => plain(topic, partition, 'k', value)));
}
async function subscribe(group: string, topic: string, onBatch: (batch: Batch) => Promise<void>) {
	const subscription = await corner.bus.subscribe({ group, topics: [topic], onBatch });
	subscriptions.push(subscription);
	await subscription.ready();
	return subscription;
}
const collect = (into: string[]) => async (batch: Batch) => {
	for (const message of batch.messages) {
		into.push(Buffer.from(message.payload ?? []).toString());
		await batch.done(message);
	}
};

describe('a producer', () => {
	it('keeps the order of sends that are asked for at once', async () => {
		const producer = await corner.bus.producer();
		await Promise.all(numbers(50).map((value) => producer.send([plain('order', 0, 'k', value)])));
		expect((await corner.read('order')).map((record) => record.value?.toString())).toEqual(numbers(50));
	});

	it('goes on after a send that was refused', async () => {
		const producer = await corner.bus.producer();
		const large = plain('order', 0, 'k', 'x'.repeat(2 * LARGEST));
		const [refused, next] = await Promise.allSettled([
			producer.send([large]),
			producer.send([plain('order', 0, 'k', 'after')]),
		]);
		expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'KAFKA_REFUSED' } });
		expect(next.status).toBe('fulfilled');
		expect((await corner.read('order')).at(-1)?.value?.toString()).toBe('after');
	});

	it('waits for a topic that may be new, then says that the broker has none, and what to do', async () => {
		const producer = await corner.bus.producer();
		const codeOf = () => producer.partitions('nowhere').catch((error: PsraError) => error);
		expect(await codeOf()).toMatchObject({ code: 'KAFKA_UNAVAILABLE' });
		const final = await eventually('the topic to be given up', async () => {
			const answer = await codeOf();
			return typeof answer === 'object' && answer.code === 'KAFKA_REFUSED' && answer;
		});
		expect(final.facts).toMatchObject({ field: 'nowhere', remedy: expect.stringContaining('psra topics apply') });
	});

	it('finds a topic that is made while it waits', async () => {
		const producer = await corner.bus.producer();
		await expect(producer.partitions('made-later')).rejects.toMatchObject({ code: 'KAFKA_UNAVAILABLE' });
		await corner.admin.create([{ name: `${corner.prefix}made-later`, partitions: 3, configs: {} }]);
		await eventually('the topic to be found', () =>
			producer.partitions('made-later').then(
				() => true,
				() => false,
			),
		);
	});
});

describe('a consumer', () => {
	it.each([TypeError, RangeError, SyntaxError])('is not stopped by a handler that throws a %p', async (Fault) => {
		const group = `defect-${Fault.name}`;
		let failures = 0;
		const seen: string[] = [];
		await send('defect', [group]);
		await subscribe(group, 'defect', async (batch) => {
			if (failures === 0) {
				failures += 1;
				throw new Fault('a defect of the handler');
			}
			await collect(seen)(batch);
		});
		await eventually('the message to be delivered again', () => seen.includes(group));
		await send('defect', [`${group} later`]);
		await eventually('later messages to come', () => seen.includes(`${group} later`));
		expect(failures).toBe(1);
	});

	it('begins again behind the last message that was done', async () => {
		const seen: string[] = [];
		await send('again', numbers(5));
		let failed = false;
		await subscribe('again', 'again', async (batch) => {
			for (const message of batch.messages) {
				const value = Buffer.from(message.payload ?? []).toString();
				if (value === '3' && !failed) {
					failed = true;
					throw new Error('once');
				}
				seen.push(value);
				await batch.done(message);
			}
		});
		await eventually('all messages', () => seen.includes('4'));
		expect(seen).toEqual(numbers(5));
	});

	it('goes on where it was committed when it is started again', async () => {
		const first: string[] = [];
		const second: string[] = [];
		await send('restart', numbers(3), 0);
		const subscription = await subscribe('restart', 'restart', collect(first));
		await eventually('the first messages', () => first.length === 3);
		await subscription.close();
		await send('restart', ['next'], 1);
		await subscribe('restart', 'restart', collect(second));
		await eventually('the next message', () => second.length > 0);
		expect(second).toEqual(['next']);
	});

	it('commits what was done when it stops in the middle of a batch', async () => {
		const seen: string[] = [];
		await send('stop', numbers(20));
		let stopped: Promise<void> | undefined;
		const subscription = await subscribe('stop', 'stop', async (batch) => {
			for (const message of batch.messages) {
				if (batch.stopping()) return;
				seen.push(Buffer.from(message.payload ?? []).toString());
				await batch.done(message);
				if (seen.length === 7) stopped = subscription.close();
			}
		});
		await eventually('the stop', () => stopped !== undefined);
		await stopped;
		expect(seen).toEqual(numbers(7));
		const lag = await corner.admin.lag(`${corner.prefix}stop`, [`${corner.prefix}stop`]);
		expect(lag).toEqual({ [`${corner.prefix}stop`]: 13 });
	});
});
