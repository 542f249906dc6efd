import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PsraError } from '../../../../infra/errors.ts';
import { openAiAnswerer } from '../../../../infra/llm/openai-answerer.ts';
import type { Prompt } from '../../../../infra/ports/answerers.ts';
import {
	answerText,
	bomb,
	completion,
	drop,
	dropInBody,
	elsewhere,
	flood,
	hang,
	hangInBody,
	json,
	type OpenAiServer,
	openAiServer,
	page,
	type Reply,
	secrets,
	status,
} from '../../../support/llm/openai-server.ts';
import { identity } from '../../../support/llm/panel.ts';

const PROMPT: Prompt = { system: 'You are asked.', user: 'Is it so?', choices: ['yes', 'no'] };

let server: OpenAiServer;
beforeAll(async () => {
	server = await openAiServer();
});
afterAll(() => server.stop());

const answerer = ({ timeoutMs = 5_000, model = 'test', from = secrets } = {}) =>
	openAiAnswerer({
		settings: { ...identity('one'), model, baseUrl: server.baseUrl, secret: 'llm-key' },
		secrets: from,
		timeoutMs,
	});
async function asked(reply: Reply, timeoutMs?: number) {
	server.script(reply);
	const before = server.requests.length;
	const said = await answerer(timeoutMs === undefined ? {} : { timeoutMs }).ask(PROMPT);
	return { said, requests: server.requests.slice(before) };
}

