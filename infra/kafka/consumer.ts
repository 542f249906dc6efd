import type { Kafka } from 'kafkajs';
import type { MessageConsumerOptions, Subscription } from '../ports/bus.ts';
import type { Logger } from '../ports/logger.ts';
import { RETRY } from './client.ts';
import { deliver, HEARTBEAT_MS, type Names } from './deliver.ts';
import { type Attempts, startAgain } from './restart.ts';

/** Milliseconds after which the broker takes a consumer that is not heard of for dead and gives its partitions away. */
const SESSION_MS = 6_000;

/**
 * A kafkajs consumer behind the port. Offsets are committed by hand, up to the last message that the handler called
 * done. Whatever the handler throws is caught here: kafkajs would take a TypeError for fatal and stop for good while
 * the process stays up. A consumer that crashes for good in kafkajs's eyes is started again until it runs. `pause` waits
 * between attempts; absent: in real time.
 */
export async function subscribe(
	kafka: Kafka,
	names: Names,
	logger: Logger,
	options: MessageConsumerOptions,
	pause?: Attempts['pause'],
): Promise<Subscription> {
	const stop = new AbortController();
	const consumer = kafka.consumer({
		groupId: names.physical(options.group),
		sessionTimeout: SESSION_MS,
		heartbeatInterval: HEARTBEAT_MS,
		maxWaitTimeInMs: 200,
		maxBytesPerPartition: 9 * 1024 * 1024,
		allowAutoTopicCreation: false,
		retry: { ...RETRY, restartOnFailure: async () => !stop.signal.aborted },
	});
	let restarting: Promise<void> = Promise.resolve();
	const assigned = new Promise<void>((resolve) => consumer.on(consumer.events.GROUP_JOIN, () => resolve()));

	const start = async () => {
		await consumer.connect();
		await consumer.subscribe({ topics: options.topics.map(names.physical), fromBeginning: true });
		await consumer.run({
			autoCommit: false,
			eachBatchAutoResolve: false,
			partitionsConsumedConcurrently: 3,
			eachBatch: (payload) => deliver(payload, names, logger, options, stop.signal),
		});
		// Closed meanwhile: what was just opened would stay open for ever.
		if (stop.signal.aborted) await consumer.disconnect();
	};
	consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => {
		const facts = { group: options.group };
		logger.error({ ...facts, problem: error.message, restart }, 'the consumer crashed');
		if (restart || stop.signal.aborted) return;
		const attempts = { signal: stop.signal, logger, facts, ...(pause && { pause }) };
		restarting = restarting.then(() => startAgain(start, attempts));
	});
	await start();
	return {
		ready: () => assigned,
		async close() {
			stop.abort();
			await consumer.disconnect();
		},
	};
}
