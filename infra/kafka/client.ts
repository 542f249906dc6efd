import kafkajs, { type Kafka as KafkaClient, type LogEntry, type RetryOptions } from 'kafkajs';
import type { Logger } from '../ports/logger.ts';

const { Kafka, logLevel } = kafkajs;

export interface KafkaOptions {
	readonly brokers: readonly string[];
	readonly clientId: string;
	readonly logger: Logger;
	/** Put before topic and group names on the broker. */
	readonly topicPrefix: string;
	/** Milliseconds for which a topic that the broker does not know may be a new one. Default 30 s. */
	readonly newTopicMs?: number;
}

/** A killed broker is back after some seconds; the defaults would give up before that. */
export const RETRY = { retries: 20, initialRetryTime: 100, maxRetryTime: 1_000 } as const;

/** A person waits for a tool: some seconds, and then an answer. */
export const RETRY_OF_TOOLS = { retries: 4, initialRetryTime: 200, maxRetryTime: 1_000 } as const;

export function kafkaClient({ brokers, clientId, logger }: KafkaOptions, retry: RetryOptions = RETRY): KafkaClient {
	return new Kafka({
		clientId,
		brokers: [...brokers],
		retry,
		connectionTimeout: 3_000,
		requestTimeout: 30_000,
		logLevel: logLevel.WARN,
		logCreator: () => (entry) => log(logger, entry),
	});
}

/** A new broker has no coordinator for a moment; kafkajs calls that an error and tries again. */
const PASSING = /coordinator|leader|rebalanc|ECONNREFUSED|Connection error|Connection timeout/i;

function log(logger: Logger, { level, namespace, log: { message, error } }: LogEntry): void {
	const facts = { source: `kafkajs/${namespace}`, problem: error };
	if (level === logLevel.ERROR && !PASSING.test(`${message} ${error ?? ''}`)) logger.error(facts, message);
	else logger.debug(facts, message);
}
