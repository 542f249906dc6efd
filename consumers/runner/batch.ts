import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch } from '../../infra/ports/bus.ts';
import type { Codec } from '../../infra/ports/codec.ts';
import type { ReceivedMessage } from '../../infra/ports/message.ts';
import type { ConsumerDefinition } from './consumer.ts';
import { identityOfPlace } from './middleware/identity.ts';
import { retry } from './middleware/retry.ts';
import { prepare, type Readable, type Refused, read } from './prepare.ts';
import { type SaveParts, save } from './save.ts';

export interface RunnerParts extends SaveParts {
	readonly codec: Codec;
	/** Waits so many milliseconds before a message is tried again; absent: in real time. */
	readonly pause?: (ms: number) => Promise<unknown>;
}

/** Messages that share a transaction. One that fails is tried again alone, so it costs its neighbours no more than that. */
const TOGETHER = 100;

/**
 * Decode → deduplicate → handle → save. Offsets are called done after the commit: a kill between the two delivers
 * again, and the inbox makes that harmless.
 */
export async function processBatch(definition: ConsumerDefinition, parts: RunnerParts, batch: Batch): Promise<void> {
	for (let from = 0; from < batch.messages.length && !batch.stopping(); from += TOGETHER) {
		const chunk = batch.messages.slice(from, from + TOGETHER);
		try {
			await save(
				definition,
				parts,
				await Promise.all(chunk.map(async (received) => ready(definition, await read(parts.codec, received)))),
			);
			await batch.done(chunk.at(-1) as ReceivedMessage);
		} catch {
			for (const received of chunk) {
				if (batch.stopping() || !(await processOne(definition, parts, received, batch))) return;
				await batch.done(received);
			}
		}
	}
}

const ready = (definition: ConsumerDefinition, one: Readable | Refused) =>
	'bad' in one ? one : prepare(definition, one);

/** Tries until the message is saved or dead-lettered; false where the consumer stops meanwhile. */
async function processOne(
	definition: ConsumerDefinition,
	parts: RunnerParts,
	received: ReceivedMessage,
	batch: Batch,
): Promise<boolean> {
	let identity = identityOfPlace(received);
	for (let attempt = 1; ; attempt++) {
		try {
			const one = await read(parts.codec, received);
			identity = one.identity;
			await save(definition, parts, [await ready(definition, one)]);
			return true;
		} catch (error) {
			const verdict = retry(error, attempt);
			if ('deadLetter' in verdict) {
				await save(definition, parts, [{ received, identity, bad: verdict.deadLetter, deliveries: attempt }]);
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
