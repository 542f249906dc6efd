import { PsraError } from '../errors.ts';

/** Broker answers that the same record will meet again and again. */
const REFUSED = new Set([
	'MESSAGE_TOO_LARGE',
	'RECORD_LIST_TOO_LARGE',
	'INVALID_TOPIC_EXCEPTION',
	'UNKNOWN_TOPIC_OR_PARTITION',
	'TOPIC_AUTHORIZATION_FAILED',
	'CLUSTER_AUTHORIZATION_FAILED',
	'INVALID_RECORD',
	'POLICY_VIOLATION',
]);

interface KafkaJsError extends Error {
	readonly type?: string;
	readonly cause?: unknown;
}

/** Turns what kafkajs throws into the house's taxonomy; the cause says what the broker said. */
export function kafkaError(error: unknown): PsraError {
	if (error instanceof PsraError) return error;
	for (let e: unknown = error; e instanceof Error; e = (e as KafkaJsError).cause) {
		const type = (e as KafkaJsError).type;
		if (type !== undefined && REFUSED.has(type))
			return new PsraError('KAFKA_REFUSED', `The broker refuses: ${e.message}`, { type }, error);
	}
	const message = error instanceof Error ? error.message : String(error);
	return new PsraError('KAFKA_UNAVAILABLE', `The broker does not answer: ${message}`, {}, error);
}
