import { isRetryable, PsraError } from '../../infra/errors.ts';
import type { Codec } from '../../infra/ports/codec.ts';
import type { InboxMessage } from '../../infra/ports/inbox.ts';
import type { ReceivedMessage } from '../../infra/ports/message.ts';
import type { ConsumerDefinition, Handle, HandlerWithEffect, Incoming } from './consumer.ts';
import { timed } from './metrics.ts';
import { decode } from './middleware/decode.ts';
import { identityOf, identityOfPlace } from './middleware/identity.ts';
import { laneOf } from './middleware/lane.ts';
import type { SaveParts } from './save.ts';

interface Known {
	readonly received: ReceivedMessage;
	readonly identity: InboxMessage;
}
/** Why a message goes to the dead letters, and how often it was tried. */
export interface Refused extends Known {
	readonly bad: PsraError;
	readonly deliveries: number;
}
export interface Readable extends Known {
	readonly message: Incoming;
}
/**
 * A message that is ready to be saved: with what its effect answered, or with the reason why it can't be taken in.
 * `isParked`: its key was parked, so it had no effect, and can only be put behind the others.
 */
export type Work = Refused | (Readable & { readonly effect: unknown; readonly isParked?: true });

/** Decodes. What can never be decoded is refused; an outside fault is thrown. */
export async function read(codec: Codec, received: ReceivedMessage): Promise<Readable | Refused> {
	const lane = laneOf(received);
	return orRefused({ received, identity: { ...identityOfPlace(received), lane } }, async () => {
		const decoded = await decode(codec, received);
		return { received, identity: { ...identityOf(received, decoded), lane }, message: decoded.message };
	});
}

/** The same for a message that stands at the head of its parked key: nobody asks whether that is parked. */
export function atHead<T extends Known>(one: T): T {
	const { lane: _, ...identity } = one.identity;
	return { ...one, identity };
}

export const hasEffect = ({ handlers }: ConsumerDefinition): boolean =>
	Object.values(handlers).some((handler) => typeof handler === 'object');

export const withoutEffect = (one: Readable | Refused): Work => ('bad' in one ? one : { ...one, effect: undefined });

/**
 * Runs the effect, where the handler has one and the inbox does not know the message: what was saved before a kill needs
 * no second call. What can never succeed is refused; an outside fault is thrown.
 */
export async function prepare(
	definition: ConsumerDefinition,
	{ database, onStep, metrics }: Pick<SaveParts, 'database' | 'onStep' | 'metrics'>,
	one: Readable | Refused,
): Promise<Work> {
	const handler = 'bad' in one ? undefined : handlerOf(definition, one.message);
	if ('bad' in one || typeof handler !== 'object') return withoutEffect(one);
	const [intake] = await database.transaction(({ inbox }) => inbox.look(definition.name, [one.identity]));
	if (intake === 'parked') return { ...one, effect: undefined, isParked: true };
	if (intake !== 'new') return withoutEffect(one);
	return orRefused(one, async () => {
		const having = () => handler.effect(one.message as never);
		const effect = await timed(metrics, definition.name, one.received.topic, 'effect', having);
		onStep?.('consumer.effect');
		return { ...one, effect };
	});
}

export function handlerOf(
	{ handlers }: ConsumerDefinition,
	{ type }: Incoming,
): Handle<never> | HandlerWithEffect<never, unknown> | undefined {
	return handlers[type] as Handle<never> | HandlerWithEffect<never, unknown> | undefined;
}

async function orRefused<T>({ received, identity }: Known, work: () => Promise<T>): Promise<T | Refused> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof PsraError) || isRetryable(error)) throw error;
		return { received, identity, bad: error, deliveries: 1 };
	}
}
