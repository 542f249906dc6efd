import type { EventType, EventTypes } from '../../schemas/index.ts';
import { keyOf, type TopicName, topicNamed } from './index.ts';

/** A record on its way to a topic: what the outbox takes. */
export interface TopicMessage {
	readonly topic: TopicName;
	readonly type: EventType;
	readonly key: string;
	readonly value: object;
	readonly id?: string;
}

/** A message with the key that the catalogue gives its record. `id`: see `OutgoingMessage`. */
export function messageOf<T extends EventType>(
	topic: TopicName,
	type: T,
	value: EventTypes[T],
	id?: string,
): TopicMessage {
	return { topic, type, key: keyOf(topicNamed(topic), type, value), value, ...(id !== undefined && { id }) };
}

/** Asks for a product anew since facts that it rests on have changed. */
export function factChanged(company: string, sku: string, requestId: string): TopicMessage {
	const topic = 'origin.evaluation-requests';
	const value = {
		company,
		sku,
		requestId,
		agreements: [],
		asOf: null,
		reason: 'fact_changed',
		requestedFor: null,
	} as const;
	return messageOf(topic, 'psra.origin.EvaluationRequest', value, requestId);
}
