import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ApiUnderTest, apiUnderTest } from '../../../support/http/api.ts';

let api: ApiUnderTest;
beforeEach(async () => {
	api = await apiUnderTest();
});
afterEach(async () => {
	await api[Symbol.asyncDispose]();
});

describe('a request with many faults', () => {
	it('is told the first of them, and how many more there are', async () => {
		const faulty = { customerId: 'C', skus: Array.from({ length: 1_000 }, () => 0), agreements: ['eu-uk'] };
		const { status, body } = await api.post('/v1/ltsd/generate', faulty, 'member', { 'idempotency-key': '"k"' });
		expect({ status, body }).toMatchObject({ status: 400, body: { code: 'VALUE_INVALID', field: 'body.skus[0]' } });
		expect(body.detail).toMatch(/skus\[9\][^;]*; and 992 more$/);
	});

	it('is no case, however deep it is nested', async () => {
		const depth = 100_000;
		const text = `{"id":"a","agreement":"eu-uk","madeIn":"NL","product":${'['.repeat(depth)}${']'.repeat(depth)}}`;
		const { status, body } = await api.post('/v1/ltsd/evaluate', text, 'member');
		expect([status, body.code]).toEqual([422, 'CASE_INVALID']);
	});
});

describe('a case', () => {
	const material = (id: string, bom?: object[]) =>
		bom
			? { id, hs: '850131', status: 'self-produced', bom }
			: { id, hs: '840999', status: 'non-originating', value: '1' };
	const caseOf = (materials: object[]) => ({
		id: 'large',
		agreement: 'eu-uk',
		date: '2026-03-01',
		madeIn: 'EU',
		currency: 'EUR',
		product: { hs: '842911', exw: '1000000.00' },
		operations: [{ op: 'other' }],
		materials,
	});
	const plain = (count: number) => Array.from({ length: count }, (_, index) => material(`m${index}`));
	const halves = (levels: number): object =>
		material(`level ${levels}`, levels === 0 ? undefined : [halves(levels - 1), halves(levels - 1)]);

	it.each<[string, object[]]>([
		['in one list', plain(2_001)],
		['at all levels', [halves(10)]],
		['beside parts', [material('part', plain(1_000)), ...plain(1_000)]],
	])('of more than 2,000 materials is not evaluated while a caller waits: %s', async (_how, materials) => {
		expect(await api.post('/v1/ltsd/evaluate', caseOf(materials), 'member')).toMatchObject({
			status: 413,
			body: { code: 'BODY_TOO_LARGE', field: 'body.materials', remedy: expect.stringContaining('psra evaluate') },
		});
	});

	it('of as many is', async () => {
		const { status, body } = await api.post(
			'/v1/ltsd/evaluate',
			caseOf([material('part', plain(999)), ...plain(1_000)]),
			'member',
		);
		expect([status, body.verdict]).toEqual([200, 'originating']);
	});
});
