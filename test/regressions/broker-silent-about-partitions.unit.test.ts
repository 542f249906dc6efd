import { describe, expect, it } from '@jest/globals';
import type { Kafka } from 'kafkajs';
import { partitionCounts } from '../../infra/kafka/partitions.ts';

/**
 * Found when every wait was looked through after chaos runs: where the broker's side of a connection was gone without a word,
 * the relay that asked for a topic's partitions waited for as long as kafkajs asks again on that connection: five minutes.
 */
describe('a broker that does not answer how many partitions a topic has', () => {
	it('is not waited for, and asked anew on another connection', async () => {
		let opened = 0;
		const silent = { fetchTopicMetadata: () => new Promise(() => undefined) };
		const answering = { fetchTopicMetadata: async () => ({ topics: [{ name: 'orders', partitions: [{}, {}] }] }) };
		const kafka = {
			admin: () => ({
				connect: async () => undefined,
				disconnect: async () => undefined,
				...(opened++ === 0 ? silent : answering),
			}),
		} as unknown as Kafka;
		const counts = partitionCounts(kafka, (topic) => topic, { answerMs: 1 });
		await expect(counts.of('orders')).rejects.toMatchObject({ code: 'KAFKA_UNAVAILABLE' });
		expect(await counts.of('orders')).toBe(2);
	});
});
