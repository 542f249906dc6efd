import { describe, expect, it } from '@jest/globals';
import { fullStateOf, movementRowOf } from '../../../../consumers/item-facts/state.ts';
import { originEvaluation } from '../../../../consumers/origin-evaluation/index.ts';
import type { OriginCase } from '../../../../rules/schema/case.ts';
import type { Evaluation, EvaluationRequest, InventoryMovement, PriceList } from '../../../../schemas/index.ts';
import { clockAt } from '../../../support/memory/clock.ts';
import { memoryDatabase } from '../../../support/memory/database.ts';
import { bom, item, line, made, operation, own, party, price, prices, received, routing } from '../records.ts';

const request = (rest: Partial<EvaluationRequest> = {}): EvaluationRequest => ({
	company: 'HD',
	sku: 'PUMP',
	requestId: 'q-1',
	agreements: [],
	asOf: null,
	reason: 'fact_changed',
	requestedFor: null,
	...rest,
});

/** A pump of a motor from China: made in Utrecht, sold at 100, the motor bought at 20. */
async function factory() {
	const database = memoryDatabase();
	const clock = clockAt();
	const price100 = prices('PUMP', price('ex_works', '100'));
	const put = (list: PriceList) =>
		database.transaction(({ facts }) => facts.put(fullStateOf('psra.erp.PriceList', list)));
	const receive = (movement: InventoryMovement) =>
		database.transaction(({ facts }) => facts.putMovement(movementRowOf(movement)));
	await database.transaction(async ({ facts }) => {
		for (const one of [made('PUMP', { finishedGood: true }), item('MOTOR', { hs: '850131' })])
			await facts.put(fullStateOf('psra.erp.Item', one));
		for (const one of [own(), party('S-CN', { country: 'CN' })]) await facts.put(fullStateOf('psra.erp.Party', one));
		await facts.put(fullStateOf('psra.erp.Bom', bom('PUMP', [line('MOTOR')])));
		await facts.putBomLines('HD', 'PUMP', ['MOTOR']);
		await facts.put(fullStateOf('psra.erp.Routing', routing('PUMP', operation())));
	});
	await put(price100);
	await receive(received('MOTOR', '1', '20', { partyId: 'S-CN' }));
	const companies = [{ company: 'HD', currency: 'EUR', agreements: ['eu-uk'] }];
	const handler = originEvaluation({ clock, companies }).consumer.handlers['psra.origin.EvaluationRequest'] as (
		message: object,
		session: object,
	) => Promise<{ messages: readonly { topic: string; key: string; value: Evaluation }[] }>;
	const ask = async (rest: Partial<EvaluationRequest> = {}) => {
		const { messages } = await database.transaction((session) => handler({ value: request(rest) }, session));
		return messages.map(({ value }) => value);
	};
	return { database, clock, ask, put, receive, handler };
}

describe('a request to evaluate', () => {
	it('is answered with the verdict under each agreement of the company', async () => {
		const { ask, database } = await factory();
		const [evaluation] = await ask();
		expect(evaluation).toMatchObject({
			company: 'HD',
			sku: 'PUMP',
			agreement: 'eu-uk',
			asOf: '2026-03-01',
			verdict: 'originating',
			basis: 'product-specific-rule',
			currency: 'EUR',
			evaluatedAt: '2026-03-01T08:00:00.000Z',
			requestIds: ['q-1'],
		});
		const [kept] = [...database.tables.evaluations.values()];
		expect(kept).toMatchObject({ verdict: 'originating', evaluationId: evaluation?.evaluationId });
		expect(kept?.originCase).toMatchObject({ product: { exw: '100' } });
		expect(kept?.result).toMatchObject({ explanation: expect.anything() });
	});

	it('goes to the topic of verdicts under product and agreement', async () => {
		const { database, handler } = await factory();
		const { messages } = await database.transaction((session) => handler({ value: request() }, session));
		expect(messages.map(({ topic, key }) => [topic, key])).toEqual([['origin.evaluations', 'HD|PUMP|eu-uk']]);
	});

	it('says nothing where the facts are the same, unless somebody waits for the answer', async () => {
		const { ask, clock } = await factory();
		const [first] = await ask();
		clock.pass(1_000);
		expect(await ask({ requestId: 'q-2' })).toEqual([]);
		const [dated] = await ask({ requestId: 'q-3', requestedFor: 'R-1' });
		expect(dated).toMatchObject({ inputHash: first?.inputHash, originatingSince: '2025-02-28', requestIds: ['q-3'] });
		expect(await ask({ requestId: 'q-4', requestedFor: 'R-1' })).toEqual([{ ...dated, requestIds: ['q-4'] }]);
	});

	it('tells a new verdict once a fact differs', async () => {
		const { ask, put } = await factory();
		const [first] = await ask();
		await put(prices('PUMP', price('ex_works', '0')));
		expect(await ask({ requestId: 'same sequence' })).toEqual([]);
		await put({ ...prices('PUMP', price('ex_works', '150')), sequence: 2 });
		const [second] = await ask({ requestId: 'q-2' });
		expect(second?.inputHash).not.toBe(first?.inputHash);
		expect(second?.evaluationId).not.toBe(first?.evaluationId);
	});

	it('is about the day it names: receipts of the twelve months up to it count, and no others', async () => {
		const { ask, database, receive } = await factory();
		await receive(received('MOTOR', '1', '60', { documentNumber: '1', postingDate: '2026-03-02', partyId: 'S-CN' }));
		await receive(received('MOTOR', '1', '80', { documentNumber: '2', postingDate: '2025-02-28', partyId: 'S-CN' }));
		await receive(received('MOTOR', '1', '40', { documentNumber: '3', postingDate: '2025-03-01', partyId: 'S-CN' }));
		const value = async (asOf: string | null) => {
			await ask({ asOf, requestedFor: 'R-1' });
			const kept = [...database.tables.everyEvaluation.values()].at(-1);
			return (kept?.originCase as OriginCase | undefined)?.materials[0]?.value;
		};
		expect(await value(null)).toBe('30');
		expect(await value('2026-03-02')).toBe('40');
	});

	it('leaves the newest verdict alone, and tells nobody, where it is for another day', async () => {
		const { ask, database } = await factory();
		const [today] = await ask();
		expect(await ask({ asOf: '2026-02-01', requestedFor: 'R-1' })).toEqual([]);
		expect([...database.tables.evaluations.values()].map((one) => one.evaluationId)).toEqual([today?.evaluationId]);
		expect(database.tables.everyEvaluation.size).toBe(2);
	});

	it('names an agreement without a rule pack as what is missing', async () => {
		const { ask } = await factory();
		const [evaluation] = await ask({ agreements: ['eu-atlantis'] });
		expect(evaluation).toMatchObject({
			agreement: 'eu-atlantis',
			verdict: 'indeterminate',
			basis: 'missing-facts',
			packEdition: '',
			missing: [{ path: 'rule pack' }],
		});
	});

	it('about an unknown item is indeterminate and names it', async () => {
		const { ask } = await factory();
		const [evaluation] = await ask({ sku: 'GHOST' });
		expect(evaluation).toMatchObject({ verdict: 'indeterminate', missing: [{ path: 'item GHOST' }] });
	});
});
