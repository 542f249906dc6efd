import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type MethodServer, startMethodServer } from '../../../../../infra/local/demo-answerers/server.ts';

const question = {
	kind: 'process',
	question: 'Did it?',
	rule: 'r',
	choices: [
		{ id: 'yes', text: 'yes' },
		{ id: 'no', text: 'no' },
	],
	evidence: [],
};
const body = (content = `m\n${JSON.stringify(question)}\nm`) =>
	JSON.stringify({ model: 'always', messages: [{ role: 'user', content }] });

let server: MethodServer;
beforeEach(async () => {
	const always = () => ({ choice: 'yes', confidence: 0.9, citations: ['yes'] });
	server = await startMethodServer({ port: 0, key: 'k', methods: { always } });
});
afterEach(() => server.stop());

const call = (path: string, init: RequestInit = {}, key = 'k') =>
	fetch(`${server.url}${path}`, { ...init, headers: { authorization: `Bearer ${key}` } });

describe('the server of the demonstration’s answerers', () => {
	it('answers a question as a model would', async () => {
		const response = await call('/always/v1/chat/completions', { method: 'POST', body: body() });
		expect(response.status).toBe(200);
		expect(response.headers.get('x-request-id')).toMatch(/^demo-/);
		const completion = (await response.json()) as {
			choices: { finish_reason: string; message: { content: string } }[];
		};
		expect(completion.choices[0]?.finish_reason).toBe('stop');
		expect(JSON.parse(completion.choices[0]?.message.content ?? '')).toEqual({
			choice: 'yes',
			confidence: 0.9,
			citations: ['yes'],
		});
	});

	it('lists its model, which is how its health is asked for', async () => {
		expect(await (await call('/always/v1/models')).json()).toMatchObject({ data: [{ id: 'always' }] });
	});

	it.each([
		['a wrong key', '/always/v1/models', {}, 'x', 401],
		['an answerer that is none', '/never/v1/models', {}, 'k', 404],
		['a name that every object has', '/constructor/v1/models', {}, 'k', 404],
		['an address that is none', '/always/v1/files', {}, 'k', 404],
		['a body that is no JSON', '/always/v1/chat/completions', { method: 'POST', body: '{' }, 'k', 400],
		['a prompt without a question', '/always/v1/chat/completions', { method: 'POST', body: body('hello') }, 'k', 400],
		['a body beyond 1 MiB', '/always/v1/chat/completions', { method: 'POST', body: 'x'.repeat(1_100_000) }, 'k', 413],
	])('refuses %s', async (_what, path, init, key, status) => {
		const response = await call(path, init, key);
		expect(response.status).toBe(status);
		expect(await response.json()).toMatchObject({ error: { message: expect.any(String) } });
	});
});
