import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Trail } from '../../../../infra/ports/message.ts';
import { questionOf } from '../../../../sagas/certificate-issuance/state.ts';
import { sagaConsumer, sagaTimer } from '../../../../sagas/runtime/index.ts';
import { certificateIdOf } from '../../../../schemas/certificate-id.ts';
import type { EventType, EventTypes } from '../../../../schemas/index.ts';
import { clockAt, type SetClock } from '../../../support/memory/clock.ts';
import { type MemoryDatabase, memoryDatabase } from '../../../support/memory/database.ts';
import {
	ANSWER_MS,
	DECIDE_WITHIN_MS,
	definition,
	issued,
	judged,
	receipt,
	requested,
	SETTLE_MS,
} from '../../../support/sagas/issuance.ts';

const trail: Trail = {
	correlationId: 'order-7',
	causationId: 'm-0',
	traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};

let database: MemoryDatabase;
let clock: SetClock;
beforeEach(() => {
	database = memoryDatabase();
	clock = clockAt();
});

/** Tells the saga of an event as the consumer runner does. */
function tell(input: { type: EventType; value: EventTypes[EventType] }, id = `m ${input.type}`, own = trail) {
	const handle = sagaConsumer(definition, clock).handlers[input.type];
	return database.transaction(async (session) => {
		const result = await handle?.({ id, ...input, trail: own }, session);
		return result?.messages ?? [];
	});
}

/** Lets what is due fire. */
async function fire() {
	await database.transaction(async (session) => {
		for (const timer of await session.timers.take([definition.name], clock.now(), 10))
			await sagaTimer(definition, clock)(timer, session);
	});
}

const instance = () => [...database.tables.sagas.values()][0];
const timers = () =>
	[...database.tables.timers.values()].map((t) => `${t.name} ${t.dueAt.getTime() - clock.now().getTime()}`).sort();

describe('a saga consumer', () => {
	it('takes the topics and record types of the definition', () => {
		const consumer = sagaConsumer(definition, clock);
		expect(consumer.name).toBe('saga-certificate-issuance');
		expect(consumer.topics).toEqual(definition.topics);
		expect(Object.keys(consumer.handlers).sort()).toEqual([...definition.handles].sort());
	});
});

describe('the start', () => {
	it('saves the instance, its timers and its history, and answers its commands with keys of their topics', async () => {
		const commands = await tell(requested(['PUMP', 'DRIVE']));
		expect(commands.map((c) => [c.topic, c.key])).toEqual([
			['origin.evaluation-requests', 'HD|PUMP'],
			['origin.evaluation-requests', 'HD|DRIVE'],
		]);
		expect(commands.map((c) => (c.value as { requestId: string }).requestId)).toEqual(
			['PUMP', 'DRIVE'].map((sku) => questionOf(certificateIdOf('R-1'), sku)),
		);
		expect(instance()).toMatchObject({
			id: 'R-1',
			company: 'HD',
			version: 1,
			definitionVersion: definition.version,
			status: 'running',
		});
		expect(timers()).toEqual([`decide-by ${DECIDE_WITHIN_MS}`]);
		expect(database.tables.history.map((h) => h.step)).toEqual([
			{
				messageId: 'm psra.erp.CertificateRequest',
				event: 'psra.erp.CertificateRequest',
				decisions: ['send evaluate PUMP', 'send evaluate DRIVE', `set timer decide-by for ${DECIDE_WITHIN_MS} ms`],
				sent: commands,
				act: null,
				limitMs: DECIDE_WITHIN_MS + ANSWER_MS,
			},
		]);
	});

	it('stands where the request comes again', async () => {
		await tell(requested(['PUMP', 'DRIVE']));
		const before = instance();
		const again = { requestedOn: '2026-02-28', requestedBy: 'portal' };
		expect(await tell(requested(['DRIVE', 'PUMP'], 'eu-uk', again), 'again')).toEqual([]);
		expect(instance()).toEqual(before);
	});

	it.each([
		['goods', ['PUMP', 'DRIVE'], {}],
		['customer', ['PUMP'], { customerId: 'C-200' }],
		['days', ['PUMP'], { validTo: '2027-02-28' }],
	])('stands, and the other is refused and not lost, where its number comes with other %s', async (_of, skus, rest) => {
		await tell(requested('PUMP'));
		const before = instance();
		await expect(tell(requested(skus, 'eu-uk', rest), 'again')).rejects.toMatchObject({
			code: 'REQUEST_ID_TAKEN',
			retryable: 'never',
			facts: { field: 'requestId' },
		});
		expect(instance()).toEqual(before);
	});

	it('keeps companies apart', async () => {
		await tell(requested('PUMP'));
		expect(await tell(requested('PUMP', 'eu-uk', { company: 'XY' }))).toHaveLength(1);
		expect([...database.tables.sagas.values()].map((s) => s.company)).toEqual(['HD', 'XY']);
	});
});

