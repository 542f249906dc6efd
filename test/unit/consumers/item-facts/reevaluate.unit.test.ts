import { describe, expect, it } from '@jest/globals';
import { REEVALUATION, reevaluation } from '../../../../consumers/item-facts/reevaluate.ts';
import { fullStateOf } from '../../../../consumers/item-facts/state.ts';
import { clockAt } from '../../../support/memory/clock.ts';
import { memoryDatabase } from '../../../support/memory/database.ts';
import { item, made } from '../records.ts';

const QUIET_MS = 300;

/** A pump of a drive of a gear; the pump is sold. */
async function shop() {
	const database = memoryDatabase();
	const clock = clockAt();
	const { changed, fire } = reevaluation(clock, QUIET_MS);
	await database.transaction(async ({ facts }) => {
		for (const one of [made('PUMP', { finishedGood: true }), made('DRIVE'), item('GEAR')])
			await facts.put(fullStateOf('psra.erp.Item', one));
		await facts.putBomLines('HD', 'PUMP', ['DRIVE']);
		await facts.putBomLines('HD', 'DRIVE', ['GEAR']);
	});
	return {
		clock,
		database,
		change: (...skus: string[]) => database.transaction((session) => changed(session, 'HD', skus)),
		/** Fires what is due, in one transaction; answers what it was. */
		fireDue: () =>
			database.transaction(async (session) => {
				const due = await session.timers.take([REEVALUATION], clock.now(), 100);
				for (const timer of due) await fire(timer, session);
				return due.map(({ instance, name }) => `${name} ${instance}`);
			}),
		asked: () =>
			database.tables.outbox.map(({ topic, id, payload }) => ({
				topic,
				id,
				value: JSON.parse(Buffer.from(payload as Uint8Array).toString()),
			})),
	};
}

describe('a changed fact', () => {
	it('asks, once all is quiet, for the products that it goes into and nothing else', async () => {
		const { clock, change, fireDue, asked } = await shop();
		await change('GEAR');
		expect(await fireDue()).toEqual([]);
		clock.pass(QUIET_MS);
		expect(await fireDue()).toEqual(['changed GEAR']);
		expect(asked()).toEqual([]);
		clock.pass(QUIET_MS);
		expect(await fireDue()).toEqual(['evaluate PUMP']);
		const [request] = asked();
		expect(request).toMatchObject({
			topic: 'origin.evaluation-requests',
			value: { company: 'HD', sku: 'PUMP', agreements: [], asOf: null, reason: 'fact_changed', requestedFor: null },
		});
		expect(request?.id).toBe(request?.value.requestId);
		expect(asked()).toHaveLength(1);
	});

	it('of many components of a product costs one evaluation', async () => {
		const { clock, change, fireDue, asked } = await shop();
		await change('GEAR', 'DRIVE', 'PUMP');
		clock.pass(QUIET_MS);
		expect(await fireDue()).toHaveLength(3);
		clock.pass(QUIET_MS);
		expect(await fireDue()).toEqual(['evaluate PUMP']);
		expect(asked()).toHaveLength(1);
	});

	it('waits while facts keep coming', async () => {
		const { clock, change, fireDue } = await shop();
		await change('GEAR');
		clock.pass(QUIET_MS - 1);
		await change('GEAR');
		clock.pass(1);
		expect(await fireDue()).toEqual([]);
		clock.pass(QUIET_MS - 1);
		expect(await fireDue()).toEqual(['changed GEAR']);
	});

	it('does not wait for ever: after a hundred quiet times it is looked at though facts keep coming', async () => {
		const { clock, change, fireDue } = await shop();
		for (let changes = 0; changes <= 101; changes += 1) {
			await change('GEAR');
			clock.pass(QUIET_MS - 1);
		}
		expect(await fireDue()).toEqual(['changed GEAR']);
	});

	it('of an item that goes into nothing that is sold asks for nothing', async () => {
		const { clock, change, fireDue, asked } = await shop();
		await change('SCREW');
		clock.pass(QUIET_MS);
		await fireDue();
		clock.pass(QUIET_MS);
		expect(await fireDue()).toEqual([]);
		expect(asked()).toEqual([]);
	});
});
