import { PsraError } from '../../../infra/errors.ts';
import type { Codec } from '../../../infra/ports/codec.ts';
import type { ReceivedMessage } from '../../../infra/ports/message.ts';
import type { EventType, EventTypes } from '../../../schemas/index.ts';
import { companyOf, keyOf, type TopicName, topicNamed } from '../../../topics/catalogue/index.ts';
import type { Incoming } from '../consumer.ts';
import { checkName, checkTexts } from './storable.ts';
import { headerOf, trailOf } from './trail.ts';

export interface Decoded {
	readonly message: Incoming;
	/** The record's own, which its key has been checked against. */
	readonly company: string;
	/** `ce_source`. */
	readonly source: string;
}

/**
 * Bytes to a checked message. Throws what `Codec.decode` throws, HEADER_MISSING, COMPANY_MISMATCH where the key isn't the
 * record's own (order and tenancy hang on it), and VALUE_INVALID where the database could not keep what it says.
 */
export async function decode(codec: Codec, received: ReceivedMessage): Promise<Decoded> {
	if (received.payload === null) {
		throw new PsraError('MESSAGE_NOT_WIRE_FORMAT', 'The message has no value.', {
			field: 'value',
			problem: 'a tombstone on a topic that keeps every record',
			remedy: 'Send the full state; deactivate instead of deleting.',
		});
	}
	const decoded = await codec.decode(received.topic, received.payload);
	const type = decoded.type as EventType;
	const value = decoded.value as EventTypes[EventType];
	const id = required(received, 'ce_id', 'ce_id stays the same when the same change is sent again.');
	const source = required(received, 'ce_source', 'ce_source names the sending system: ids are unique within it.');
	checkKey(received, type, value);
	checkTexts(value);
	return {
		message: { id, topic: received.topic as TopicName, type, value, trail: trailOf(received, id) },
		company: companyOf(topicNamed(received.topic), type, value),
		source,
	};
}

function required(received: ReceivedMessage, header: string, meaning: string): string {
	const value = headerOf(received, header);
	if (value) {
		checkName(header, value);
		return value;
	}
	throw new PsraError('HEADER_MISSING', `The message has no ${header}.`, {
		field: header,
		problem: 'absent, so that a repeat could not be told from a new message',
		remedy: `Send the CloudEvents headers; ${meaning}`,
	});
}

function checkKey(received: ReceivedMessage, type: EventType, value: EventTypes[EventType]): void {
	const key = received.key === null ? '' : Buffer.from(received.key).toString('utf8');
	const expected = keyOf(topicNamed(received.topic), type, value);
	if (key === expected) {
		checkName(topicNamed(received.topic).key, key);
		return;
	}
	throw new PsraError('COMPANY_MISMATCH', `The key ${JSON.stringify(key)} is not that of the record.`, {
		field: 'key',
		problem: `${JSON.stringify(key)} instead of ${JSON.stringify(expected)}`,
		remedy: `Send the key ${topicNamed(received.topic).key}, in UTF-8, of the record's own fields.`,
	});
}
