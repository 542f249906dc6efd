import type { EachBatchPayload, IHeaders, Kafka, KafkaMessage } from 'kafkajs';
import type { MessageConsumerOptions, Subscription } from '../ports/bus.ts';
import type { Logger } from '../ports/logger.ts';
import type { Header, ReceivedMessage } from '../ports/message.ts';
import { RETRY } from './client.ts';
import { type Attempts, startAgain } from './restart.ts';

export interface Names {
	physical(name: string): string;
	logical(name: string): string;
}

/** Pause before a failed batch is delivered again, in milliseconds. */
const PAUSE_AFTER_FAILURE = 500;

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
		sessionTimeout: 6_000,
		heartbeatInterval: 1_000,
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

async function deliver(
	{ batch, heartbeat, resolveOffset, commitOffsetsIfNecessary, isRunning, isStale, pause }: EachBatchPayload,
	names: Names,
	logger: Logger,
	{ group, onBatch }: MessageConsumerOptions,
	stop: AbortSignal,
): Promise<void> {
	const topic = names.logical(batch.topic);
	const messages = batch.messages.map((message) => received(topic, batch.partition, message));
	try {
		await onBatch({
			topic,
			partition: batch.partition,
			messages,
			stopping: () => stop.aborted || !isRunning() || isStale(),
			async done(message) {
				resolveOffset(message.offset);
				const offset = (BigInt(message.offset) + 1n).toString();
				await commitOffsetsIfNecessary({
					topics: [{ topic: batch.topic, partitions: [{ partition: batch.partition, offset }] }],
				});
				await heartbeat();
			},
		});
	} catch (error) {
		if (stop.aborted || isStale()) return;
		const problem = error instanceof Error ? error.message : String(error);
		logger.warn({ group, topic, partition: batch.partition, problem }, 'a batch failed and is delivered again');
		const resume = pause();
		setTimeout(resume, PAUSE_AFTER_FAILURE);
	}
}

function received(topic: string, partition: number, message: KafkaMessage): ReceivedMessage {
	return {
		topic,
		partition,
		offset: message.offset,
		key: message.key,
		payload: message.value,
		headers: fromKafka(message.headers ?? {}),
	};
}

function fromKafka(headers: IHeaders): Header[] {
	return Object.entries(headers).flatMap(([name, value]) =>
		(Array.isArray(value) ? value : [value]).map(
			(one): Header => [name, typeof one === 'string' ? Buffer.from(one) : (one ?? Buffer.alloc(0))],
		),
	);
}
