import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AnySaga } from '../../../../sagas/runtime/definition.ts';
import { operate, type SagaAct } from '../../../../sagas/runtime/operate.ts';
import { clockAt, type SetClock } from '../../../support/memory/clock.ts';
import { type MemoryDatabase, memoryDatabase } from '../../../support/memory/database.ts';
import { announcement, TRIES } from '../../../support/sagas/announcement.ts';
import { definition, issued, judged, receipt, requested, SETTLE_MS } from '../../../support/sagas/issuance.ts';
import { teller } from '../../../support/sagas/told.ts';

let database: MemoryDatabase;
let clock: SetClock;
beforeEach(() => {
	database = memoryDatabase();
	clock = clockAt();
});

const instance = () => [...database.tables.sagas.values()][0];
const sent = () => database.tables.outbox.map(({ type, id }) => `${type} ${id}`);
const by = { actor: 'ada@ops-1', command: 'psra sagas …' };
const act = (what: SagaAct, saga: AnySaga = definition, id = 'R-1') =>
	database.transaction((session) => operate(saga, clock, session, { company: 'HD', id, act: what, by }));

/** A request whose declaration is issued, and of which the ERP does not take PUMP. */
async function refusedByErp() {
	const { tell, fire } = teller(database, clock, definition);
	await tell(requested(['PUMP', 'DRIVE']));
	await tell(judged('PUMP', 'originating'));
	await tell(judged('DRIVE', 'originating'));
	clock.pass(SETTLE_MS);
	await fire();
	await tell(issued());
	await tell(receipt('DRIVE', 'applied'));
	await tell(receipt('PUMP', 'refused', { problem: 'No such item' }));
}

/** An announcement of which B was refused, and A can not be taken back. */
async function failed() {
	const saga = announcement as AnySaga;
	const { tell } = teller(database, clock, saga);
	await tell(requested(['A', 'B']));
	await tell(receipt('A', 'applied'));
	await tell(receipt('B', 'refused'));
	for (let refusals = 0; refusals < TRIES; refusals++) {
		const commandId = database.tables.outbox.at(-1)?.id as string;
		await tell(receipt('A', 'refused', { version: 2, commandId, problem: 'locked' }));
	}
	return saga;
}

describe('an operator who retries', () => {
	it('has the commands of the newest step that sent any sent again under their ids', async () => {
		await refusedByErp();
		const commands = sent().slice(-2);
		const result = await act({ act: 'retry' });
		expect(sent().slice(-2)).toEqual(commands);
		expect(sent()).toHaveLength(7);
		const [again, first] = [database.tables.outbox.at(-1), database.tables.outbox.at(-3)];
		expect(again?.payload).toEqual(first?.payload);
		expect(again?.key).toEqual(first?.key);
		expect(result?.commands.map(({ type, id }) => `${type} ${id}`)).toEqual(commands);
		expect(database.tables.history.at(-1)?.step).toMatchObject({
			event: 'operator retry',
			messageId: 'operator-act:1',
			act: '1',
			decisions: ['send again psra.erp.SyncOriginStatus', 'send again psra.erp.SyncOriginStatus'],
		});
	});

	it('writes the act down with what was there before', async () => {
		await refusedByErp();
		await act({ act: 'retry' });
		expect(database.tables.acts).toEqual([
			{
				...by,
				facts: {
					saga: 'certificate-issuance',
					company: 'HD',
					id: 'R-1',
					act: 'retry',
					version: 7,
					status: 'running',
					waitingFor: expect.stringContaining('No such item'),
				},
			},
		]);
	});

	it('has a failed undoing tried anew, under a new id', async () => {
		const saga = await failed();
		expect(instance()).toMatchObject({
			status: 'failed',
			waitingFor: 'a person: tell A could not be undone (locked); undoing since B was refused',
		});
		const before = sent();
		expect(await act({ act: 'retry' }, saga)).toMatchObject({ after: { status: 'compensating' } });
		expect(before).not.toContain(sent().at(-1));
		await teller(database, clock, saga).tell(receipt('A', 'applied', { version: 2 }));
		expect(instance()).toMatchObject({ status: 'compensated', outcome: 'compensated', waitingFor: '' });
	});
});

describe('an operator who skips', () => {
	it('has the saga go on, with the reason in its history', async () => {
		await refusedByErp();
		await act({ act: 'skip', step: 'sync PUMP eu-uk 1', reason: 'entered by hand' });
		expect(instance()).toMatchObject({ status: 'completed', outcome: 'issued' });
		expect(database.tables.history.at(-1)?.step.decisions).toEqual([
			'skip sync PUMP eu-uk 1: entered by hand',
			'complete: issued',
		]);
	});

	it('passes over the undoing that failed', async () => {
		const saga = await failed();
		await act({ act: 'skip', step: 'tell A', reason: 'taken back by hand' }, saga);
		expect(instance()).toMatchObject({ status: 'compensated' });
	});

	it.each(['sync DRIVE eu-uk 1', 'issue', ''])('is refused a step that is not waited for: %j', async (step) => {
		await refusedByErp();
		await expect(act({ act: 'skip', step, reason: 'x' })).rejects.toMatchObject({
			code: 'SAGA_ACT_REFUSED',
			facts: { remedy: 'Name one of: sync PUMP eu-uk 1.' },
		});
		expect(database.tables.acts).toEqual([]);
	});
});

describe('an operator who compensates', () => {
	it('has what was done undone', async () => {
		const saga = announcement as AnySaga;
		await teller(database, clock, saga).tell(requested(['A', 'B']));
		await act({ act: 'compensate', reason: 'withdrawn' }, saga);
		expect(instance()).toMatchObject({ status: 'compensating', waitingFor: 'the undoing of tell A, since withdrawn' });
		expect([...database.tables.timers.values()].map(({ name }) => name)).toEqual(['undo']);
		await expect(act({ act: 'compensate', reason: 'again' }, saga)).rejects.toMatchObject({ code: 'SAGA_ACT_REFUSED' });
	});

	it('is refused where the steps have no way back', async () => {
		await refusedByErp();
		await expect(act({ act: 'compensate', reason: 'x' })).rejects.toMatchObject({
			code: 'SAGA_ACT_REFUSED',
			facts: { problem: 'its steps have no way back' },
		});
	});
});

describe('any act', () => {
	it('is refused on an instance that has ended, and finds none that is not there', async () => {
		await refusedByErp();
		await act({ act: 'skip', step: 'sync PUMP eu-uk 1', reason: 'x' });
		await expect(act({ act: 'retry' })).rejects.toMatchObject({ code: 'SAGA_ACT_REFUSED' });
		expect(await act({ act: 'retry' }, definition, 'R-9')).toBeUndefined();
	});

	it('goes out on the trail of the instance, with itself as the cause', async () => {
		await refusedByErp();
		await act({ act: 'retry' });
		const headers = new Map(database.tables.outbox.at(-1)?.headers.map(([n, v]) => [n, Buffer.from(v).toString()]));
		expect(headers.get('correlationid')).toBe('order-7');
		expect(headers.get('causationid')).toBe('operator-act:1');
	});
});
