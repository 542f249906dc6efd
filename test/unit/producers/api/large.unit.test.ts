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
