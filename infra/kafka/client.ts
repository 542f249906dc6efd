import kafkajs, { type Kafka as KafkaClient, type LogEntry, type RetryOptions } from 'kafkajs';
import type { Logger } from '../ports/logger.ts';
import { type Compression, registerCodecs } from './compression.ts';
import { type KafkaSecurity, saslOptions } from './security.ts';
import { type Sockets, sockets } from './sockets.ts';

const { Kafka, logLevel } = kafkajs;

export interface KafkaOptions {
	readonly brokers: readonly string[];
	readonly clientId: string;
	readonly logger: Logger;
	/** Put before topic and group names on the broker. */
	readonly topicPrefix: string;
	/** Absent: brokers are spoken to in the clear and without a name. */
	readonly security?: KafkaSecurity;
	/** Of what is published. Default none. */
	readonly compression?: Compression;
	/** Milliseconds for which a topic that the broker does not know may be a new one. Default 30 s. */
	readonly newTopicMs?: number;
	readonly timing?: Timing;
}

/** Milliseconds; tests shorten them. */
export interface Timing {
	/**
	 * For one request. A connection whose request takes longer is broken, since kafkajs would ask again on the same one,
	 * for minutes where the other side is gone without a word. Shorter than the Java client's 30 s: a broker that works
	 * answers in far less, and a send that was given up is sent again. Joining a group and fetching have times of their own.
	 */
	readonly requestMs: number;
	/** Without a fetch that ended, after which a consumer is built anew. Longer than a rebalance may take (60 s). */
	readonly stallMs: number;
	/** That a consumer which is built anew has to leave its group; kafkajs would wait for answers that never come. */
	readonly leaveMs: number;
}

export const TIMING: Timing = { requestMs: 15_000, stallMs: 90_000, leaveMs: 2_000 };

/** A killed broker is back after some seconds; the defaults would give up before that. */
export const RETRY = { retries: 20, initialRetryTime: 100, maxRetryTime: 1_000 } as const;

/** A person waits for a tool: some seconds, and then an answer. */
export const RETRY_OF_TOOLS = { retries: 4, initialRetryTime: 200, maxRetryTime: 1_000 } as const;

/** A client with its connections, which the one who opened it may break. */
export interface OpenClient extends Omit<Sockets, 'factory'> {
	readonly kafka: KafkaClient;
}

export function openClient(options: KafkaOptions, retry: RetryOptions = RETRY): OpenClient {
	const { brokers, clientId, logger, security } = options;
	registerCodecs();
	const { factory, ...connections } = sockets(security?.tls?.certificates);
	const kafka = new Kafka({
		clientId,
		brokers: [...brokers],
		retry,
		connectionTimeout: 3_000,
		requestTimeout: (options.timing ?? TIMING).requestMs,
		socketFactory: factory,
		...(security?.tls && { ssl: true }),
		...(security?.sasl && { sasl: saslOptions(security.sasl) }),
		logLevel: logLevel.WARN,
		logCreator: () => (entry) => log(logger, entry),
	});
	return { kafka, ...connections };
}

export const kafkaClient = (options: KafkaOptions, retry?: RetryOptions): KafkaClient =>
	openClient(options, retry).kafka;

/** A new broker has no coordinator for a moment; kafkajs calls that an error and tries again. */
const PASSING = /coordinator|leader|rebalanc|ECONNREFUSED|Connection error|Connection timeout/i;

function log(logger: Logger, { level, namespace, log: { message, error } }: LogEntry): void {
	const facts = { source: `kafkajs/${namespace}`, problem: error };
	if (level === logLevel.ERROR && !PASSING.test(`${message} ${error ?? ''}`)) logger.error(facts, message);
	else logger.debug(facts, message);
}
