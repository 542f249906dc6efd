import { type PsraError, RetrySoon } from '../../infra/errors.ts';
import type { Clock } from '../../infra/ports/clock.ts';
import type { Intake } from '../../infra/ports/inbox.ts';
import type { Logger } from '../../infra/ports/logger.ts';
import type { Database, Session } from '../../infra/ports/session.ts';
import type { OnStep } from '../../infra/ports/steps.ts';
import type { ConsumerDefinition, HandlerResult } from './consumer.ts';
import { type RunnerMetrics, timed } from './metrics.ts';
import { deadLetter } from './middleware/dead-letter.ts';
import { identityOfPlace, idReused } from './middleware/identity.ts';
import { laneOf } from './middleware/lane.ts';
import { handlerOf, type Work } from './prepare.ts';

export interface HandledMessage {
	readonly consumer: string;
	readonly topic: string;
	readonly outcome: 'handled' | 'repeated' | 'dead-lettered' | 'parked';
}

export interface SaveParts {
	readonly database: Database;
	readonly clock: Clock;
	readonly logger: Logger;
	/** Told after each message is saved; for progress and tests. */
	readonly onHandled?: (outcome: HandledMessage) => void;
	readonly onStep?: OnStep | undefined;
	readonly metrics?: RunnerMetrics;
}

/** What is done in the transaction before and after the messages are. */
export interface Around {
	before(session: Session): Promise<void>;
	after(session: Session): Promise<void>;
}

/**
 * Deduplicates and handles in one transaction, in order; nothing is saved where one throws. A message whose key is parked
 * is put behind those that wait.
 */
export async function save(
	definition: ConsumerDefinition,
	parts: SaveParts,
	works: readonly Work[],
	around?: Around,
): Promise<void> {
	const [first] = works;
	if (!first) return;
	const { topic } = first.received;
	const saving = () =>
		parts.database.transaction(async (session) => {
			await around?.before(session);
			const intakes = await session.inbox.accept(
				definition.name,
				works.map((work) => work.identity),
			);
			const handled: HandledMessage[] = [];
			for (const [index, work] of works.entries()) {
				const outcome = await takeIn(definition, parts, session, work, intakes[index] as Intake);
				handled.push({ consumer: definition.name, topic: work.received.topic, outcome });
			}
			const behind = works.filter((_, index) => intakes[index] === 'parked').map(({ received }) => received);
			await session.parking.append(
				definition.name,
				behind.map((message) => ({ lane: laneOf(message), message })),
			);
			await around?.after(session);
			parts.onStep?.('consumer.handled');
			return handled;
		});
	const outcomes = await timed(parts.metrics, definition.name, topic, 'save', saving);
	parts.metrics?.messageAge(definition.name, topic, (Date.now() - first.received.timestamp) / 1_000);
	parts.onStep?.('consumer.saved');
	if (parts.onHandled) for (const outcome of outcomes) parts.onHandled(outcome);
}

async function takeIn(
	definition: ConsumerDefinition,
	parts: SaveParts,
	session: Session,
	work: Work,
	intake: Intake,
): Promise<HandledMessage['outcome']> {
	if (intake === 'repeated' || intake === 'parked') return intake;
	const place = identityOfPlace(work.received);
	if (intake === 'differing' && work.identity.id !== place.id) {
		// The id stands for the message that came first; this one is known by its place.
		const [first] = await session.inbox.accept(definition.name, [place]);
		if (first === 'repeated') return 'repeated';
		await bury(definition, parts, session, { ...work, identity: place }, idReused(work.identity));
		return 'dead-lettered';
	}
	if ('bad' in work) {
		await bury(definition, parts, session, work, work.bad, work.deliveries);
		return 'dead-lettered';
	}
	if (work.isParked) throw new RetrySoon('its key was freed meanwhile');
	const result = await dispatch(definition, session, work);
	if (result.messages) await session.outbox.append(result.messages, work.message.trail);
	if (!result.deadLetter) return 'handled';
	await bury(definition, parts, session, work, result.deadLetter);
	return 'dead-lettered';
}

async function bury(
	{ name }: ConsumerDefinition,
	{ logger, clock }: SaveParts,
	session: Session,
	{ received, identity }: Pick<Work, 'received' | 'identity'>,
	error: PsraError,
	deliveries = 1,
): Promise<void> {
	const { topic, partition, offset } = received;
	logger.warn({ topic, partition, offset, code: error.code, ...error.facts }, 'a message goes to the dead letters');
	await session.outbox.appendEncoded([deadLetter(received, name, error, clock, deliveries)]);
	await session.inbox.setAside(name, identity);
}

async function dispatch(
	definition: ConsumerDefinition,
	session: Session,
	{ message, effect }: Exclude<Work, { bad: PsraError }>,
): Promise<HandlerResult> {
	const handler = handlerOf(definition, message);
	if (!handler) return {};
	return typeof handler === 'object'
		? handler.handle(message as never, session, effect)
		: handler(message as never, session);
}
