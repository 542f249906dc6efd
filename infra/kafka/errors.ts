import { type ErrorFacts, PsraError, reasonOf } from '../errors.ts';
import { distrustOf } from './distrust.ts';

/** A topic that was just made is not known to every broker yet; only one that stays unknown is not there. */
export const UNKNOWN_TOPIC = 'UNKNOWN_TOPIC_OR_PARTITION';

/** Broker answers that the same record will meet again and again. */
const REFUSED = new Set([
	'MESSAGE_TOO_LARGE',
	'RECORD_LIST_TOO_LARGE',
	'INVALID_TOPIC_EXCEPTION',
	'TOPIC_AUTHORIZATION_FAILED',
	'CLUSTER_AUTHORIZATION_FAILED',
	'INVALID_RECORD',
	'POLICY_VIOLATION',
]);

interface KafkaJsError extends Error {
	readonly type?: string;
	/** Of Node's TLS, where the connection failed for it. */
	readonly code?: string;
	readonly cause?: unknown;
}

/** Turns what kafkajs throws into the house's taxonomy; the cause says what the broker said. */
export function kafkaError(error: unknown): PsraError {
	if (error instanceof PsraError) return error;
	const types = typesOf(error);
	const refusal = types.find(({ type }) => REFUSED.has(type));
	if (refusal)
		return new PsraError('KAFKA_REFUSED', `The broker refuses: ${refusal.message}`, { type: refusal.type }, error);
	const message = reasonOf(error);
	const distrust = chainOf(error)
		.map(distrustOf)
		.find((one) => one !== undefined);
	if (distrust)
		return new PsraError(
			'KAFKA_UNAUTHORISED',
			`Broker and process do not trust each other: ${message}`,
			distrust,
			error,
		);
	const own = chainOf(error).find((one) => one instanceof PsraError);
	if (own) return own;
	return new PsraError(
		'KAFKA_UNAVAILABLE',
		`The broker does not answer: ${message}`,
		{ type: types[0]?.type, ...hintOf(message) },
		error,
	);
}

/** What the broker said, outermost first: kafkajs wraps it more than once. */
function typesOf(error: unknown): { readonly type: string; readonly message: string }[] {
	return chainOf(error).flatMap(({ type, message }) => (type === undefined ? [] : [{ type, message }]));
}

function chainOf(error: unknown): KafkaJsError[] {
	return error instanceof Error ? [error, ...chainOf((error as KafkaJsError).cause)] : [];
}

/** A broker that goes down in a handshake says the same, so it is no more than a hint. */
function hintOf(message: string): ErrorFacts {
	if (!message.includes('before secure TLS connection was established')) return {};
	return {
		field: 'KAFKA_TLS',
		problem: 'the broker ended the TLS handshake; its port may not speak TLS',
		remedy: 'Name the port of its TLS listener in KAFKA_BROKERS, or set KAFKA_TLS=off.',
	};
}
