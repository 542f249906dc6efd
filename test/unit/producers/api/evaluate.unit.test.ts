import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fullStateOf } from '../../../../consumers/item-facts/state.ts';
import { evaluate } from '../../../../rules/engine/evaluate.ts';
import { loadPack } from '../../../../rules/packs/index.ts';
import type { OriginCase } from '../../../../rules/schema/case.ts';
import type { RulePack } from '../../../../rules/schema/pack.ts';
import { type ApiUnderTest, apiUnderTest } from '../../../support/http/api.ts';
import { bom, item, line, made, operation, own, price, prices, routing } from '../../consumers/records.ts';

let api: ApiUnderTest;
beforeEach(async () => {
	api = await apiUnderTest();
});
afterEach(async () => {
	await api[Symbol.asyncDispose]();
});

const ask = (body: unknown, caller: 'member' | 'stranger' | null = 'member') =>
	api.post('/v1/ltsd/evaluate', body, caller);

const pump: OriginCase = {
	id: 'pump',
	agreement: 'eu-uk',
	date: '2026-03-01',
	madeIn: 'NL',
	currency: 'EUR',
	product: { hs: '841370', exw: '100' },
	operations: [{ op: 'other' }],
	materials: [{ id: 'm', hs: '850131', value: '20', status: 'non-originating' }],
} as OriginCase;

describe('evaluating a case', () => {
	it('answers what the engine answers, whole', async () => {
		const { status, body } = await ask(pump);
		expect(status).toBe(200);
		expect(body).toEqual(JSON.parse(JSON.stringify(evaluate(pump, loadPack('eu-uk') as RulePack))));
	});

	it.each([
		['a case with a fault inside', { ...pump, product: { hs: '84' } }, 422, 'CASE_INVALID', /^body\.product\.hs/],
		['an agreement without a pack', { ...pump, agreement: 'eu-mars' }, 422, 'AGREEMENT_UNKNOWN', /agreement/],
		['a territory that is no party', { ...pump, madeIn: 'CN' }, 422, 'NOT_A_PARTY', /madeIn/],
		['neither a case nor a product', { id: 'x' }, 400, 'VALUE_INVALID', /body/],
	])('names the fault of %s', async (_what, body, status, code, field) => {
		expect(await ask(body)).toMatchObject({ status, body: { code, field: expect.stringMatching(field) } });
	});
});

describe('evaluating a product', () => {
	const keep = () =>
		api.database.transaction(async ({ facts }) => {
			for (const one of [made('PUMP'), item('MOTOR', { hs: '850131' })])
				await facts.put(fullStateOf('psra.erp.Item', one));
			await facts.put(fullStateOf('psra.erp.Party', own()));
			await facts.put(fullStateOf('psra.erp.Bom', bom('PUMP', [line('MOTOR')])));
			await facts.putBomLines('HD', 'PUMP', ['MOTOR']);
			await facts.put(fullStateOf('psra.erp.Routing', routing('PUMP', operation())));
			await facts.put(fullStateOf('psra.erp.PriceList', prices('PUMP', price('ex_works', '100'))));
		});

	it('answers from the facts that are kept, and keeps and tells nothing', async () => {
		await keep();
		const { status, body } = await ask({ sku: 'PUMP', agreement: 'eu-uk', date: '2026-03-01' });
		expect(status).toBe(200);
		expect(body).toMatchObject({ id: 'PUMP|eu-uk|2026-03-01', verdict: 'originating', explanation: expect.anything() });
		expect(api.database.tables.everyEvaluation.size).toBe(0);
		expect(api.database.tables.outbox).toEqual([]);
	});

	it('is indeterminate and names what is missing where facts are', async () => {
		await api.database.transaction(({ facts }) => facts.put(fullStateOf('psra.erp.Item', made('PUMP'))));
		expect((await ask({ sku: 'PUMP', agreement: 'eu-uk' })).body).toMatchObject({
			verdict: 'indeterminate',
			basis: 'missing-facts',
			missing: [{ path: 'bill of materials PUMP' }],
			pack: { id: 'eu-uk', checked: true },
		});
	});

	it('knows no item of another company', async () => {
		await keep();
		expect(await ask({ sku: 'GEAR', agreement: 'eu-uk' })).toMatchObject({
			status: 422,
			body: { code: 'ITEM_UNKNOWN', field: 'body.sku' },
		});
	});

	it('asks for a token', async () => {
		expect((await ask({ sku: 'PUMP', agreement: 'eu-uk' }, null)).status).toBe(401);
	});
});
