import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kafkaAdmin } from '../../../../infra/kafka/admin.ts';
import { kafkaBus } from '../../../../infra/kafka/bus.ts';
import type { Timing } from '../../../../infra/kafka/client.ts';
import { memoryLogger } from '../../../support/http/memory-logger.ts';
import { plain } from '../../../support/installation/broker.ts';
import { eventually, letWaitsSpeak } from '../../../support/installation/index.ts';
import { stackOfTheRun, startOwnBroker } from '../../../support/installation/own-broker.ts';
import { topicReader } from '../../../support/installation/reader.ts';
import { type Link, startLink } from '../../../support/link.ts';

letWaitsSpeak();

const { containers } = stackOfTheRun();
const suite = containers ? describe.skip : describe;
const disposal = new AsyncDisposableStack();
const TOPICS = { unanswered: 1, still: 1 };
let link: Link;
let brokers: readonly string[];
/** No client outlives a silence but those under test: the connections of others would be dead for ever. */
const options = (timing: Timing, logger = memoryLogger()) => ({
	brokers,
	clientId: 'psra-test',
	topicPrefix: '',
	logger,
	timing,
});
const QUICK: Timing = { requestMs: 1_000, stallMs: 60_000, leaveMs: 200 };

suite(`a link that goes silent${containers ? ' (skipped: no local broker in a run on containers)' : ''}`, () => {
	beforeAll(async () => {
		link = disposal.use(await startLink());
		const broker = disposal.use(
			await startOwnBroker('half-open', () => ({
				settings: (standing) => ({
					...standing,
					'advertised.listeners': String(standing['advertised.listeners']).replace(
						/BROKER:\/\/[^,]+/,
						`BROKER://127.0.0.1:${link.port}`,
					),
				}),
			})),
		);
		link.target = Number(broker.brokers[0]?.split(':')[1]);
		brokers = [`127.0.0.1:${link.port}`];
		const admin = await kafkaAdmin(options(QUICK));
		await admin.create(Object.entries(TOPICS).map(([name, partitions]) => ({ name, partitions, configs: {} })));
		await admin.close();
	}, 120_000);
	afterAll(() => disposal.disposeAsync(), 60_000);

	it.each([
		['whose requests are not answered in time', 'unanswered', { requestMs: 1_000, stallMs: 60_000, leaveMs: 200 }],
		['whose fetches do not end', 'still', { requestMs: 8_000, stallMs: 1_500, leaveMs: 200 }],
	] as const)(
		'does not stop a consumer for ever %s',
		async (_what, topic, timing) => {
			const logger = memoryLogger();
			const bus = kafkaBus(options(timing, logger));
			const seen: string[] = [];
			try {
				const subscription = await bus.subscribe({
					group: topic,
					topics: [topic],
					async onBatch({ messages, done }) {
						for (const message of messages) {
							seen.push(Buffer.from(message.payload ?? []).toString());
							await done(message);
						}
					},
				});
				await subscription.ready();
				const before = kafkaBus(options(QUICK));
				await (await before.producer()).send([plain(topic, 0, 'k', 'before')]);
				await eventually('the first record', () => seen.includes('before'));
				await before.close();

				link.silence();
				const opened = link.opened;
				await eventually('the consumer to try other connections', () => link.opened > opened);
				link.heal();

				const after = kafkaBus(options(QUICK));
				await (await after.producer()).send([plain(topic, 0, 'k', 'after')]);
				await eventually('the consumer to go on', () => seen.includes('after'));
				await after.close();
				const stalls = logger.lines.filter(({ message }) => message.includes('stands still'));
				expect(stalls.length > 0).toBe(topic === 'still');
			} finally {
				await bus.close();
			}
		},
		90_000,
	);

	it('makes a send fail or go through, and what was acknowledged is there, once where no send failed', async () => {
		const bus = kafkaBus(options(QUICK));
		try {
			const producer = await bus.producer();
			await producer.send([plain('still', 0, 'k', 'first')]);
			link.silence();
			const { opened } = link;
			let failures = 0;
			const sent = eventually('the record to be acknowledged', () =>
				producer.send([plain('still', 0, 'k', 'second')]).then(
					() => true,
					() => {
						failures += 1;
						return false;
					},
				),
			);
			await eventually('the producer to try other connections', () => link.opened > opened);
			link.heal();
			await sent;
			await producer.send([plain('still', 0, 'k', 'third')]);
			const reader = topicReader({ brokers, prefix: '' }, ['still']);
			const values = (await reader.read('still')).map(({ value }) => value?.toString());
			await reader.close();
			const ours = values.slice(values.indexOf('first'));
			expect([...new Set(ours)]).toEqual(['first', 'second', 'third']);
			expect(ours.length).toBeLessThanOrEqual(3 + failures);
		} finally {
			await bus.close();
		}
	}, 90_000);
});
