import type { EachBatchPayload, IHeaders, KafkaMessage } from 'kafkajs';
import { reasonOf } from '../errors.ts';
import type { MessageConsumerOptions } from '../ports/bus.ts';
import type { Logger } from '../ports/logger.ts';
import type { Header, ReceivedMessage } from '../ports/message.ts';

export interface Names {
	physical(name: string): string;
	logical(name: string): string;
}

/** Milliseconds between heartbeats. */
export const HEARTBEAT_MS = 1_000;
/**
 * Milliseconds without a sign of the handler after which the consumer falls silent too, so that the broker gives the
 * partition to another: the Java client's `max.poll.interval.ms`.
 */
const HANDLER_SILENT_MS = 300_000;
/** Pause before a failed batch is delivered again, in milliseconds. */
const PAUSE_AFTER_FAILURE = 500;

/**
 * Hands a batch over and commits what the handler calls done. Heartbeats go on while it works, however long a message
 * waits for something outside: an outage of some seconds would otherwise throw the consumer out of its group. Once the
 * membership is lost the batch is stopping, and kafkajs, told so at the end, joins anew.
 */
export async function deliver(
	{ batch, heartbeat, resolveOffset, commitOffsetsIfNecessary, isRunning, isStale, pause }: EachBatchPayload,
	names: Names,
	logger: Logger,
	{ group, onBatch, onLag }: MessageConsumerOptions,
	stop: AbortSignal,
	{ heartbeatMs = HEARTBEAT_MS, silentMs = HANDLER_SILENT_MS } = {},
): Promise<void> {
	const topic = names.logical(batch.topic);
	const place = { group, topic, partition: batch.partition };
	let lost: Error | undefined;
	let failed: { readonly error: unknown } | undefined;
	let lastSign = performance.now();
	const sign = () => {
		lastSign = performance.now();
	};
	let next = BigInt(batch.firstOffset() ?? batch.highWatermark);
	const tellLag = () => onLag?.(topic, batch.partition, Math.max(0, Number(BigInt(batch.highWatermark) - next)));
	const beating = setInterval(() => {
		if (performance.now() - lastSign > silentMs) {
			clearInterval(beating);
			logger.error({ ...place, silentMs }, 'a handler hangs; its partition goes to another consumer');
			return;
		}
		heartbeat().catch((error: Error) => {
			lost ??= error;
		});
	}, heartbeatMs);
	tellLag();
	try {
		await onBatch({
			topic,
			partition: batch.partition,
			messages: batch.messages.map((message) => received(topic, batch.partition, message)),
			stopping() {
				sign();
				return lost !== undefined || stop.aborted || !isRunning() || isStale();
			},
			async done(message) {
				sign();
				resolveOffset(message.offset);
				next = BigInt(message.offset) + 1n;
				const offset = next.toString();
				await commitOffsetsIfNecessary({
					topics: [{ topic: batch.topic, partitions: [{ partition: batch.partition, offset }] }],
				});
				await heartbeat();
			},
		});
	} catch (error) {
		failed = { error };
	} finally {
		clearInterval(beating);
		tellLag();
	}
	if (lost) throw lost;
	if (!failed || stop.aborted || isStale()) return;
	const problem = reasonOf(failed.error);
	logger.warn({ ...place, problem }, 'a batch failed and is delivered again');
	const resume = pause();
	setTimeout(resume, PAUSE_AFTER_FAILURE);
}

/** A record as kafkajs hands it over, under the topic's name in the catalogue. */
export function received(topic: string, partition: number, message: KafkaMessage): ReceivedMessage {
	return {
		topic,
		partition,
		offset: message.offset,
		timestamp: Number(message.timestamp),
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
