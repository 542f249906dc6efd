import { describe, expect, it } from '@jest/globals';
import type { Kafka } from 'kafkajs';
import { partitionCounts } from '../../../../infra/kafka/partitions.ts';

/** Counts of a broker that answers as `topics` says: partitions, or an error. */
function countsOf(topics: Record<string, number | Error>) {
	let asked = 0;
	let time = 0;
	const kafka = {
		admin: () => ({
			connect: async () => undefined,
			disconnect: async () => undefined,
			async fetchTopicMetadata({ topics: [name] }: { topics: [string] }) {
				asked += 1;
				const known = topics[name] ?? Object.assign(new Error('no such topic'), { type: 'UNKNOWN_TOPIC_OR_PARTITION' });
				if (known instanceof Error) throw new Error('wrapped by the client', { cause: known });
				return { topics: [{ name, partitions: Array.from({ length: known }) }] };
			},
		}),
	} as unknown as Kafka;
	const counts = partitionCounts(kafka, (topic) => `t.${topic}`, { newTopicMs: 1_000, now: () => time });
	return {
		counts,
		asked: () => asked,
		pass: (ms: number) => {
			time += ms;
		},
	};
}

const waits = { code: 'KAFKA_UNAVAILABLE', retryable: 'later', facts: { type: 'UNKNOWN_TOPIC_OR_PARTITION' } };
const gone = {
	code: 'KAFKA_REFUSED',
	retryable: 'never',
	message: expect.stringContaining('orders'),
	facts: { field: 'orders', remedy: expect.stringContaining('psra topics apply') },
};

describe('the partitions of a topic', () => {
	it('are asked for once', async () => {
		const { counts, asked } = countsOf({ 't.orders': 4 });
		expect([await counts.of('orders'), await counts.of('orders')]).toEqual([4, 4]);
		expect(asked()).toBe(1);
	});

	it('are waited for where the broker does not know the topic, which may be new', async () => {
		const topics: Record<string, number> = {};
		const { counts, pass } = countsOf(topics);
		await expect(counts.of('orders')).rejects.toMatchObject(waits);
		pass(999);
		await expect(counts.of('orders')).rejects.toMatchObject(waits);
		topics['t.orders'] = 2;
		expect(await counts.of('orders')).toBe(2);
	});

	it('are given up where the topic stays unknown, each topic by its own time', async () => {
		const { counts, pass } = countsOf({});
		await expect(counts.of('orders')).rejects.toMatchObject(waits);
		pass(1_000);
		await expect(counts.of('items')).rejects.toMatchObject(waits);
		await expect(counts.of('orders')).rejects.toMatchObject(gone);
	});

	it('are waited for again where a topic goes that was there', async () => {
		const topics: Record<string, number> = {};
		const { counts, pass } = countsOf(topics);
		await expect(counts.of('orders')).rejects.toMatchObject(waits);
		topics['t.orders'] = 2;
		await counts.of('orders');
		delete topics['t.orders'];
		counts.forget();
		pass(5_000);
		await expect(counts.of('orders')).rejects.toMatchObject(waits);
	});

	it('are not told where the broker fails otherwise', async () => {
		const { counts, pass } = countsOf({ 't.orders': Object.assign(new Error('no'), { type: 'REQUEST_TIMED_OUT' }) });
		await expect(counts.of('orders')).rejects.toMatchObject({ code: 'KAFKA_UNAVAILABLE' });
		pass(5_000);
		await expect(counts.of('orders')).rejects.toMatchObject({ facts: { type: 'REQUEST_TIMED_OUT' } });
	});
});
