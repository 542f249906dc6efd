import { setTimeout as sleep } from 'node:timers/promises';
import { isRetryable, PsraError } from '../../infra/errors.ts';
import type { Batch } from '../../infra/ports/bus.ts';
import type { Clock } from '../../infra/ports/clock.ts';
import type { Codec } from '../../infra/ports/codec.ts';
import type { Logger } from '../../infra/ports/logger.ts';
import type { ReceivedMessage } from '../../infra/ports/message.ts';
import type { Database, Session } from '../../infra/ports/session.ts';
import type { ConsumerDefinition, Handle, HandlerResult, HandlerWithEffect, Incoming } from './consumer.ts';
import { deadLetter, idOf } from './middleware/dead-letter.ts';
import { decode } from './middleware/decode.ts';
import { retry } from './middleware/retry.ts';

export interface RunnerParts {
	readonly database: Database;
	readonly codec: Codec;
	readonly clock: Clock;
	readonly logger: Logger;
	/** Told after each message is saved; for progress and tests. */
	readonly onHandled?: (outcome: HandledMessage) => void;
	/** Waits so many milliseconds before a message is tried again; absent: in real time. */
	readonly pause?: (ms: number) => Promise<unknown>;
}

export interface HandledMessage {
	readonly consumer: string;
	readonly topic: string;
	readonly outcome: 'handled' | 'repeated' | 'dead-lettered';
}

/** Messages that share a transaction. One that fails is tried again alone, so it costs its neighbours no more than that. */
const TOGETHER = 100;

/** A message on its way through the runner: decoded, or with the reason why it can't be. */
type Work = { readonly received: ReceivedMessage } & (
	| { readonly message: Incoming; readonly effect: unknown }
	| { readonly bad: PsraError; readonly deliveries: number }
);

/**
 * Decode → deduplicate → handle → save. Offsets are called done after the commit: a kill between the two delivers
 * again, and the inbox makes that harmless.
 */
export async function processBatch(definition: ConsumerDefinition, parts: RunnerParts, batch: Batch): Promise<void> {
	for (let from = 0; from < batch.messages.length && !batch.stopping(); from += TOGETHER) {
		const chunk = batch.messages.slice(from, from + TOGETHER);
		try {
			await save(definition, parts, await Promise.all(chunk.map((received) => prepare(definition, parts, received))));
			await batch.done(chunk.at(-1) as ReceivedMessage);
		} catch {
			for (const received of chunk) {
				if (batch.stopping() || !(await processOne(definition, parts, received, batch))) return;
				await batch.done(received);
			}
		}
	}
}

/** Tries until the message is saved or dead-lettered; false where the consumer stops meanwhile. */
async function processOne(
	definition: ConsumerDefinition,
	parts: RunnerParts,
	received: ReceivedMessage,
	batch: Batch,
): Promise<boolean> {
	for (let attempt = 1; ; attempt++) {
		try {
			await save(definition, parts, [await prepare(definition, parts, received)]);
			return true;
		} catch (error) {
			const verdict = retry(error, attempt);
			if ('deadLetter' in verdict) {
				await save(definition, parts, [{ received, bad: verdict.deadLetter, deliveries: attempt }]);
				return true;
			}
			const { topic, partition, offset } = received;
			const problem = error instanceof Error ? error.message : String(error);
			parts.logger.warn({ topic, partition, offset, attempt, problem }, 'a message is tried again');
			await (parts.pause ?? sleep)(verdict.retryAfterMs);
			if (batch.stopping()) return false;
		}
	}
}

/** Decodes and runs the effect. What can never be decoded is set aside; an outside fault is thrown. */
async function prepare(
	definition: ConsumerDefinition,
	{ codec }: RunnerParts,
	received: ReceivedMessage,
): Promise<Work> {
	try {
		const message = await decode(codec, received);
		const handler = definition.handlers[message.type] as Handle<never> | HandlerWithEffect<never, unknown> | undefined;
		const effect = typeof handler === 'object' ? await handler.effect(message as never) : undefined;
		return { received, message, effect };
	} catch (error) {
		if (!(error instanceof PsraError) || isRetryable(error)) throw error;
		return { received, bad: error, deliveries: 1 };
	}
}

async function save(definition: ConsumerDefinition, parts: RunnerParts, works: readonly Work[]): Promise<void> {
	const outcomes = await parts.database.transaction(async (session) => {
		const ids = works.map((work) => identity(definition, work));
		const fresh = await session.inbox.accept(definition.name, ids);
		const handled: HandledMessage[] = [];
		for (const [index, work] of works.entries()) {
			// The same id twice in one batch: the first is fresh, the second a repeat.
			const isFresh = fresh.delete(ids[index] as string);
			handled.push({
				consumer: definition.name,
				topic: work.received.topic,
				outcome: isFresh ? await handle(definition, parts, session, work) : 'repeated',
			});
		}
		return handled;
	});
	if (parts.onHandled) for (const outcome of outcomes) parts.onHandled(outcome);
}

function identity({ name }: ConsumerDefinition, work: Work): string {
	return 'message' in work ? work.message.id : idOf(work.received, name);
}

async function handle(
	definition: ConsumerDefinition,
	parts: RunnerParts,
	session: Session,
	work: Work,
): Promise<'handled' | 'dead-lettered'> {
	const setAside = async (error: PsraError, deliveries: number) => {
		const { topic, partition, offset } = work.received;
		parts.logger.warn(
			{ topic, partition, offset, code: error.code, ...error.facts },
			'a message goes to the dead letters',
		);
		await session.outbox.appendEncoded([deadLetter(work.received, definition.name, error, parts.clock, deliveries)]);
		return 'dead-lettered' as const;
	};
	if ('bad' in work) return setAside(work.bad, work.deliveries);
	const { message, effect } = work;
	const result = await dispatch(definition, message, session, effect);
	if (result.messages) await session.outbox.append(result.messages, message.trail);
	return result.deadLetter ? setAside(result.deadLetter, 1) : 'handled';
}

async function dispatch(
	definition: ConsumerDefinition,
	message: Incoming,
	session: Session,
	effect: unknown,
): Promise<HandlerResult> {
	const handler = definition.handlers[message.type] as Handle<never> | HandlerWithEffect<never, unknown> | undefined;
	if (!handler) return {};
	return typeof handler === 'object'
		? handler.handle(message as never, session, effect)
		: handler(message as never, session);
}
