import type { Trail } from '../infra/ports/message.ts';
import type { Outbox } from '../infra/ports/outbox.ts';
import type { Database } from '../infra/ports/session.ts';
import type { EventType, EventTypes } from '../schemas/index.ts';
import type { TopicName } from '../topics/catalogue/index.ts';
import { messageOf } from '../topics/catalogue/message.ts';

/** Input that an entrance has accepted. */
export interface Submission<T extends EventType = EventType> {
	/** `ce_id`: the same when the same change is submitted again, so that consumers know the repeat. */
	readonly id: string;
	readonly topic: TopicName;
	readonly type: T;
	readonly value: EventTypes[T];
}

/** Records that share a transaction. */
const TOGETHER = 500;

/**
 * From an entrance to the outbox, the only way to Kafka. Returns once everything is durably accepted; throws VALUE_INVALID
 * where a value doesn't fit its schema. Told after each transaction how many are accepted so far.
 */
export async function submit(
	database: Database,
	submissions: readonly Submission[],
	onAccepted?: (count: number) => void,
): Promise<void> {
	for (let from = 0; from < submissions.length; from += TOGETHER) {
		const chunk = submissions.slice(from, from + TOGETHER);
		await database.transaction(({ outbox }) => enqueue(outbox, chunk));
		onAccepted?.(from + chunk.length);
	}
}

/** The same within a transaction of the entrance's own, which it shares with what else it keeps. */
export function enqueue(outbox: Outbox, submissions: readonly Submission[], trail?: Trail): Promise<void> {
	const messages = submissions.map(({ id, topic, type, value }) => messageOf(topic, type, value, id));
	return outbox.append(messages, trail);
}
