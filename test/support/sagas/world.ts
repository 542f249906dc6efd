import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { Trail } from '../../../infra/ports/message.ts';
import type { AnySaga, EventInput } from '../../../sagas/runtime/definition.ts';
import { sagaConsumer, sagaTimer } from '../../../sagas/runtime/index.ts';
import { operate, type SagaAct } from '../../../sagas/runtime/operate.ts';
import { type EventType, schemaOf } from '../../../schemas/index.ts';
import { noted } from '../../conformance/inbox/messages.ts';
import { clockAt } from '../memory/clock.ts';
import { memoryDatabase } from '../memory/database.ts';

/** A command as its receiver reads it. */
export interface Command {
	readonly id: string;
	readonly type: EventType;
	readonly value: Readonly<Record<string, unknown>>;
}

/** The rest of the world: what a command leads to. `again`: a command of this id was taken in before. */
export type Answer = (command: Command, again: boolean) => readonly EventInput[];

/**
 * A turn of the world. The outbox loses nothing, so what is lost comes later: a commit that fails has its message come
 * again, and a process that is killed has its timers fire after it.
 */
export type Turn =
	| { readonly kind: 'receive' | 'deliver' | 'repeat' | 'lose'; readonly which: number }
	| { readonly kind: 'pass'; readonly ms: number }
	| { readonly kind: 'restart' }
	| { readonly kind: 'happen'; readonly event: EventInput };

/** Anything that may happen, in any order; `own`: what the world does of its own accord. `longMs`: the longest pause. */
export function turns(own: fc.Arbitrary<EventInput> | undefined, longMs: number): fc.Arbitrary<Turn[]> {
	const which = fc.nat(50);
	const anyOf = (kind: 'receive' | 'deliver' | 'repeat' | 'lose', weight: number) => ({
		weight,
		arbitrary: fc.record({ kind: fc.constant(kind), which }),
	});
	return fc.array(
		fc.oneof(
			anyOf('receive', 5),
			anyOf('deliver', 6),
			anyOf('repeat', 2),
			anyOf('lose', 1),
			{
				weight: 2,
				arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: longMs }) }),
			},
			{ weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
			...(own ? [{ weight: 3, arbitrary: own.map((event): Turn => ({ kind: 'happen', event })) }] : []),
		) as fc.Arbitrary<Turn>,
		{ maxLength: 60 },
	);
}

const trail: Trail = {
	correlationId: 'R-1',
	causationId: null,
	traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};

interface Letter {
	readonly id: string;
	readonly event: EventInput;
}

/**
 * The runtime with one definition over the stores in memory, between a bus that delays, doubles and reorders, and a
 * model of everybody else. Commands of one key stay in order, as on their topic. `editions`: the definitions that are
 * deployed one after the other, at each restart the next.
 */
