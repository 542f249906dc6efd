import type { PsraError } from '../../../infra/errors.ts';
import type { Clock } from '../../../infra/ports/clock.ts';
import type { EncodedMessage, Header, ReceivedMessage } from '../../../infra/ports/message.ts';
import { DEAD_LETTER_PARTITION, deadLetterNameOf } from '../../../topics/catalogue/index.ts';

/**
 * The record for `<topic>.dlq`: key, value and headers byte for byte, and behind them why it is there. Names as
 * KIP-1191 gives them, with the house's code, field, problem, remedy and time beside.
 */
export function deadLetter(
	received: ReceivedMessage,
	group: string,
	error: PsraError,
	clock: Clock,
	deliveries = 1,
): EncodedMessage {
	const reasons: Record<string, string | undefined> = {
		'__dlq.errors.topic': received.topic,
		'__dlq.errors.partition': String(received.partition),
		'__dlq.errors.offset': received.offset,
		'__dlq.errors.group': group,
		'__dlq.errors.delivery.count': String(deliveries),
		'__dlq.errors.message': error.message,
		'__dlq.errors.code': error.code,
		'__dlq.errors.field': error.facts.field,
		'__dlq.errors.problem': error.facts.problem,
		'__dlq.errors.remedy': error.facts.remedy,
		'__dlq.errors.time': clock.now().toISOString(),
	};
	const added = Object.entries(reasons).flatMap(([name, value]): Header[] =>
		value === undefined ? [] : [[name, Buffer.from(value)]],
	);
	const topic = deadLetterNameOf(received.topic);
	return {
		id: idOf(received, group),
		topic,
		partition: DEAD_LETTER_PARTITION,
		type: error.code,
		key: received.key,
		payload: received.payload,
		headers: [...received.headers, ...added],
		aggregate: { type: topic, id: `${received.partition}` },
	};
}

/** The place of a message is its identity where it has none of its own. */
export function idOf(received: ReceivedMessage, group: string): string {
	return `${group}:${received.topic}/${received.partition}/${received.offset}`;
}
