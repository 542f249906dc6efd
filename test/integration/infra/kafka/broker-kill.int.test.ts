import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Part } from '../../../../infra/local/stack/types.ts';
import type { ReceivedMessage } from '../../../../infra/ports/message.ts';
import { type BrokerCorner, openCorner, plain } from '../../../support/installation/broker.ts';
import { eventually } from '../../../support/installation/index.ts';
import { stackOfTheRun, startOwnBroker } from '../../../support/installation/own-broker.ts';

const { containers } = stackOfTheRun();
const suite = containers ? describe.skip : describe;
const disposal = new AsyncDisposableStack();
let kafka: Part;
let corner: BrokerCorner;

const KEYS = 6;
/** Acknowledged records after which the broker is killed. */
const KILLS = [200, 500, 800];
const TOTAL = 1_100;

suite(`a broker that is killed${containers ? ' (skipped: no local broker in a run on containers)' : ''}`, () => {
	beforeAll(async () => {
		const broker = disposal.use(await startOwnBroker('broker-kill'));
		kafka = broker.part;
		corner = disposal.adopt(await openCorner(broker.brokers, { kill: 3 }), (open) => open.close());
	}, 120_000);
	afterAll(() => disposal.disposeAsync(), 60_000);

	it('several times loses no record that it acknowledged, doubles none but of failed sends, keeps the order of keys, and its consumer goes on', async () => {
		const producer = await corner.bus.producer();
		const taken: number[] = [];
		const textOf = ({ payload }: ReceivedMessage) => Number(Buffer.from(payload ?? []));
		const subscription = await corner.bus.subscribe({
			group: 'kill',
			topics: ['kill'],
			async onBatch(batch) {
				for (const message of batch.messages) {
					taken.push(textOf(message));
					await batch.done(message);
				}
			},
		});
		await subscription.ready();

		const keyOf = (number: number) => number % KEYS;
		const acknowledged: number[] = [];
		const uncertain = new Set<number>();
		const killings: Promise<void>[] = [];
		let next = 0;
		while (acknowledged.length < TOTAL) {
			const batch = Array.from({ length: 20 }, () => next++);
			const records = batch.map((number) => plain('kill', keyOf(number) % 3, `k${keyOf(number)}`, String(number)));
			if (killings.length < KILLS.length && acknowledged.length >= (KILLS[killings.length] as number)) {
				await killings.at(-1);
				killings.push(kafka.kill('SIGKILL').then(() => kafka.restart()));
			}
			// As the relay does: what is not acknowledged is sent again, in order.
			await eventually('a batch to be acknowledged', () =>
				producer.send(records).then(
					() => true,
					() => {
						for (const number of batch) uncertain.add(number);
						return false;
					},
				),
			);
			acknowledged.push(...batch);
		}
		await Promise.all(killings);
		expect(killings).toHaveLength(KILLS.length);
		await eventually('the consumer to take all in', () => new Set(taken).size === acknowledged.length);

		const stored = await corner.read('kill');
		const numbers = stored.map(({ value }) => Number(value));
		for (let key = 0; key < KEYS; key++) {
			const wanted = acknowledged.filter((number) => keyOf(number) === key);
			expect([...new Set(numbers.filter((number) => keyOf(number) === key))]).toEqual(wanted);
			expect([...new Set(taken.filter((number) => keyOf(number) === key))]).toEqual(wanted);
		}
		expect(stored.every(({ key, value }) => key?.toString() === `k${keyOf(Number(value))}`)).toBe(true);
		const twice = numbers.filter((number, at) => numbers.indexOf(number) !== at);
		expect(twice.filter((number) => !uncertain.has(number))).toEqual([]);
	}, 120_000);
});
