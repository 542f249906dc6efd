import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf } from '../../infra/errors.ts';
import type { Batch } from '../../infra/ports/bus.ts';
import type { Codec } from '../../infra/ports/codec.ts';
import type { InboxMessage } from '../../infra/ports/inbox.ts';
import type { ReceivedMessage } from '../../infra/ports/message.ts';
import type { ConsumerDefinition } from './consumer.ts';
import { byKey } from './lanes.ts';
import { timed } from './metrics.ts';
import { identityOfPlace } from './middleware/identity.ts';
import { laneOf } from './middleware/lane.ts';
import { IN_PLACE_MS, retry } from './middleware/retry.ts';
import { joinParked, park } from './park.ts';
import { hasEffect, prepare, read, withoutEffect } from './prepare.ts';
import { type SaveParts, save } from './save.ts';
import { ofThisProcess, type Solo } from './solo.ts';

export interface RunnerParts extends SaveParts {
	readonly codec: Codec;
	/** Waits so many milliseconds before a message is tried again; absent: in real time, but no longer than the batch lasts. */
	readonly pause?: (ms: number) => Promise<unknown>;
	/** Milliseconds for which a message is tried in place before its key is parked; default 10 s. */
	readonly inPlaceMs?: number;
	/** Milliseconds of a clock that never goes back; absent: the process's own. */
	readonly elapsedMs?: () => number;
	/** Keeps a suspected message alone; absent: in this process. */
	readonly solo?: Solo;
	/** Told that a key was parked, and in how many milliseconds it is due. */
	readonly onParked?: (dueInMs: number) => void;
}

/** Messages that share a transaction. One that fails is tried again alone, so it costs its neighbours no more than that. */
const TOGETHER = 250;
/** While a message waits, the batch is asked this often whether it stops; asking shows that the runner is alive. */
const ASK_EVERY_MS = 250;

/**
 * Decode → deduplicate → handle → save. Offsets are called done after the commit: a kill between the two delivers
 * again, and the inbox makes that harmless. Messages of a consumer with an effect outside of the database are worked on
 * by key, so that the effects of one key keep its order; those of other consumers only where one transaction for all
 * failed.
 */
export async function processBatch(definition: ConsumerDefinition, parts: RunnerParts, given: Batch): Promise<void> {
	const { onStep, solo: { beside } = ofThisProcess } = parts;
	onStep?.('consumer.received');
	const batch: Batch = {
		...given,
		async done(message) {
			await timed(parts.metrics, definition.name, given.topic, 'commit', () => given.done(message));
			onStep?.('consumer.committed');
		},
	};
	for (let from = 0; from < batch.messages.length && !batch.stopping(); from += TOGETHER) {
		const chunk = batch.messages.slice(from, from + TOGETHER);
		if (!hasEffect(definition) && (await beside(() => saveTogether(definition, parts, chunk)))) {
			await batch.done(chunk.at(-1) as ReceivedMessage);
			continue;
		}
		const work = (received: ReceivedMessage, stopping: () => boolean) =>
			processOne(definition, parts, received, stopping, beside);
		if (!(await byKey(chunk, batch, work))) return;
	}
}

/** False where it failed: one message may have spoilt it for all. */
async function saveTogether(
	definition: ConsumerDefinition,
	parts: RunnerParts,
	chunk: readonly ReceivedMessage[],
): Promise<boolean> {
	try {
		const [{ topic }] = chunk as [ReceivedMessage];
		const decoding = () => Promise.all(chunk.map((received) => read(parts.codec, received)));
		const all = await timed(parts.metrics, definition.name, topic, 'decode', decoding);
		await save(definition, parts, all.map(withoutEffect));
		return true;
	} catch (error) {
		const [{ topic, partition, offset }] = chunk as [ReceivedMessage];
		const facts = { topic, partition, offset, messages: chunk.length, problem: reasonOf(error) };
		parts.logger.warn(facts, 'messages failed together and are tried one by one');
		return false;
	}
}

/** Surrounds each try of a message; the tries of it come one after the other. */
export type Within = <T>(work: () => Promise<T>) => Promise<T>;

/** Tries until the message is saved, dead-lettered or parked; false where the batch stops meanwhile. */
export async function processOne(
	definition: ConsumerDefinition,
	parts: RunnerParts,
	received: ReceivedMessage,
	stopping: () => boolean,
	within: Within,
): Promise<boolean> {
	const { elapsedMs = () => performance.now(), inPlaceMs = IN_PLACE_MS, logger } = parts;
	const begun = elapsedMs();
	let identity: InboxMessage = { ...identityOfPlace(received), lane: laneOf(received) };
	let isRead = false;
	for (let attempt = 1; ; attempt++) {
		try {
			await within(async () => {
				const decoding = () => read(parts.codec, received);
				const one = await timed(parts.metrics, definition.name, received.topic, 'decode', decoding);
				identity = one.identity;
				isRead = true;
				await save(definition, parts, [await prepare(definition, parts, one)]);
			});
			return true;
		} catch (error) {
			const verdict = retry(error, attempt, { sinceMs: elapsedMs() - begun, atMostMs: inPlaceMs });
			if ('deadLetter' in verdict) {
				await save(definition, parts, [{ received, identity, bad: verdict.deadLetter, deliveries: attempt }]);
				return true;
			}
			// Whoever could be read has been asked for already, in the transaction that failed.
			if (attempt === 1 && !isRead && (await joinParked(definition, parts, received))) return true;
			const isParking = 'parkForMs' in verdict;
			if (isParking && (await park(definition, parts, { received, identity }, error, verdict.parkForMs))) return true;
			const { topic, partition, offset } = received;
			logger.warn({ topic, partition, offset, attempt, problem: reasonOf(error) }, 'a message is tried again');
			await (parts.pause ?? pauseWhile(stopping))(isParking ? ASK_EVERY_MS : verdict.retryAfterMs);
			if (stopping()) return false;
		}
	}
}

const pauseWhile = (stopping: () => boolean) => async (ms: number) => {
	const end = performance.now() + ms;
	for (let left = ms; left > 0 && !stopping(); left = end - performance.now()) {
		await sleep(Math.min(left, ASK_EVERY_MS));
	}
};
