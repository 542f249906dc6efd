import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OutgoingMessage, Trail } from '../../../../infra/ports/message.ts';
import { sagaConsumer, sagaTimer } from '../../../../sagas/runtime/index.ts';
import type { EvaluationRequest, SyncOriginStatus } from '../../../../schemas/index.ts';
import { noted } from '../../../conformance/inbox/messages.ts';
import { clockAt } from '../../../support/memory/clock.ts';
import { memoryDatabase } from '../../../support/memory/database.ts';
import {
	DECIDE_WITHIN_MS,
	definition,
	issued,
	judged,
	receipt,
	refused,
	requested,
} from '../../../support/sagas/issuance.ts';

type Event = ReturnType<typeof requested | typeof judged | typeof issued | typeof receipt>;
interface Letter {
	readonly id: string;
	readonly event: Event;
}

const SKUS = ['PUMP', 'DRIVE'];
const trail: Trail = {
	correlationId: 'R-1',
	causationId: null,
	traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};

/** A turn of the world: deliver a letter, deliver one again, let time pass, a verdict of its own accord, a lost commit. */
const turn = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ kind: fc.constant('deliver' as const), which: fc.nat(50) }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('repeat' as const), which: fc.nat(50) }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 8_000 }) }) },
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('verdict' as const),
			sku: fc.constantFrom(...SKUS),
			verdict: fc.constantFrom('originating' as const, 'not_originating' as const, 'indeterminate' as const),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const), which: fc.nat(50) }) },
);

/** The saga between a bus that doubles, reorders and repeats, an issuance that knows its commands, and an ERP. */
function world(verdictOf: Readonly<Record<string, 'originating' | 'not_originating' | 'indeterminate'>>) {
	const database = memoryDatabase();
	const clock = clockAt();
	const { handlers } = sagaConsumer(definition, clock);
	const waiting: Letter[] = [{ id: 'request', event: requested(SKUS) }];
	const delivered: Letter[] = [];
	const sent: OutgoingMessage[] = [];
	const answered = new Set<string>();

	/** What a command leads to; each command has one effect, however often it comes. */
	function answer(command: OutgoingMessage): void {
		const id = command.id as string;
		if (answered.has(id)) return;
		answered.add(id);
		switch (command.type) {
			case 'psra.origin.EvaluationRequest': {
				const { sku } = command.value as EvaluationRequest;
				return void waiting.push({ id: `verdict on ${id}`, event: judged(sku, verdictOf[sku] ?? 'originating') });
			}
			case 'psra.ltsd.IssueCertificate':
				return void waiting.push({ id: `issued by ${id}`, event: issued() });
			case 'psra.ltsd.RefuseCertificate':
				return void waiting.push({ id: `refused by ${id}`, event: refused('x') });
			case 'psra.erp.SyncOriginStatus': {
				const { sku } = command.value as SyncOriginStatus;
				return void waiting.push({ id: `receipt of ${id}`, event: receipt(sku, 'applied') });
			}
		}
	}

	const take = (commands: readonly OutgoingMessage[]) => {
		sent.push(...commands);
		for (const command of commands) answer(command);
	};

	return {
		database,
		sent,
		waiting,
		delivered,
		clock,
		async deliver({ id, event }: Letter): Promise<void> {
			const commands = await database.transaction(async (session) => {
				const [intake] = await session.inbox.accept('saga', [noted(id)]);
				if (intake !== 'new') return [];
				const handled = await handlers[event.type]?.({ id, type: event.type, value: event.value, trail }, session);
				return handled?.messages ?? [];
			});
			take(commands);
		},
		async fire(): Promise<void> {
			const before = database.tables.outbox.length;
			await database.transaction(async (session) => {
				for (const timer of await session.timers.take([definition.name], clock.now(), 10))
					await sagaTimer(definition, clock)(timer, session);
			});
			take(
				database.tables.outbox.slice(before).map((row) => ({
					...row,
					key: Buffer.from(row.key ?? []).toString(),
					value: JSON.parse(Buffer.from(row.payload ?? []).toString()) as object,
				})),
			);
		},
	};
}

describe('whatever the order, the doubles and the losses', () => {
	const verdict = fc.constantFrom('originating' as const, 'not_originating' as const, 'indeterminate' as const);

	it('a request ends in one state, and no step sends two commands', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.record({ PUMP: verdict, DRIVE: verdict }),
				fc.array(turn, { maxLength: 40 }),
				async (verdicts, turns) => {
					const w = world(verdicts);
					let own = 0;
					const deliver = async (which: number) => {
						const letter = w.waiting[which % Math.max(1, w.waiting.length)];
						if (!letter) return;
						await w.deliver(letter);
						w.waiting.splice(w.waiting.indexOf(letter), 1);
						w.delivered.push(letter);
					};
					for (const one of turns) {
						if (one.kind === 'deliver') await deliver(one.which);
						if (one.kind === 'repeat') {
							const letter = w.delivered[one.which % Math.max(1, w.delivered.length)];
							if (letter) await w.deliver(letter);
						}
						if (one.kind === 'verdict') w.waiting.push({ id: `own ${own++}`, event: judged(one.sku, one.verdict) });
						if (one.kind === 'lose' && w.waiting.length > 0) {
							w.database.failNextCommit(new RangeError('killed before the commit'));
							await deliver(one.which).catch(() => undefined);
						}
						if (one.kind === 'pass') {
							w.clock.pass(one.ms);
							await w.fire();
						}
					}
					// The world calms down: everything arrives, and the day comes by which it is decided.
					for (let round = 0; round < 8; round++) {
						while (w.waiting.length > 0) await deliver(0);
						w.clock.pass(round === 0 ? 10_000 : DECIDE_WITHIN_MS);
						await w.fire();
					}

					const [saga] = [...w.database.tables.sagas.values()];
					expect(saga?.status).toBe('completed');
					const orders = w.sent.filter((c) => c.topic === 'ltsd.commands').map((c) => c.type);
					expect(orders).toHaveLength(1);
					expect(saga?.outcome).toBe(orders[0] === 'psra.ltsd.IssueCertificate' ? 'issued' : 'refused');
					const ids = w.sent.map((c) => c.id);
					expect(new Set(ids).size).toBe(ids.length);
					expect(w.database.tables.timers.size).toBe(0);
					expect(w.database.tables.history.map((h) => h.instance.version)).toEqual(
						w.database.tables.history.map((_, index) => index + 1),
					);
				},
			),
			{ numRuns: 150 },
		);
	});
});
