import { randomUUID } from 'node:crypto';
import { partitionOf, topicNamed } from '../../topics/catalogue/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { Codec } from '../ports/codec.ts';
import type { EncodedMessage, Header, OutgoingMessage, Trail } from '../ports/message.ts';
import { randomHex } from './random-hex.ts';

export interface EnvelopeOptions {
	readonly codec: Pick<Codec, 'encode'>;
	readonly clock: Clock;
	/** `ce_source`: who writes, e.g. `urn:psra:item-facts`. */
	readonly source: string;
}

/** Encodes a message and gives it the CloudEvents 1.0 and trace headers that every record of ours carries. */
export type Envelope = (message: OutgoingMessage, trail: Trail) => EncodedMessage;

/** Throws VALUE_INVALID where the value doesn't fit: before the business transaction commits, not in the relay. */
export function envelope({ codec, clock, source }: EnvelopeOptions): Envelope {
	return (message, trail) => {
		const id = message.id ?? randomUUID();
		const headers: [string, string][] = [
			['ce_specversion', '1.0'],
			['ce_id', id],
			['ce_source', source],
			['ce_type', message.type],
			['ce_subject', message.key],
			['ce_time', clock.now().toISOString()],
			['content-type', 'application/avro'],
			['traceparent', childOf(trail.traceparent)],
			['correlationid', trail.correlationId],
		];
		if (trail.causationId !== null) headers.push(['causationid', trail.causationId]);
		const key = Buffer.from(message.key);
		return {
			id,
			topic: message.topic,
			partition: partitionOf(topicNamed(message.topic), key),
			type: message.type,
			key,
			payload: codec.encode(message.topic, message.type, message.value),
			headers: headers.map(([name, value]): Header => [name, Buffer.from(value)]),
			aggregate: { type: message.topic, id: message.key },
		};
	};
}

/** A trail that begins here: for what comes from outside without one. */
export function newTrail(): Trail {
	return {
		correlationId: randomUUID(),
		causationId: null,
		traceparent: `00-${randomHex(16)}-${randomHex(8)}-01`,
	};
}

/** The same trace with a span of its own (W3C Trace Context). */
function childOf(traceparent: string): string {
	const [version = '00', trace = randomHex(16), , flags = '01'] = traceparent.split('-');
	return `${version}-${trace}-${randomHex(8)}-${flags}`;
}
