import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { readSignature, signerOf } from '../../../../infra/http/signature.ts';
import { readSigningKeys } from '../../../../infra/http/signing-keys.ts';
import { signed } from '../../../support/http/sign.ts';

/** The example that Standard Webhooks gives with its own libraries. */
const EXAMPLE = {
	secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
	body: Buffer.from('{"test": 2432232314}'),
	headers: {
		'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
		'webhook-timestamp': '1614265330',
		'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
	},
	now: 1_614_265_330_000,
};
const OTHER = Buffer.alloc(32, 7).toString('base64');
const keys = readSigningKeys(`NL01 ${EXAMPLE.secret}\nNL02 ${OTHER}\n`);

function companyOf(headers: IncomingHttpHeaders, body: Uint8Array = EXAMPLE.body, now = EXAMPLE.now): string {
	return signerOf(readSignature(headers, now), body, keys);
}

const refused = (field: string, problem: string | RegExp) =>
	expect.objectContaining({
		code: 'SIGNATURE_INVALID',
		facts: expect.objectContaining({ field, problem: expect.stringMatching(problem) }),
	});

describe('a signature', () => {
	it('is that of Standard Webhooks', () => {
		expect(companyOf(EXAMPLE.headers)).toBe('NL01');
	});

	it('says by its key which company signed', () => {
		expect(companyOf(signed(EXAMPLE.body, OTHER, EXAMPLE.now))).toBe('NL02');
	});

	it('is good where one of several is, so that keys can be exchanged', () => {
		const { 'webhook-signature': good } = EXAMPLE.headers;
		const others = `v1a,${OTHER} v1,${Buffer.alloc(32).toString('base64')}`;
		expect(companyOf({ ...EXAMPLE.headers, 'webhook-signature': `${others} ${good}` })).toBe('NL01');
	});

	it.each([
		['another body', {}, Buffer.from('{"test": 2432232315}')],
		['another id', { 'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJel' }, EXAMPLE.body],
		['another time', { 'webhook-timestamp': '1614265331' }, EXAMPLE.body],
	])('is not good of %s', (_what, headers, body) => {
		expect(() => companyOf({ ...EXAMPLE.headers, ...headers }, body)).toThrow(
			refused('webhook-signature', 'not made of this body'),
		);
	});

	it('is not good by a key that nobody has here', () => {
		const headers = signed(EXAMPLE.body, Buffer.alloc(32, 8).toString('base64'), EXAMPLE.now);
		expect(() => companyOf(headers)).toThrow(refused('webhook-signature', 'not made of this body'));
		expect(() => signerOf(readSignature(EXAMPLE.headers, EXAMPLE.now), EXAMPLE.body, [])).toThrow(
			refused('webhook-signature', 'not made of this body'),
		);
	});

	it.each([
		[-300, true],
		[300, true],
		[-301, false],
		[301, false],
	])('may be %d seconds from the real time: %s', (seconds, good) => {
		const judge = () => companyOf(EXAMPLE.headers, EXAMPLE.body, EXAMPLE.now + seconds * 1_000);
		if (good) expect(judge()).toBe('NL01');
		else expect(judge).toThrow(refused('webhook-timestamp', 'more than 300 seconds'));
	});

	it.each([
		['webhook-id', undefined],
		['webhook-id', ''],
		['webhook-id', 'a b'],
		['webhook-timestamp', undefined],
		['webhook-timestamp', '2021-02-25'],
		['webhook-timestamp', '1e9'],
		['webhook-signature', ''],
		['webhook-signature', 'v1,'],
		['webhook-signature', 'v1,c2hvcnQ='],
		['webhook-signature', EXAMPLE.headers['webhook-signature'].replace('v1', 'v2')],
	])('needs its headers as they should be: %s %j', (name, value) => {
		expect(() => companyOf({ ...EXAMPLE.headers, [name]: value })).toThrow(refused(name, /./));
	});
});

describe('the keys', () => {
	it('are several of a company where it exchanges them', () => {
		expect(readSigningKeys(`NL01 ${OTHER}\n\n  NL01\t${EXAMPLE.secret}  \n`).map(({ company }) => company)).toEqual([
			'NL01',
			'NL01',
		]);
		expect(readSigningKeys('')).toEqual([]);
	});

	it.each([
		['no company', OTHER],
		['no base64', 'NL01 not-base64!!'],
		['too short a key', `NL01 ${Buffer.alloc(23).toString('base64')}`],
		['a key of two companies', `NL02 ${OTHER}\nNL01 ${OTHER}`],
	])('are refused by their line and not by their text: %s', (_what, secret) => {
		const reading = () => readSigningKeys(`\nNL03 ${EXAMPLE.secret}\n${secret}`);
		expect(reading).toThrow(
			expect.objectContaining({
				code: 'CONFIG_INVALID',
				facts: expect.objectContaining({ field: 'erp-http-keys, line 3' }),
				message: expect.not.stringContaining(secret.split(' ').at(-1) as string),
			}),
		);
	});
});