describe('an OpenAI-compatible endpoint', () => {
	it('gives a vote, with what is kept of the request', async () => {
		const text = answerText('yes', 0.9, ['e1']);
		const { said } = await asked(completion(text));
		expect(said).toEqual({
			choice: 'yes',
			confidence: 0.9,
			citations: ['e1'],
			requestId: 'req-7',
			outputSha256: createHash('sha256').update(text).digest('hex'),
			promptTokens: 120,
			completionTokens: 12,
			parameters: '{"temperature":0,"seed":1,"max_tokens":500}',
		});
	});

	it('is asked for the offered ids in a strict form in which every field is required, and for nothing else', async () => {
		const { requests } = await asked(completion(answerText('no', 0.8)));
		expect(requests).toHaveLength(1);
		const { response_format: format, messages, tools, ...body } = (requests[0]?.body ?? {}) as Record<string, never>;
		expect(tools).toBeUndefined();
		expect(body).toMatchObject({ model: 'test', temperature: 0, max_tokens: 500 });
		expect(messages).toEqual([
			{ role: 'system', content: PROMPT.system },
			{ role: 'user', content: PROMPT.user },
		]);
		expect(format).toMatchObject({
			type: 'json_schema',
			json_schema: { strict: true, schema: { required: ['choice', 'confidence', 'citations'] } },
		});
		expect(JSON.stringify(format)).toContain('"enum":["yes","no"]');
		expect(JSON.stringify(format)).not.toMatch(/minimum|maximum|pattern/i);
	});

	it.each<[string, Reply, string]>([
		['declines', completion(null, { message: { refusal: 'I can not help with that.' } }), 'refusal'],
		['finds that the evidence does not tell', completion(answerText(null, 0)), 'refusal'],
		['filters its answer', completion(null, { choice: { finish_reason: 'content_filter' } }), 'refusal'],
		['is cut off', completion('{"choice":"ye', { choice: { finish_reason: 'length' } }), 'length'],
		['calls a tool', completion(null, { choice: { finish_reason: 'tool_calls' } }), 'invalid'],
		['writes prose', completion('The answer is yes.'), 'invalid'],
		['puts a fence round its JSON', completion(`\`\`\`json\n${answerText('yes', 1)}\n\`\`\``), 'invalid'],
		['cuts its JSON', completion('{"choice":"yes","confid'), 'invalid'],
		['leaves a field out', completion('{"choice":"yes","confidence":0.9}'), 'invalid'],
		['adds a field', completion('{"choice":"yes","confidence":0.9,"citations":[],"verdict":"originating"}'), 'invalid'],
		['is more than certain', completion(answerText('yes', 1.2)), 'invalid'],
		['says NaN', completion('{"choice":"yes","confidence":NaN,"citations":[]}'), 'invalid'],
		['says nothing', completion(null), 'invalid'],
		['has no choices', json(200, { id: 'c', object: 'chat.completion', choices: [] }), 'invalid'],
		['answers 200 with an error', json(200, { error: { message: 'overloaded' } }), 'invalid'],
		['serves a page', page, 'invalid'],
		['chooses what was not offered', completion(answerText('maybe', 0.9)), 'unknown-choice'],
		['fails', status(500), 'unavailable'],
		['is overloaded', status(529), 'unavailable'],
		['refuses the request', status(400), 'refusal'],
		['finds the request too long', status(413), 'refusal'],
		['can not process the request', status(422), 'refusal'],
		['talks without end', completion(`${answerText('yes', 1)}${' '.repeat(20_000)}`), 'invalid'],
		['cites what no database keeps', completion(answerText('yes', 1, ['e1\u0000'])), 'invalid'],
		['sends more than an answer can be', flood, 'invalid'],
		['sends a body that unpacks to gigabytes', bomb, 'invalid'],
		['sends its callers elsewhere', elsewhere, 'unavailable'],
		['drops the connection', drop, 'unavailable'],
		['drops the connection in the body', dropInBody, 'unavailable'],
	])('that %s abstains, and is asked once', async (_, reply, reason) => {
		const { said, requests } = await asked(reply);
		expect(said).toMatchObject({ abstained: reason });
		expect('choice' in said).toBe(false);
		expect(requests).toHaveLength(1);
	});

	it('is asked nowhere else, whatever it says', async () => {
		const { requests } = await asked(elsewhere);
		expect(requests.map(({ path }) => path)).toEqual(['/v1/chat/completions']);
	});

	it('names its answer by an id, or has none', async () => {
		const id = 'x'.repeat(100_000);
		const unnamed = json(200, { id, choices: [{ finish_reason: 'stop', message: { content: answerText('yes', 1) } }] });
		expect((await asked(unnamed)).said).toMatchObject({ choice: 'yes', requestId: null });
	});

	it('keeps hash and tokens of an answer that can not be used', async () => {
		const { said } = await asked(completion('The answer is yes.'));
		expect(said).toMatchObject({
			outputSha256: createHash('sha256').update('The answer is yes.').digest('hex'),
			requestId: 'req-7',
			promptTokens: 120,
		});
	});

	it.each<[string, Record<string, string>, number]>([
		['seconds', { 'retry-after': '7' }, 7_000],
		['milliseconds', { 'retry-after-ms': '250', 'retry-after': '7' }, 250],
		[
			'a date, by its own clock',
			{ date: 'Mon, 02 Mar 2026 09:00:00 GMT', 'retry-after': 'Mon, 02 Mar 2026 09:00:30 GMT' },
			30_000,
		],
		['a day, of which it gets a minute', { 'retry-after': '86400' }, 60_000],
	])('may ask for a pause in %s', async (_, headers, retryAfterMs) => {
		expect((await asked(status(429, headers))).said).toMatchObject({ abstained: 'unavailable', retryAfterMs });
	});

	it.each<[string, Reply]>([
		['says nothing', hang],
		['never ends', hangInBody],
	])('that %s is given up in time', async (_, reply) => {
		const { said } = await asked(reply, 50);
		expect(said).toMatchObject({ abstained: 'unavailable', detail: 'the endpoint gave no answer in time' });
	});

	it('tells in the log neither its key nor what it said', async () => {
		const leak = json(401, { error: { message: 'bad key key-of-the-test' } });
		expect(JSON.stringify((await asked(leak)).said)).not.toContain('key-of-the-test');
	});

	it('abstains where its key is missing or wrong, or its model is not there', async () => {
		const missing = {
			get: async (): Promise<string> => {
				throw new PsraError('SECRET_MISSING', 'The secret llm-key is not set.');
			},
		};
		server.script(completion(answerText('yes', 0.9)));
		for (const one of [
			answerer({ from: missing }),
			answerer({ from: { get: async () => 'x' } }),
			answerer({ model: 'other' }),
		])
			expect(await one.ask(PROMPT)).toMatchObject({ abstained: 'unavailable' });
	});

	it('is healthy where it lists its models to this key, and else is not', async () => {
		expect(await answerer().healthy()).toBe(true);
		expect(await answerer({ from: { get: async () => 'x' } }).healthy()).toBe(false);
		const gone = await openAiServer();
		await gone.stop();
		const settings = { ...identity('gone'), model: 'test', baseUrl: gone.baseUrl, secret: 'llm-key' };
		expect(await openAiAnswerer({ settings, secrets, timeoutMs: 500 }).healthy()).toBe(false);
	});
});
