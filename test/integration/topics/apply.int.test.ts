import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import { catalogue, deadLetterTopics } from '../../../topics/catalogue/index.ts';
import { applyTopics, planTopics } from '../../../topics/cli/apply.ts';
import type { Plan } from '../../../topics/plan/index.ts';
import { type BrokerCorner, openCorner } from '../../support/installation/broker.ts';
import { eventually, letWaitsSpeak } from '../../support/installation/index.ts';
import { acquireStack } from '../../support/stack/acquire-stack.ts';

letWaitsSpeak();

const disposal = new AsyncDisposableStack();
let corner: BrokerCorner;
beforeAll(async () => {
	const stack = disposal.adopt(await acquireStack(), (acquired) => acquired.release());
	corner = disposal.adopt(await openCorner(stack.kafkaBrokers, {}), (open) => open.close());
}, 60_000);
afterAll(() => disposal.disposeAsync(), 60_000);

const planned = () => planTopics(corner.admin, corner.prefix);
/** A broker takes a moment to know what its controller was told. */
const plannedWhen = (what: string, like: (plan: Plan) => boolean) =>
	eventually(what, async () => {
		const plan = await planned();
		return like(plan) && plan;
	});
const nothingToDo = () => plannedWhen('nothing to do', ({ steps }) => steps.length === 0);
const standing = async (topic: string) => (await corner.admin.describe([`${corner.prefix}${topic}`]))[0];

describe('topics apply on a broker', () => {
	it('creates every topic of the catalogue with its dead letters, and then finds nothing to do', async () => {
		const { steps } = await planned();
		expect(steps).toHaveLength(catalogue.length + deadLetterTopics.length);
		expect(steps.every((step) => step.kind === 'create')).toBe(true);
		await applyTopics(corner.admin, { steps, warnings: [] });
		expect(await planned()).toEqual({ steps: [], warnings: [] });
		for (const { name, partitions } of catalogue) expect(await standing(name)).toMatchObject({ partitions });
	});

	it('does nothing the second time', async () => {
		await applyTopics(corner.admin, await planned());
		expect(await planned()).toEqual({ steps: [], warnings: [] });
	});

	it('finds a setting that drifted, repairs it, and keeps what others have set on the topic', async () => {
		const name = `${corner.prefix}erp.items`;
		await corner.admin.configure(name, { 'retention.ms': '1000', 'segment.ms': '3600000' });
		const drifted = await plannedWhen('the drift to be seen', ({ steps }) => steps.length > 0);
		expect(drifted.steps).toEqual([
			{ kind: 'configure', name, changes: { 'retention.ms': { from: '1000', to: '-1' } } },
		]);
		await applyTopics(corner.admin, drifted);
		await nothingToDo();
		expect((await standing('erp.items'))?.configs).toMatchObject({ 'retention.ms': '-1', 'segment.ms': '3600000' });
	});

	it('creates the missing ones beside those that stand', async () => {
		await corner.admin.delete([`${corner.prefix}erp.boms`]);
		const plan = await plannedWhen('the gap to be seen', ({ steps }) => steps.length > 0);
		expect(plan.steps).toMatchObject([{ kind: 'create', topic: { name: `${corner.prefix}erp.boms` } }]);
		await applyTopics(corner.admin, plan);
		await nothingToDo();
	});
});

describe('the broker', () => {
	it('creates no topic by itself', async () => {
		const { brokers, prefix } = corner;
		const kafka = new kafkajs.Kafka({
			brokers: [...brokers],
			logLevel: kafkajs.logLevel.NOTHING,
			retry: { retries: 1 },
		});
		const producer = kafka.producer({ allowAutoTopicCreation: true });
		await producer.connect();
		try {
			const send = producer.send({ topic: `${prefix}uninvited`, messages: [{ value: 'x' }] });
			await expect(send).rejects.toThrow(/does not host this topic/);
		} finally {
			await producer.disconnect();
		}
		expect(await standing('uninvited')).toBeUndefined();
	});
});
