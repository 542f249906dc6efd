import type { PsraError } from '../../infra/errors.ts';
import type { OutgoingMessage, Trail } from '../../infra/ports/message.ts';
import type { Session } from '../../infra/ports/session.ts';
import type { EventType, EventTypes } from '../../schemas/index.ts';
import type { TopicName } from '../../topics/catalogue/index.ts';

/** A message as a handler sees it: decoded, checked, with what ties it to its cause. */
export interface Incoming<T extends EventType = EventType> {
	/** `ce_id`. */
	readonly id: string;
	readonly topic: TopicName;
	readonly type: T;
	readonly value: EventTypes[T];
	/** The trail that messages caused by this one carry on. */
	readonly trail: Trail;
}

export interface HandlerResult {
	/** Published through the outbox, in this order. */
	readonly messages?: readonly OutgoingMessage[];
	/** The message is bad in a way that only the business sees: it goes to the DLQ, and what the handler wrote is kept. */
	readonly deadLetter?: PsraError;
}

/** Handlers write through the session and return messages; they never touch Kafka. */
export type Handle<T extends EventType> = (message: Incoming<T>, session: Session) => Promise<HandlerResult>;

export interface HandlerWithEffect<T extends EventType, R> {
	/**
	 * The effect outside of PostgreSQL, before the transaction opens, so that no row stays locked meanwhile. It may run
	 * again after a kill: it MUST carry an idempotency key.
	 */
	readonly effect: (message: Incoming<T>) => Promise<R>;
	readonly handle: (message: Incoming<T>, session: Session, result: R) => Promise<HandlerResult>;
}

type Handlers = { readonly [T in EventType]?: Handle<T> | HandlerWithEffect<T, never> };

/** A consumer group with its topics and what it does with each record type. Types without a handler are passed over. */
export interface ConsumerDefinition {
	/** Name of the group and of the inbox. */
	readonly name: string;
	readonly topics: readonly TopicName[];
	readonly handlers: Handlers;
}

/** Binds effect and handle by the effect's own result. */
export function withEffect<T extends EventType, R>(handler: HandlerWithEffect<T, R>): HandlerWithEffect<T, never> {
	return handler as unknown as HandlerWithEffect<T, never>;
}
