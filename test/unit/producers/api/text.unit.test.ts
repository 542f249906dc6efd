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
	customerId: 'C-100',
	skus: ['PUMP'],
	agreements: ['eu-uk'],
	validFrom: '2026-03-01',
	validTo: '2028-02-29',
};
const KEY = { 'idempotency-key': '"k-1"' };

/** The database would refuse either in the middle of the work, as if the fault were ours. */
describe.each([
	['U+0000', 'a\u0000b'],
	['half a surrogate pair', 'a\ud800b'],
])('text with %s', (_what, bad) => {
	it.each<[string, string, object, string]>([
		['request number', '/v1/ltsd/generate', { ...wish, requestId: bad }, 'body.requestId'],
		['customer', '/v1/ltsd/generate', { ...wish, customerId: bad }, 'body.customerId'],
		['item to declare', '/v1/ltsd/generate', { ...wish, skus: ['PUMP', bad] }, 'body.skus[1]'],
		['item to evaluate', '/v1/ltsd/evaluate', { sku: bad, agreement: 'eu-uk' }, 'body'],
		['reason', '/v1/review/tasks/t-1/decision', { choice: 'row-1', reason: bad }, 'body.reason'],
		['statement', '/v1/review/pack-acceptances', { agreement: 'eu-japan', statement: bad }, 'body.statement'],
	])('is refused as %s', async (_of, path, body, field) => {
		const { status, body: problem } = await api.post(path, body, 'reviewer', KEY);
		expect({ status, problem }).toMatchObject({
			status: 400,
			problem: { code: 'VALUE_INVALID', field: expect.stringContaining(field), remedy: expect.stringMatching(/\S/) },
		});
	});
});

describe('an address with U+0000', () => {
	it.each(['/v1/review/tasks/a%00b', '/v1/review/tasks?after=a%00b', '/v1/ltsd/certificates/a%00b'])(
		'is refused: %s',
		async (path) => {
			expect(await api.get(path)).toMatchObject({ status: 400, body: { code: 'VALUE_INVALID' } });
		},
	);
});
