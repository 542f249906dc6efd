import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kafkaGroups } from '../../../../infra/kafka/groups.ts';
import { kafkaTopicLog } from '../../../../infra/kafka/topic-log.ts';
import type { GroupReader } from '../../../../infra/ports/groups.ts';
import type { ReceivedMessage } from '../../../../infra/ports/message.ts';
import type { TopicLog, TopicRange } from '../../../../infra/ports/topic-log.ts';
import { type BrokerCorner, openCorner, plain } from '../../../support/installation/broker.ts';
import { letWaitsSpeak } from '../../../support/installation/index.ts';
import { acquireStack } from '../../../support/stack/acquire-stack.ts';

letWaitsSpeak();

const disposal = new AsyncDisposableStack();
let corner: BrokerCorner;
let log: TopicLog;
let groups: GroupReader;
beforeAll(async () => {
	const stack = disposal.adopt(await acquireStack(), (acquired) => acquired.release());
	corner = disposal.adopt(await openCorner(stack.kafkaBrokers, { a: 2, b: 1, empty: 1 }), (open) => open.close());
	const { brokers, prefix: topicPrefix, logger } = corner;
	const options = { brokers, topicPrefix, logger, clientId: 'psra-test' };
	log = kafkaTopicLog(options);
	groups = disposal.adopt(await kafkaGroups(options), (open) => open.close());
	const producer = await corner.bus.producer();
	const numbers = Array.from({ length: 250 }, (_, index) => String(index));
	await producer.send(numbers.map((number) => plain('a', Number(number) % 2, 'k', number)));
	await producer.send([plain('b', 0, 'k', 'x')]);
}, 60_000);
afterAll(() => disposal.disposeAsync(), 60_000);

async function read(ranges: readonly TopicRange[]): Promise<ReceivedMessage[]> {
	const all: ReceivedMessage[] = [];
	await log.read(ranges, (records) => void all.push(...records));
	return all;
}

const textsOf = (records: readonly ReceivedMessage[]) =>
	records.map(({ payload }) => Buffer.from(payload ?? '').toString());
const groupsLeft = async () =>
	(await corner.raw.listGroups()).groups.filter(({ groupId }) => groupId.startsWith(`${corner.prefix}psra-reading`));

describe('a topic log on a broker', () => {
	it('knows what partitions hold, without those that hold nothing or are not there', async () => {
		expect(await log.ranges(['b', 'a', 'empty', 'absent'])).toEqual([
			{ topic: 'b', partition: 0, from: 0n, to: 1n },
			{ topic: 'a', partition: 0, from: 0n, to: 125n },
			{ topic: 'a', partition: 1, from: 0n, to: 125n },
		]);
	});

	it('reads whole topics, each record once, in order within its partition, and leaves no group', async () => {
		const records = await read(await log.ranges(['a', 'b']));
		expect(records).toHaveLength(251);
		const odd = records.filter(({ topic, partition }) => topic === 'a' && partition === 1);
		expect(textsOf(odd)).toEqual(Array.from({ length: 125 }, (_, index) => String(2 * index + 1)));
		expect(await groupsLeft()).toEqual([]);
	});

	it('reads from place to place', async () => {
		const records = await read([{ topic: 'a', partition: 0, from: 100n, to: 103n }]);
		expect(records.map(({ offset }) => offset)).toEqual(['100', '101', '102']);
		expect(textsOf(records)).toEqual(['200', '202', '204']);
		expect(await read([])).toEqual([]);
	});

	it('ends with the error of the one that it tells', async () => {
		let calls = 0;
		const failing = log.read(await log.ranges(['a', 'b']), () => {
			calls += 1;
			throw new RangeError('seen enough');
		});
		await expect(failing).rejects.toThrow('seen enough');
		expect(calls).toBe(1);
		expect(await groupsLeft()).toEqual([]);
	});
});

describe('groups on a broker', () => {
	it('are told with what they have still to read', async () => {
		const { raw, prefix } = corner;
		await raw.setOffsets({
			groupId: `${prefix}readers`,
			topic: `${prefix}a`,
			partitions: [{ partition: 0, offset: '100' }],
		});
		const [group, ...others] = await groups.groups();
		expect(others).toEqual([]);
		expect(group).toEqual({
			group: 'readers',
			state: 'Empty',
			members: 0,
			partitions: [{ topic: 'a', partition: 0, committed: '100', end: '125', lag: 25 }],
		});
	});

	it('tell partitions that a member holds and has not committed as unknown, an empty one as read', async () => {
		const { bus } = corner;
		const held = await bus.subscribe({ group: 'holder', topics: ['b', 'empty'], onBatch: async () => undefined });
		try {
			await held.ready();
			const holder = (await groups.groups()).find(({ group }) => group === 'holder');
			expect(holder).toMatchObject({ state: 'Stable', members: 1 });
			expect(holder?.partitions).toEqual([
				{ topic: 'b', partition: 0, committed: null, end: '1', lag: null },
				{ topic: 'empty', partition: 0, committed: null, end: '0', lag: 0 },
			]);
		} finally {
			await held.close();
		}
	});
});
