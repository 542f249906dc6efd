/**
 * A consumer in a process of its own, which dies by SIGKILL in its handler on the item DEADLY. Takes the records of a
 * partition, one JSON object a line, on stdin; writes each offset that it commits, and `end` once all are.
 */
import { startConsumer } from '../../../consumers/runner/index.ts';
import { silentLogger } from '../../../infra/logging/index.ts';
import { envelope } from '../../../infra/outbox/envelope.ts';
import { coalescedNotifier } from '../../../infra/outbox/notify.ts';
import { outbox } from '../../../infra/outbox/store.ts';
import type { MessageBus } from '../../../infra/ports/bus.ts';
import { openDatabase } from '../../../infra/postgres/database.ts';
import { clockAt } from '../memory/clock.ts';
import { memoryCodec } from '../memory/registry.ts';
import { TOPIC, TYPE } from './kit.ts';
import { fromText } from './received.ts';

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const messages = Buffer.concat(chunks)
	.toString()
	.split('\n')
	.filter((line) => line !== '')
	.map((line) => fromText(JSON.parse(line)));

const codec = await memoryCodec();
const clock = clockAt();
const encode = envelope({ codec, clock, source: 'urn:psra:test' });
const database = openDatabase({
	url: process.env.DATABASE_URL ?? '',
	logger: silentLogger,
	outbox: (client) => outbox(client, encode),
	announce: coalescedNotifier,
});

const delivered = Promise.withResolvers<void>();
const bus: Pick<MessageBus, 'subscribe'> = {
	async subscribe({ onAssigned, onBatch }) {
		onAssigned?.([{ topic: TOPIC, partition: 3 }]);
		const [topic, partition] = [TOPIC, 3];
		const done = async ({ offset }: { readonly offset: string }) => void process.stdout.write(`${offset}\n`);
		onBatch({ topic, partition, messages, stopping: () => false, done }).then(delivered.resolve, delivered.reject);
		return { ready: async () => undefined, close: async () => undefined };
	},
};
const subscription = await startConsumer(
	{
		name: 'testing',
		topics: [TOPIC],
		handlers: {
			[TYPE]: async ({ id, value }) => {
				if (value.sku === 'DEADLY') process.kill(process.pid, 'SIGKILL');
				return { messages: [{ topic: TOPIC, type: TYPE, key: `HD|${value.sku}`, value, id }] };
			},
		},
	},
	bus as MessageBus,
	{ database, codec, clock, logger: silentLogger },
);
await delivered.promise;
await subscription.close();
await database.close();
process.stdout.write('end\n');
