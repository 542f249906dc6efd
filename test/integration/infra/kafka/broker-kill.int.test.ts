import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStack } from '../../../../infra/local/stack/start-stack.ts';
import type { Part } from '../../../../infra/local/stack/types.ts';
import { type BrokerCorner, openCorner, plain } from '../../../support/installation/broker.ts';
import { eventually } from '../../../support/installation/index.ts';
import { stackOfTheRun } from '../../../support/installation/own-broker.ts';

/** A broker of its own: the one that the run shares is not this test's to kill. */
const { environment, containers } = stackOfTheRun();
const suite = containers ? describe.skip : describe;
const disposal = new AsyncDisposableStack();
let kafka: Part;
let corner: BrokerCorner;

suite(`a broker that is killed${containers ? ' (skipped: no local broker in a run on containers)' : ''}`, () => {
	beforeAll(async () => {
		const dataDir = mkdtempSync(join(resolve(import.meta.dirname, '../../../../var'), 'broker-kill-'));
		disposal.defer(() => rmSync(dataDir, { recursive: true, force: true }));
		const stack = disposal.use(await startStack({ dataDir, env: environment }));
		if (!stack.kafka) throw new Error('the broker was to be started here');
		kafka = stack.kafka;
		corner = disposal.adopt(await openCorner(stack.kafkaBrokers, { kill: 1 }), (open) => open.close());
	}, 120_000);
	afterAll(() => disposal.disposeAsync(), 60_000);

	it('loses no record that it acknowledged, keeps their order, and its consumer goes on', async () => {
		const producer = await corner.bus.producer();
		const taken: number[] = [];
		const subscription = await corner.bus.subscribe({
			group: 'kill',
			topics: ['kill'],
			async onBatch(batch) {
				for (const message of batch.messages) {
					taken.push(Number(Buffer.from(message.payload ?? [])));
					await batch.done(message);
				}
			},
		});
		await subscription.ready();

		const acknowledged: number[] = [];
		let next = 0;
		let killed: Promise<void> | undefined;
		while (acknowledged.length < 600) {
			const batch = Array.from({ length: 20 }, () => next++);
			// As the relay does: what is not acknowledged is sent again, in order.
			await eventually('a batch to be acknowledged', () =>
				producer.send(batch.map((number) => plain('kill', 0, 'k', String(number)))).then(
					() => true,
					() => false,
				),
			);
			acknowledged.push(...batch);
			if (acknowledged.length === 200) killed = kafka.kill('SIGKILL').then(() => kafka.restart());
		}
		await killed;
		await eventually('the consumer to take the last one in', () => taken.includes(next - 1));
		const stored = (await corner.read('kill')).map((record) => Number(record.value));
		expect([...new Set(stored)]).toEqual(acknowledged);
		expect([...new Set(taken)]).toEqual(acknowledged);
	}, 90_000);
});
