import { describe, expect, it } from '@jest/globals';
import type { Kafka } from 'kafkajs';
import { createProducer } from '../../../../infra/kafka/producer.ts';
import { plain } from '../../../support/installation/broker.ts';
import { until } from '../../../support/memory/until.ts';

interface Send {
	readonly producer: number;
	readonly values: readonly string[];
	answer(error?: Error): void;
}

/** The client's producers, whose sends a test answers one by one. */
function client() {
	const spy = { built: 0, configs: [] as object[], sends: [] as Send[], log: [] as string[], inFlight: 0, most: 0 };
	const producer = (config: object) => {
		const number = ++spy.built;
		spy.configs.push(config);
		return {
			events: { REQUEST_TIMEOUT: 'timeout' },
			on: () => undefined,
			connect: async () => void spy.log.push(`connect ${number}`),
			disconnect: async () => void spy.log.push(`disconnect ${number}`),
			async sendBatch({ topicMessages }: { topicMessages: { messages: { value: Buffer }[] }[] }) {
				spy.inFlight += 1;
				spy.most = Math.max(spy.most, spy.inFlight);
				const values = topicMessages.flatMap(({ messages }) => messages.map(({ value }) => value.toString()));
				const { promise, resolve, reject } = Promise.withResolvers<void>();
				spy.sends.push({ producer: number, values, answer: (error) => (error ? reject(error) : resolve()) });
				await promise.finally(() => {
					spy.inFlight -= 1;
				});
			},
		};
	};
	const connect = () => ({
		kafka: { producer, admin: () => undefined } as unknown as Kafka,
		sever: () => undefined,
		retire: () => void spy.log.push('retire'),
	});
	return { spy, producer: createProducer({ connect, physical: (topic) => topic }) };
}

const fault = (type: string) => Object.assign(new Error(type), { type });

describe('a producer', () => {
	it('has one send in flight, however many are asked for at once, in the order in which they were', async () => {
		const { spy, producer } = client();
		const all = Array.from({ length: 20 }, (_, number) => producer.send([plain('t', 0, 'k', String(number))]));
		for (let number = 0; number < 20; number++) {
			await until('the next send', () => spy.sends.length === number + 1);
			spy.sends[number]?.answer();
		}
		await Promise.all(all);
		expect(spy.most).toBe(1);
		expect(spy.sends.flatMap(({ values }) => values)).toEqual(all.map((_, number) => String(number)));
		expect(spy.configs).toEqual([expect.objectContaining({ idempotent: true, maxInFlightRequests: 1 })]);
	});

	it.each(['OUT_OF_ORDER_SEQUENCE_NUMBER', 'UNKNOWN_PRODUCER_ID', 'INVALID_PRODUCER_EPOCH', 'PRODUCER_FENCED'])(
		'is built anew after %s, its connections broken before the next send',
		async (type) => {
			const { spy, producer } = client();
			const [failed, next] = ['a', 'b'].map((value) => producer.send([plain('t', 0, 'k', value)]));
			await until('the first send', () => spy.sends.length === 1);
			spy.sends[0]?.answer(fault(type));
			await expect(failed).rejects.toMatchObject({ code: 'KAFKA_UNAVAILABLE', facts: { type } });
			await until('the second send', () => spy.sends.length === 2);
			spy.sends[1]?.answer();
			await next;
			expect(spy.sends.map(({ producer: number, values }) => [number, ...values])).toEqual([
				[1, 'a'],
				[2, 'b'],
			]);
			expect(spy.log).toEqual(['connect 1', 'retire', 'disconnect 1', 'connect 2']);
		},
	);

	it('lets the send in flight end before it closes', async () => {
		const { spy, producer } = client();
		const sent = producer.send([plain('t', 0, 'k', 'a')]);
		await until('the send', () => spy.sends.length === 1);
		const closed = producer.close();
		expect(spy.log).toEqual(['connect 1']);
		spy.sends[0]?.answer();
		await Promise.all([sent, closed]);
		expect(spy.log).toEqual(['connect 1', 'disconnect 1', 'retire']);
	});
});
