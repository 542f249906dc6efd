import { describe, expect, it } from '@jest/globals';
import { ERROR_CODES, type ErrorCode, PsraError } from '../../../../infra/errors.ts';
import { problemOf } from '../../../../infra/http/problem.ts';

const facts = { field: 'lines[2].quantity', problem: 'is negative', remedy: 'Send a positive quantity.' };

describe('a problem document', () => {
	it('says what is wrong, where, and what to do', () => {
		const { document, headers, ours } = problemOf(
			new PsraError('VALUE_INVALID', 'Line 3 has a negative quantity.', facts),
			'r-1',
		);
		expect(document).toEqual({
			type: 'urn:psra:problem:value-invalid',
			title: ERROR_CODES.VALUE_INVALID.meaning,
			status: 400,
			detail: 'Line 3 has a negative quantity.',
			instance: 'urn:psra:request:r-1',
			code: 'VALUE_INVALID',
			...facts,
		});
		expect(headers).toEqual({ 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' });
		expect(ours).toBe(false);
	});

	it.each(Object.keys(ERROR_CODES) as ErrorCode[])(
		'%s: faults of ours tell nothing of how the system is built',
		(code) => {
			const { document, headers, ours } = problemOf(
				new PsraError(code, 'host 10.0.0.7', { ...facts, problem: 'host 10.0.0.7' }),
				'r-1',
			);
			expect(ours).toBe(document.status >= 500);
			expect(document.status).toBeGreaterThanOrEqual(400);
			expect(document.remedy).toMatch(/\.$/);
			if (!ours) return;
			expect(JSON.stringify(document)).not.toContain('10.0.0.7');
			expect(headers['retry-after'] !== undefined).toBe(document.status === 503);
			if (code !== 'REQUEST_FAILED') expect(document.status).toBe(ERROR_CODES[code].retryable === 'later' ? 503 : 500);
		},
	);

	it('leaves out what an error does not know', () => {
		expect(Object.keys(problemOf(new PsraError('CERTIFICATE_UNKNOWN', 'None.'), 'r-1').document)).toEqual([
			'type',
			'title',
			'status',
			'detail',
			'instance',
			'code',
		]);
	});

	it('challenges in the words of RFC 6750, with an error only where a token came', () => {
		const challenge = (code: ErrorCode, tokenGiven?: boolean) =>
			problemOf(new PsraError(code, 'No.', { tokenGiven }), 'r-1').headers['www-authenticate'];
		expect(challenge('ACCESS_TOKEN_INVALID', false)).toBe('Bearer realm="psra"');
		expect(challenge('ACCESS_TOKEN_INVALID', true)).toBe('Bearer realm="psra", error="invalid_token"');
		expect(challenge('ACCESS_DENIED')).toBe('Bearer realm="psra", error="insufficient_scope"');
		expect(challenge('COMPANY_MISMATCH')).toBeUndefined();
	});
});

describe('an error of the framework', () => {
	const problem = (fault: object) => problemOf(Object.assign(new Error('of the framework'), fault), 'r-1').document;

	it('names the first value at fault as a path, and all of them in the detail', () => {
		const validation = [
			{ instancePath: '/lines/2/quantity', message: 'is negative' },
			{ instancePath: '/currency', message: 'is no currency' },
		];
		expect(problem({ validation, validationContext: 'body' })).toMatchObject({
			status: 400,
			code: 'VALUE_INVALID',
			field: 'body.lines[2].quantity',
			problem: 'is negative',
			detail: expect.stringMatching(/body\.lines\[2\]\.quantity: is negative; body\.currency: is no currency/),
		});
	});

	it('at the whole of a part is named by the part', () => {
		expect(
			problem({ validation: [{ instancePath: '/', message: 'is missing' }], validationContext: 'querystring' }),
		).toMatchObject({ field: 'querystring' });
	});

	it.each([
		['FST_ERR_CTP_BODY_TOO_LARGE', 413, 'BODY_TOO_LARGE'],
		['FST_ERR_CTP_INVALID_MEDIA_TYPE', 415, 'MEDIA_TYPE_UNSUPPORTED'],
		['FST_ERR_MAX_PARAM_LENGTH', 400, 'REQUEST_MALFORMED'],
		['FST_ERR_BAD_URL', 400, 'REQUEST_MALFORMED'],
	])('%s is %d', (code, status, ours) => {
		expect(problem({ code })).toMatchObject({
			status,
			code: ours,
			field: expect.any(String),
			problem: expect.any(String),
		});
	});

	it('that blames the caller is theirs, any other is ours', () => {
		expect(problem({ statusCode: 400 })).toMatchObject({ status: 400, code: 'REQUEST_MALFORMED' });
		expect(problem({ statusCode: 500 })).toMatchObject({ status: 500, code: 'REQUEST_FAILED' });
		expect(problemOf('a string', 'r-1').document).toMatchObject({ status: 500, code: 'REQUEST_FAILED' });
	});
});
