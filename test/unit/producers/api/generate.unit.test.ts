import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ApiUnderTest, apiUnderTest } from '../../../support/http/api.ts';

let api: ApiUnderTest;
beforeEach(async () => {
	api = await apiUnderTest();
});
afterEach(async () => {
	await api[Symbol.asyncDispose]();
});

const wish = {
	requestId: 'R-1',
	customerId: 'C-100',
	skus: ['PUMP'],
	agreements: ['eu-uk'],
	validFrom: '2026-03-01',
	validTo: '2028-02-29',
};
const KEY = { 'idempotency-key': '"k-1"' };
const generate = (
	body: unknown = wish,
	headers: Record<string, string> = KEY,
	caller: 'member' | 'stranger' | null = 'member',
) => api.post('/v1/ltsd/generate', body, caller, headers);
const requests = () => api.told('erp.certificate-requests');

describe('asking for a declaration', () => {
	it('is accepted with the place where the outcome will be found', async () => {
		const { status, headers, body } = await generate();
		expect(status).toBe(202);
		expect(headers.get('location')).toBe('/v1/ltsd/certificates/C-R-1');
		expect(body).toEqual({ requestId: 'R-1', certificateId: 'C-R-1', status: 'accepted' });
		expect(requests()).toEqual([
			{ company: 'HD', ...wish, regularSupply: true, requestedOn: '2026-03-01', requestedBy: 'customer portal' },
		]);
	});

	it('makes a number from the key where the caller has none', async () => {
		const { requestId: _, ...unnumbered } = wish;
		const first = await generate(unnumbered);
		expect(first.body.requestId).toMatch(/^API-[0-9a-f]{16}$/);
		expect((await generate(unnumbered, { 'idempotency-key': '"k-2"' })).body.requestId).not.toBe(first.body.requestId);
	});

	it.each([
		['no key', {}],
		['an empty key', { 'idempotency-key': '""' }],
		['a key with a control character', { 'idempotency-key': '"a\tb"' }],
		['a key of 256 characters', { 'idempotency-key': `"${'k'.repeat(256)}"` }],
	])('is refused with %s', async (_what, headers) => {
		expect(await generate(wish, headers as Record<string, string>)).toMatchObject({
			status: 400,
			body: { code: 'IDEMPOTENCY_KEY_MISSING', field: 'Idempotency-Key', remedy: expect.stringContaining('same one') },
		});
		expect(requests()).toEqual([]);
	});

	it('answers the same request under the same key as the first, and asks once', async () => {
		const first = await generate();
		const second = await generate(wish, { 'idempotency-key': 'k-1' });
		expect(second.status).toBe(202);
		expect(second.body).toEqual(first.body);
		expect(second.headers.get('location')).toBe(first.headers.get('location'));
		expect(requests()).toHaveLength(1);
	});

	it('refuses another request under the same key', async () => {
		await generate();
		expect(await generate({ ...wish, skus: ['GEAR'] })).toMatchObject({
			status: 422,
			body: { code: 'IDEMPOTENCY_KEY_REUSED' },
		});
		expect(requests()).toHaveLength(1);
	});

	it('keeps the keys of companies apart', async () => {
		await generate();
		expect((await generate({ ...wish, skus: ['GEAR'] }, KEY, 'stranger')).status).toBe(202);
		expect(requests().map(({ company }) => company)).toEqual(['HD', 'XX']);
	});

	it('gives a key back where its request failed', async () => {
		api.database.failNextCommit(new Error('the disk is full'));
		expect((await generate()).status).toBe(500);
		expect((await generate({ ...wish, skus: ['GEAR'] })).status).toBe(202);
	});

	it('refuses a number that is known already', async () => {
		await api.database.transaction(({ sagas }) =>
			sagas.start(
				{
					saga: 'certificate-issuance',
					company: 'HD',
					id: 'R-1',
					definitionVersion: 1,
					version: 0,
					state: {},
					status: 'running',
					outcome: null,
					waitingFor: 'verdicts',
				},
				[],
			),
		);
		expect(await generate()).toMatchObject({
			status: 409,
			body: { code: 'REQUEST_ID_TAKEN', field: 'body.requestId', remedy: expect.stringContaining('C-R-1') },
		});
		expect((await api.get('/v1/ltsd/certificates/C-R-1')).body).toMatchObject({
			status: 'pending',
			waitingFor: 'verdicts',
		});
		expect(await api.get('/v1/ltsd/certificates/C-R-1', 'member', { accept: 'application/pdf' })).toMatchObject({
			status: 406,
			body: { code: 'NOT_ACCEPTABLE', problem: 'application/pdf; the request is not decided yet' },
		});
	});

	it.each([
		['an unknown field', { ...wish, sku: 'PUMP' }, /sku/],
		['a date that is none', { ...wish, validTo: '2028-02-30' }, /validTo/],
		['no goods', { ...wish, skus: [] }, /skus/],
		['another type', { ...wish, agreements: 'eu-uk' }, /agreements/],
		['a number that would break a key', { ...wish, requestId: 'R|1' }, /requestId/],
	])('names the field of %s', async (_what, body, field) => {
		expect(await generate(body)).toMatchObject({
			status: 400,
			body: { code: 'VALUE_INVALID', detail: expect.stringMatching(field) },
		});
		expect(requests()).toEqual([]);
	});

	it('asks for a token', async () => {
		expect(await generate(wish, KEY, null)).toMatchObject({ status: 401, body: { code: 'ACCESS_TOKEN_INVALID' } });
	});

	it('says that a body is no JSON', async () => {
		expect(await generate('{"requestId":')).toMatchObject({ status: 400, body: { code: 'REQUEST_MALFORMED' } });
	});
});