export function sagaWorld(editions: readonly [AnySaga, ...AnySaga[]], answer: Answer, begin: EventInput) {
	let definition = editions[0];
	let deployed = 0;
	const database = memoryDatabase();
	const clock = clockAt();
	const events: Letter[] = [{ id: 'begin', event: begin }];
	const delivered: Letter[] = [];
	const commands: (Command & { readonly key: string })[] = [];
	const received: Command[] = [];
	const taken = new Set<string>();
	const sent: Command[] = [];
	let read = 0;
	let count = 0;

	/** The relay: what was committed goes out. */
	function relay(): void {
		for (const row of database.tables.outbox.slice(read)) {
			const value = JSON.parse(Buffer.from(row.payload ?? []).toString());
			const command = { id: row.id, type: row.type as EventType, value, key: Buffer.from(row.key ?? []).toString() };
			expect(schemaOf).toHaveProperty([row.type]);
			commands.push(command);
			sent.push(command);
		}
		read = database.tables.outbox.length;
	}

	function happen(event: EventInput): void {
		events.push({ id: `m-${++count}`, event });
	}

	/** Somebody takes a command in: the oldest of its key. */
	function receive(which: number): void {
		const one = commands[which % commands.length];
		if (!one) return;
		const at = commands.findIndex(({ key }) => key === one.key);
		const first = commands[at] as Command;
		commands.splice(at, 1);
		for (const event of answer(first, taken.has(first.id))) happen(event);
		taken.add(first.id);
		received.push(first);
	}

	async function tell({ id, event }: Letter): Promise<void> {
		const { handlers } = sagaConsumer(definition, clock);
		await database.transaction(async (session) => {
			const [intake] = await session.inbox.accept('saga', [noted(id)]);
			if (intake !== 'new') return;
			const handled = await handlers[event.type]?.({ id, type: event.type, value: event.value, trail }, session);
			await session.outbox.append(handled?.messages ?? [], trail);
		});
		relay();
	}

	async function deliver(which: number): Promise<boolean> {
		const letter = events[which % events.length];
		if (!letter) return false;
		await tell(letter);
		events.splice(events.indexOf(letter), 1);
		delivered.push(letter);
		return true;
	}

	async function pass(ms: number): Promise<void> {
		clock.pass(ms);
		await database.transaction(async (session) => {
			for (const timer of await session.timers.take([definition.name], clock.now(), 10))
				await sagaTimer(definition, clock)(timer, session);
		});
		relay();
	}

	async function take(turn: Turn): Promise<void> {
		switch (turn.kind) {
			case 'receive':
				return receive(turn.which);
			case 'deliver':
				return void (await deliver(turn.which));
			case 'repeat': {
				const letter = delivered[turn.which % delivered.length];
				// As another message, and as the same one again.
				if (letter && turn.which % 2 === 0) return tell(letter);
				return letter && happen(letter.event);
			}
			case 'lose': {
				if (events.length === 0) return;
				database.failNextCommit(new RangeError('killed before the commit'));
				await expect(deliver(turn.which)).rejects.toThrow('killed before the commit');
				return;
			}
			case 'pass':
				return pass(turn.ms);
			case 'restart':
				deployed = Math.min(deployed + 1, editions.length - 1);
				definition = editions[deployed] as AnySaga;
				return;
			case 'happen':
				return happen(turn.event);
		}
	}

	return {
		database,
		clock,
		sent,
		received,
		happen,
		play: async (turns: readonly Turn[]) => {
			for (const one of turns) await take(one);
		},
		/** Everything that is under way arrives, and time passes in steps of `ms`, `rounds` times. */
		async calm(rounds: number, ms: number): Promise<void> {
			for (let round = 0; round < rounds; round++) {
				do {
					while (commands.length > 0) receive(0);
					while (await deliver(0));
				} while (commands.length > 0);
				await pass(ms);
			}
		},
		/** An operator acts on the only instance. */
		async operate(act: SagaAct): Promise<void> {
			const [one] = database.tables.sagas.values();
			const { company = '', id = '' } = one ?? {};
			const by = { actor: 'ada@ops', command: `psra sagas ${act.act} ${id}` };
			await database.transaction((session) => operate(definition, clock, session, { company, id, act, by }));
			relay();
		},
		instances: () => [...database.tables.sagas.values()],
	};
}

export type SagaWorld = ReturnType<typeof sagaWorld>;

/** What holds for every saga once its world is calm: one end, nothing left over, a history without gaps, no id twice. */
export function expectOneEnd({ database, instances, sent }: SagaWorld): void {
	const [saga, ...others] = instances();
	expect(others).toEqual([]);
	expect(saga?.status).toMatch(/^(completed|compensated)$/);
	expect(saga?.outcome).toMatch(/\S/);
	expect(database.tables.timers.size).toBe(0);
	const { history } = database.tables;
	expect(history.map(({ instance }) => instance.version)).toEqual(history.map((_, index) => index + 1));
	expect(history.filter(({ instance }) => instance.outcome !== null)).toHaveLength(1);
	expect(history.at(-1)?.instance).toEqual(saga);
	expect(history.flatMap(({ step }) => step.sent.map(({ id }) => id))).toEqual(sent.map(({ id }) => id));
}