describe('an event', () => {
	it.each([
		['a declaration', issued()],
		['a receipt', receipt('PUMP', 'applied')],
	])('that comes before the saga it is for is tried again later: %s', async (_what, early) => {
		await expect(tell(early)).rejects.toMatchObject({ code: 'SAGA_EVENT_EARLY', retryable: 'later' });
	});

	it('that nobody waits for is nothing', async () => {
		expect(await tell(judged('SCREW', 'originating'))).toEqual([]);
	});

	it('steps every saga that waits for it', async () => {
		await tell(requested('PUMP'));
		await tell(requested(['PUMP', 'DRIVE'], 'eu-uk', { requestId: 'R-2' }), 'm 2');
		const requestIds = ['R-1', 'R-2'].map((request) => questionOf(certificateIdOf(request), 'PUMP'));
		await tell(judged('PUMP', 'not_originating', { requestIds }));
		expect([...database.tables.sagas.values()].map((s) => s.waitingFor)).toEqual([
			'facts in flight',
			'facts in flight',
		]);
	});

	it('of another company steps none', async () => {
		await tell(requested('PUMP'));
		await tell(judged('PUMP', 'originating', { company: 'XY' }));
		expect(instance()).toMatchObject({ version: 1, waitingFor: 'verdicts on PUMP|eu-uk' });
	});

	it('after the end changes nothing and leaves no trace', async () => {
		await tell(requested('PUMP'));
		await tell(judged('PUMP', 'originating'));
		clock.pass(SETTLE_MS);
		await fire();
		await tell(issued());
		await tell(receipt('PUMP', 'applied'));
		const end = instance();
		expect(end).toMatchObject({ status: 'completed', outcome: 'issued', waitingFor: '', version: 5 });
		expect(await tell(receipt('PUMP', 'refused'), 'late')).toEqual([]);
		expect(instance()).toEqual(end);
		expect(database.tables.history).toHaveLength(5);
	});

	it('leaves nothing of its step behind where the transaction fails', async () => {
		await tell(requested('PUMP'));
		database.failNextCommit(new RangeError('the connection broke'));
		await expect(tell(judged('PUMP', 'originating'))).rejects.toThrow('the connection broke');
		expect(instance()?.version).toBe(1);
		expect(timers()).toEqual([`decide-by ${DECIDE_WITHIN_MS}`]);
	});
});

describe('a timer', () => {
	it('moves on with each verdict on other facts and fires once', async () => {
		await tell(requested('PUMP'));
		await tell(judged('PUMP', 'originating'));
		clock.pass(SETTLE_MS - 1);
		await tell(judged('PUMP', 'originating', { evaluationId: 'on other facts' }), 'm 2');
		clock.pass(SETTLE_MS - 1);
		await fire();
		expect(instance()?.waitingFor).toBe('facts in flight');
		clock.pass(1);
		await fire();
		expect(instance()?.waitingFor).toBe('ltsd-issuance');
		expect(timers()).toEqual([]);
	});

	it('sends its commands on the trail of the request, with itself as the cause', async () => {
		await tell(requested('PUMP'));
		const other = { ...trail, correlationId: 'a change of price' };
		await tell(judged('PUMP', 'originating'), 'm 2', other);
		clock.pass(SETTLE_MS);
		await fire();
		const [row] = database.tables.outbox;
		const headers = new Map(row?.headers.map(([name, value]) => [name, Buffer.from(value).toString()]));
		expect(row?.type).toBe('psra.ltsd.IssueCertificate');
		expect(headers.get('correlationid')).toBe('order-7');
		expect(headers.get('causationid')).toBe('timer:certificate-issuance/R-1/settle/2026-03-01T08:00:05.000Z');
		expect(headers.get('traceparent')).toContain('0af7651916cd43dd8448eb211c80319c');
	});

	it('of an instance that is not there is nothing', async () => {
		const lost = { owner: definition.name, company: 'HD', instance: 'R-9', name: 'settle', dueAt: clock.now() };
		await database.transaction((session) => sagaTimer(definition, clock)(lost, session));
		expect(database.tables.outbox).toEqual([]);
	});

	it('of an instance that has ended is nothing', async () => {
		await tell(requested('PUMP'));
		await tell(judged('PUMP', 'originating'));
		clock.pass(SETTLE_MS);
		await fire();
		await tell(issued());
		await tell(receipt('PUMP', 'applied'));
		const before = database.tables.outbox.length;
		const late = { owner: definition.name, company: 'HD', instance: 'R-1', name: 'decide-by', dueAt: clock.now() };
		await database.transaction((session) => sagaTimer(definition, clock)(late, session));
		expect(database.tables.outbox).toHaveLength(before);
		expect(instance()?.status).toBe('completed');
	});
});
