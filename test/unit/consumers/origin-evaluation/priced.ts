import { fullStateOf, movementRowOf } from '../../../../consumers/item-facts/state.ts';
import { originEvaluation } from '../../../../consumers/origin-evaluation/index.ts';
import type { Bom, Evaluation, EvaluationRequest, Price, PriceList } from '../../../../schemas/index.ts';
import { clockAt } from '../../../support/memory/clock.ts';
import { memoryDatabase } from '../../../support/memory/database.ts';
import { bom, item, line, made, operation, own, party, price, prices, received, routing } from '../records.ts';

export const DAY = 86_400_000;

/** A pump made of a pump from China: it originates while that costs at most half of its price. It was bought on 15 January. */
export async function factory(...pumpPrices: readonly Price[]) {
	const database = memoryDatabase();
	const clock = clockAt();
	const putPrices = (list: PriceList) =>
		database.transaction(({ facts }) => facts.put(fullStateOf('psra.erp.PriceList', list)));
	const putBom = (one: Bom) =>
		database.transaction(async ({ facts }) => {
			await facts.put(fullStateOf('psra.erp.Bom', one));
			await facts.putBomLines('HD', 'PUMP', ['PART']);
		});
	await database.transaction(async ({ facts }) => {
		for (const one of [made('PUMP', { finishedGood: true }), item('PART', { hs: '841370' })])
			await facts.put(fullStateOf('psra.erp.Item', one));
		for (const one of [own(), party('S-CN', { country: 'CN' })]) await facts.put(fullStateOf('psra.erp.Party', one));
		await facts.put(fullStateOf('psra.erp.Routing', routing('PUMP', operation())));
		await facts.putMovement(movementRowOf(received('PART', '1', '40', { partyId: 'S-CN' })));
	});
	await putBom(bom('PUMP', [line('PART')]));
	await putPrices(prices('PUMP', ...pumpPrices));
	const companies = [{ company: 'HD', currency: 'EUR', agreements: ['eu-uk'] }];
	const handler = originEvaluation({ clock, companies }).consumer.handlers['psra.origin.EvaluationRequest'] as (
		message: object,
		session: object,
	) => Promise<{ messages: readonly { topic: string; value: Evaluation }[] }>;
	const judge = async (rest: Partial<EvaluationRequest> = {}) => {
		const value = {
			company: 'HD',
			sku: 'PUMP',
			requestId: 'q',
			agreements: [],
			asOf: null,
			reason: 'fact_changed',
			requestedFor: 'R-1',
			...rest,
		};
		const { messages } = await database.transaction((session) => handler({ value }, session));
		return messages[0]?.value;
	};
	return { database, clock, judge, putPrices, putBom };
}

export const always = price('ex_works', '100');
export const from = (day: string, amount: string) => price('ex_works', amount, { validFrom: day });
export const until = (day: string, amount: string) => price('ex_works', amount, { validTo: day });
