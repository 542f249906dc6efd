import { createHash } from 'node:crypto';
import type { Clock } from '../../infra/ports/clock.ts';
import type { EncodedMessage, Header, Trail } from '../../infra/ports/message.ts';
import { DEAD_LETTER_PARTITION, deadLetterNameOf, type TopicName } from '../../topics/catalogue/index.ts';
import type { BadLine } from './read-line.ts';

/** What a dead letter tells of the request that it came with. */
export interface LetterContext {
	readonly topic: TopicName;
	/** Company for which the request was let in. */
	readonly company: string;
	readonly trail: Trail;
	readonly clock: Clock;
}

/** SHA-256 of the whole line, hex: the same line sent again is in the dead letters already. */
export function digestOf({ line: { bytes, whole } }: BadLine): string {
	return whole?.sha256 ?? createHash('sha256').update(bytes).digest('hex');
}

export function letterId(bad: BadLine, { topic, company }: LetterContext): string {
	return `http:${topic}:${company}:${digestOf(bad)}`;
}

/**
 * A rejected line for the topic's dead letters: its bytes as they came, under the sender's company, with the first
 * problem in the headers that other dead letters have. Of a line over the limit it holds the beginning, and says so.
 */
export function deadLetter(bad: BadLine, context: LetterContext): EncodedMessage {
	const { topic, company, trail, clock } = context;
	const { line, problems } = bad;
	const [{ code, field, problem, remedy }] = problems;
	const id = letterId(bad, context);
	const headers: Record<string, string> = {
		ce_id: id,
		'content-type': 'application/x-ndjson',
		traceparent: trail.traceparent,
		correlationid: trail.correlationId,
		'__dlq.errors.topic': topic,
		'__dlq.errors.message': `line ${line.number}: ${field === '' ? '' : `${field} `}${problem}`,
		'__dlq.errors.code': code,
		'__dlq.errors.field': field,
		'__dlq.errors.problem': problem,
		'__dlq.errors.remedy': remedy,
		'__dlq.errors.time': clock.now().toISOString(),
		'__dlq.errors.line': String(line.number),
		...(line.whole && {
			'__dlq.errors.whole.bytes': String(line.whole.bytes),
			'__dlq.errors.whole.sha256': line.whole.sha256,
		}),
	};
	return {
		id,
		topic: deadLetterNameOf(topic),
		partition: DEAD_LETTER_PARTITION,
		type: code,
		key: Buffer.from(company),
		payload: line.bytes,
		headers: Object.entries(headers).map(([name, value]): Header => [name, Buffer.from(value)]),
		aggregate: { type: deadLetterNameOf(topic), id: company },
	};
}
