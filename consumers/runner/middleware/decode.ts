import { PsraError } from '../../../infra/errors.ts';
import type { Codec } from '../../../infra/ports/codec.ts';
import type { ReceivedMessage } from '../../../infra/ports/message.ts';
import type { EventType, EventTypes } from '../../../schemas/index.ts';
import { keyOf, type TopicName, topicNamed } from '../../../topics/catalogue/index.ts';
import type { Incoming } from '../consumer.ts';
import { headerOf, trailOf } from './trail.ts';

/**
 * Bytes to a checked message. Throws what `Codec.decode` throws, HEADER_MISSING, and COMPANY_MISMATCH where the key
 * isn't the record's own: order and tenancy hang on it.
 */
export async function decode(codec: Codec, received: ReceivedMessage): Promise<Incoming> {
	if (received.payload === null) {
		throw new PsraError('MESSAGE_NOT_WIRE_FORMAT', 'The message has no value.', {
			field: 'value',
			problem: 'a tombstone on a topic that keeps every record',
			remedy: 'Send the full state; deactivate instead of deleting.',
		});
	}
	const { type, value } = await codec.decode(received.topic, received.payload);
	const id = headerOf(received, 'ce_id');
	if (!id) {
		throw new PsraError('HEADER_MISSING', 'The message has no ce_id.', {
			field: 'ce_id',
			problem: 'absent, so that a repeat could not be told from a new message',
			remedy: 'Send the CloudEvents headers; ce_id stays the same when the same change is sent again.',
		});
	}
	checkKey(received, type as EventType, value as EventTypes[EventType]);
	return {
		id,
		topic: received.topic as TopicName,
		type: type as EventType,
		value: value as EventTypes[EventType],
		trail: trailOf(received, id),
	};
}

function checkKey(received: ReceivedMessage, type: EventType, value: EventTypes[EventType]): void {
	const key = received.key === null ? '' : Buffer.from(received.key).toString('utf8');
	const expected = keyOf(topicNamed(received.topic), type, value);
	if (key === expected) return;
	throw new PsraError('COMPANY_MISMATCH', `The key ${JSON.stringify(key)} is not that of the record.`, {
		field: 'key',
		problem: `${JSON.stringify(key)} instead of ${JSON.stringify(expected)}`,
		remedy: `Send the key ${topicNamed(received.topic).key}, in UTF-8, of the record's own fields.`,
	});
}
