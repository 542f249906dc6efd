import { PsraError } from '../../infra/errors.ts';
import type { Clock } from '../../infra/ports/clock.ts';
import type { OutgoingMessage } from '../../infra/ports/message.ts';
import type { OperatorAct } from '../../infra/ports/operator-acts.ts';
import type { SagaStatus } from '../../infra/ports/sagas.ts';
import type { Session } from '../../infra/ports/session.ts';
import { carryOut, contextOf, opened } from './carry-out.ts';
import { anew } from './compensation.ts';
import type { AnySaga } from './definition.ts';
import { hasEnded, moved, type Standing, type Turn, turn } from './turn.ts';

/** What an operator has an instance do. */
export type SagaAct =
	/** Send the commands of its newest step that sent any again, under the same ids; a failed undoing is tried anew. */
	| { readonly act: 'retry' }
	/** Go on as if the step had been answered, since it was seen to by hand. */
	| { readonly act: 'skip'; readonly step: string; readonly reason: string }
	/** Undo what it did. */
	| { readonly act: 'compensate'; readonly reason: string };

/** What an act led to. */
export interface ActResult {
	readonly before: { readonly status: SagaStatus; readonly waitingFor: string };
	readonly after: { readonly status: SagaStatus; readonly waitingFor: string };
	readonly commands: readonly Pick<OutgoingMessage, 'topic' | 'type' | 'id' | 'key'>[];
}

/**
 * An operator's act on an instance: a step of it, and a line of the audit, in the caller's transaction. Undefined where
 * there is no such instance. Throws SAGA_ACT_REFUSED where the act does not fit its state.
 */
export async function operate(
	definition: AnySaga,
	clock: Clock,
	session: Session,
	{ company, id, act, by }: { company: string; id: string; act: SagaAct; by: Omit<OperatorAct, 'facts'> },
): Promise<ActResult | undefined> {
	const instance = await session.sagas.load(definition.name, company, id);
	if (!instance) return undefined;
	if (hasEnded(instance.status))
		throw refused(definition, id, `it has ended: ${instance.outcome}`, 'Nothing is left to do.');
	const { migratedFrom, ...loaded } = opened(definition, instance);
	const again =
		act.act === 'retry' && instance.status !== 'failed' ? await lastSent(definition, session, company, id) : [];
	const next = turnOf(definition, loaded.standing, act, id, contextOf(definition, clock, instance));
	const before = { status: instance.status, waitingFor: instance.waitingFor };
	const facts = { saga: definition.name, company, id, ...act, version: instance.version, ...before };
	const number = await session.acts.note({ ...by, facts });
	const messageId = `operator-act:${number}`;
	const commands = await carryOut(definition, clock, session, loaded, next, {
		messageId,
		event: `operator ${act.act}`,
		act: number,
		again,
		...(migratedFrom !== undefined && { migratedFrom }),
	});
	await session.outbox.append(commands, { ...loaded.trail, causationId: messageId });
	const after = await session.sagas.look(definition.name, company, id);
	return {
		before,
		after: { status: next.standing.status, waitingFor: after?.waitingFor ?? '' },
		commands: commands.map(({ topic, type, id: command = '', key }) => ({ topic, type, id: command, key })),
	};
}

function turnOf(
	definition: AnySaga,
	standing: Standing,
	act: SagaAct,
	id: string,
	context: Parameters<typeof turn>[3],
): Turn {
	const { data, status, compensation } = standing;
	switch (act.act) {
		case 'retry':
			return moved(
				definition,
				standing,
				status === 'failed' && compensation ? anew(definition, data, compensation) : undefined,
			);
		case 'compensate':
			if (!definition.compensation)
				throw refused(
					definition,
					id,
					'its steps have no way back',
					'See why with psra sagas show; skip or retry a step.',
				);
			if (status !== 'running')
				throw refused(definition, id, `it is ${status} already`, 'Retry or skip the step that is being undone.');
			break;
		case 'skip': {
			const may: readonly string[] =
				status === 'running' ? definition.skippable(data) : (compensation?.left.slice(0, 1) ?? []);
			if (!may.includes(act.step)) {
				const named = may.length === 0 ? 'None can be skipped now.' : `Name one of: ${may.join(', ')}.`;
				throw refused(definition, id, `it can not do without ${JSON.stringify(act.step)} now`, named);
			}
		}
	}
	const next = turn(definition, standing, { kind: 'operator', ...act }, context);
	const words = act.act === 'skip' ? [`skip ${act.step}: ${act.reason}`] : [];
	return { ...next, decisions: [...words, ...next.decisions] };
}

async function lastSent(
	definition: AnySaga,
	session: Session,
	company: string,
	id: string,
): Promise<OutgoingMessage[]> {
	const sent = await session.sagas.lastSent(definition.name, company, id);
	if (sent.length > 0) return sent;
	throw refused(definition, id, 'no step of it has sent a command that is kept', 'Wait for what it waits for.');
}

const refused = ({ name }: AnySaga, id: string, problem: string, remedy: string) =>
	new PsraError('SAGA_ACT_REFUSED', `${name} ${id}: ${problem}.`, { field: 'id', problem, remedy });
