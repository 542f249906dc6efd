import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../infra/ports/clock.ts';
import type { OutgoingMessage, Trail } from '../../infra/ports/message.ts';
import type { SagaInstance } from '../../infra/ports/sagas.ts';
import type { Session } from '../../infra/ports/session.ts';
import type { EventType, EventTypes } from '../../schemas/index.ts';
import { messageOf } from '../../topics/catalogue/message.ts';
import { commandId } from './command-id.ts';
import { type Compensation, compensationInWords } from './compensation.ts';
import type { AnySaga, SagaInput } from './definition.ts';
import { hasEnded, type Standing, type Turn, type TurnContext } from './turn.ts';
import { migrated } from './version.ts';

/** The instance's state as stored: the definition's, the trail that its commands carry on, and the way back. */
export interface Stored {
	readonly data: object;
	readonly trail: Trail;
	readonly steps?: readonly string[];
	readonly compensation?: Compensation | null;
}

/** What a step answers to. */
export interface Cause {
	readonly messageId: string;
	readonly event: string;
	readonly act?: string;
	/** Commands of an earlier step that are sent again. */
	readonly again?: readonly OutgoingMessage[];
	/** Version of the definition that the state was migrated from. */
	readonly migratedFrom?: number;
}

export interface Loaded {
	readonly instance: SagaInstance;
	readonly trail: Trail;
	readonly standing: Standing;
	readonly migratedFrom?: number;
}

/** An instance as the definition's version has it. One that has ended is taken as it is: nothing changes it. */
export function opened(definition: AnySaga, instance: SagaInstance): Loaded {
	const { definitionVersion: from, id, status, outcome } = instance;
	const { data, trail, steps = [], compensation = null } = instance.state as Stored;
	const standing = { data, steps, compensation, status, outcome };
	if (hasEnded(status) || from === definition.version) return { instance, trail, standing };
	const now = migrated(definition, from, id, data);
	return { instance, trail, standing: { ...standing, data: now }, migratedFrom: from };
}

export function contextOf({ name }: AnySaga, clock: Clock, { company, id }: SagaInstance): TurnContext {
	return { now: clock.now(), idOf: (step) => commandId(name, company, id, step) };
}

/** Saves a turn with its timers and its history; answers the commands to publish. */
export async function carryOut(
	definition: AnySaga,
	clock: Clock,
	session: Session,
	{ instance, trail, standing: before }: Omit<Loaded, 'migratedFrom'>,
	{ standing, sends, timers, decisions }: Turn,
	{ messageId, event, act, again = [], migratedFrom }: Cause,
): Promise<OutgoingMessage[]> {
	const { company, id } = instance;
	const { idOf, now } = contextOf(definition, clock, instance);
	const commands = sends.map(({ step, draft: { topic, type, value } }) => {
		const command = idOf(step);
		return messageOf(topic, type, value(command) as EventTypes[EventType], command);
	});
	await session.timers.cancel(definition.name, company, id, cancelled(timers));
	await session.timers.set(
		timers.set.map(({ name, afterMs }) => ({
			owner: definition.name,
			company,
			instance: id,
			name,
			dueAt: new Date(now.getTime() + afterMs),
		})),
	);
	const { data, steps, compensation, status, outcome } = standing;
	const isProgress =
		instance.version === 0 || decisions.length > 0 || act !== undefined || !isDeepStrictEqual(data, before.data);
	const sent = [...again, ...commands];
	const state: Stored = { data, trail, ...(definition.compensation && { steps, compensation }) };
	await session.sagas.save(
		{
			...instance,
			definitionVersion: definition.version,
			version: instance.version + 1,
			state,
			status,
			outcome,
			waitingFor: waitingFor(definition, standing),
		},
		{
			messageId,
			event,
			decisions: [
				...(migratedFrom === undefined ? [] : [`migrate from version ${migratedFrom} to ${definition.version}`]),
				...again.map(({ type }) => `send again ${type}`),
				...decisions,
			],
			sent,
			act: act ?? null,
			limitMs: isProgress ? limitOf(definition, standing) : 'kept',
		},
	);
	return sent;
}

/** Setting a timer replaces one of its name: cancelling that first would be a round trip for nothing. */
function cancelled({ cancel, set }: Turn['timers']): Turn['timers']['cancel'] {
	return cancel === 'all' ? cancel : cancel.filter((name) => !set.some((timer) => timer.name === name));
}

function waitingFor(definition: AnySaga, { data, compensation, status }: Standing): string {
	if (hasEnded(status)) return '';
	return status === 'running' || !compensation
		? definition.waitingFor(data)
		: compensationInWords(compensation, status === 'failed' ? 'failed' : 'compensating');
}

/** A compensation that failed is an operator's case at once; one under way has as long as its tries last. */
function limitOf(definition: AnySaga, { data, status }: Standing): number | null {
	if (status === 'failed') return 0;
	if (status === 'running') return definition.stepLimitMs(data);
	const { answerWithinMs = 0, tries = 0 } = definition.compensation ?? {};
	return hasEnded(status) ? null : answerWithinMs * (tries + 1);
}

export function nameOf(input: SagaInput): string {
	if (input.kind === 'event') return input.type;
	return input.kind === 'timer' ? `timer ${input.name}` : `operator ${input.act}`;
}
