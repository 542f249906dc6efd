import { PsraError, reasonOf } from '../../infra/errors.ts';
import type { Batch, TopicPartition } from '../../infra/ports/bus.ts';
import type { ReceivedMessage } from '../../infra/ports/message.ts';
import { processBatch, processOne, type RunnerParts, type Within } from './batch.ts';
import type { ConsumerDefinition } from './consumer.ts';
import { ofThisProcess } from './solo.ts';

/** Processes that may die on a message while it alone is worked on. */
export const DEATHS = 3;

/**
 * Finds a message that kills whoever handles it. Where work on a partition begins at the same offset as at its last
 * assignment, whoever worked there died: messages of the first batch are then worked on one by one, each noted before it
 * is. One on which process after process died alone goes to the dead letters untried. A partition that goes on costs one
 * statement an assignment.
 */
export function watchedStarts(definition: ConsumerDefinition, parts: RunnerParts) {
	let fresh = new Set<string>();
	return {
		assigned(partitions: readonly TopicPartition[]): void {
			fresh = new Set(partitions.map(placeOf));
		},
		async process(batch: Batch): Promise<void> {
			const [first] = batch.messages;
			if (!first || !fresh.has(placeOf(batch))) return processBatch(definition, parts, batch);
			const at = { consumer: definition.name, ...first };
			const { starts, isSuspect } = await parts.database.transaction((session) => session.starts.begin(at));
			fresh.delete(placeOf(batch));
			const watched = counting(batch);
			const isCareful = starts > 1 || isSuspect;
			try {
				if (isCareful) await oneByOne(definition, parts, watched.batch);
				else await processBatch(definition, parts, watched.batch);
			} finally {
				// Ended in order: the next one who begins here does not follow on a death.
				if (isCareful || watched.done() === 0) await forgive(definition, parts, batch);
			}
		},
	};
}

async function oneByOne(definition: ConsumerDefinition, parts: RunnerParts, batch: Batch): Promise<void> {
	const { topic, partition, messages } = batch;
	parts.logger.warn({ topic, partition, messages: messages.length }, 'a process died here; messages go one by one');
	for (const received of messages) {
		if (batch.stopping()) return;
		if (!(await processOne(definition, parts, received, () => batch.stopping(), noted(definition, parts, received))))
			return;
		await batch.done(received);
	}
}

/** Notes the message before its first try; a later try of the same process is no further death. */
function noted(
	{ name }: ConsumerDefinition,
	{ database, solo = ofThisProcess }: RunnerParts,
	received: ReceivedMessage,
): Within {
	let isNoted = false;
	return (work) =>
		solo.alone(async () => {
			if (!isNoted) {
				const times = await database.transaction((session) => session.starts.alone({ consumer: name, ...received }));
				isNoted = true;
				if (times > DEATHS) throw killsProcess(times - 1);
			}
			return work();
		});
}

/** The reason why a message is not tried again on which so many processes died. */
export function killsProcess(deaths: number): PsraError {
	return new PsraError('MESSAGE_KILLS_PROCESS', `${deaths} processes died on this message.`, {
		problem: `${deaths} processes in a row ended without a word while they worked on it alone`,
		remedy: 'Look into the log and the memory of the processes that died; redrive it once the cause is mended.',
	});
}

async function forgive({ name }: ConsumerDefinition, { database, logger }: RunnerParts, batch: Batch): Promise<void> {
	const { topic, partition } = batch;
	try {
		await database.transaction((session) => session.starts.clear({ consumer: name, topic, partition }));
	} catch (error) {
		logger.debug({ topic, partition, problem: reasonOf(error) }, 'the next start here goes one by one');
	}
}

function counting(given: Batch): { readonly batch: Batch; readonly done: () => number } {
	let count = 0;
	const batch: Batch = {
		...given,
		async done(message) {
			await given.done(message);
			count += 1;
		},
	};
	return { batch, done: () => count };
}

const placeOf = ({ topic, partition }: TopicPartition) => `${topic}/${partition}`;
