import { PsraError, reasonOf } from '../../infra/errors.ts';
import type { InboxMessage } from '../../infra/ports/inbox.ts';
import type { ReceivedMessage } from '../../infra/ports/message.ts';
import type { RunnerParts } from './batch.ts';
import type { ConsumerDefinition } from './consumer.ts';
import { laneOf } from './middleware/lane.ts';

interface Known {
	readonly received: ReceivedMessage;
	readonly identity: InboxMessage;
}

/**
 * Parks the key of a message that waits for too long to hold up its partition; what is known to the inbox by now, since
 * another process saved it, is left at that. False where the database is away: there is no place to park in.
 */
export function park(
	definition: ConsumerDefinition,
	parts: RunnerParts,
	{ received, identity }: Known,
	error: unknown,
	retryInMs: number,
): Promise<boolean> {
	const { code, problem } = reasonToPark(error);
	const { topic, partition, offset } = received;
	return orAway(parts, async () => {
		const isNew = await parts.database.transaction(async ({ inbox, parking }) => {
			const [intake] = await inbox.look(definition.name, [identity]);
			if (intake === 'repeated') return false;
			const one = { lane: laneOf(received), message: received };
			await parking.park(definition.name, one, { code, problem, retryInMs });
			return true;
		});
		const outcome = isNew ? 'parked' : 'repeated';
		parts.onHandled?.({ consumer: definition.name, topic, outcome });
		if (!isNew) return true;
		parts.logger.warn({ topic, partition, offset, code, problem, retryInMs }, 'a key is parked; other keys go on');
		parts.onParked?.(retryInMs);
		return true;
	});
}

/** Puts a message that failed behind those of its key at once, where that is parked: it would fail as they do. */
export function joinParked(
	definition: ConsumerDefinition,
	parts: RunnerParts,
	received: ReceivedMessage,
): Promise<boolean> {
	return orAway(parts, async () => {
		const one = { lane: laneOf(received), message: received };
		const isParked = await parts.database.transaction(({ parking }) => parking.join(definition.name, one));
		if (isParked) parts.onHandled?.({ consumer: definition.name, topic: received.topic, outcome: 'parked' });
		return isParked;
	});
}

export function reasonToPark(error: unknown): { readonly code: string; readonly problem: string } {
	return { code: error instanceof PsraError ? error.code : 'HANDLER_FAILED', problem: reasonOf(error) };
}

async function orAway({ logger }: RunnerParts, work: () => Promise<boolean>): Promise<boolean> {
	try {
		return await work();
	} catch (error) {
		logger.debug({ problem: reasonOf(error) }, 'nothing can be parked while the database is away');
		return false;
	}
}
