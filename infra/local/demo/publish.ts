import { keyOf, topicNamed } from '../../../topics/catalogue/index.ts';
import { envelope, newTrail } from '../../outbox/envelope.ts';
import type { MessageProducer } from '../../ports/bus.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Codec } from '../../ports/codec.ts';
import type { SampleEvent } from '../sample/index.ts';

/**
 * Publishes records as an ERP would: straight to Kafka, in wire format with CloudEvents headers. The id of a record is
 * made of what it says, so a second start sends the same changes again and changes nothing.
 */
export async function publishAsErp(
	producer: MessageProducer,
	codec: Codec,
	clock: Clock,
	events: readonly SampleEvent[],
): Promise<string[]> {
	const encode = envelope({ codec, clock, source: 'urn:demo:erp' });
	const messages = events.map(({ topic, type, value }) => {
		const key = keyOf(topicNamed(topic), type, value);
		const version = 'sequence' in value ? value.sequence : 1;
		return encode({ id: `erp:${type}:${key}:${version}`, topic, type, value, key }, newTrail());
	});
	await producer.send(messages);
	return messages.map(({ id }) => id);
}
