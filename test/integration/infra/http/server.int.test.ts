import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FastifyPluginAsync } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { PsraError } from '../../../../infra/errors.ts';
import { createHttpServer, type HttpServer } from '../../../../infra/http/server.ts';
import { createMetrics } from '../../../../infra/metrics/index.ts';
import { exchangeBytes } from '../../../support/http/exchange-bytes.ts';
import { memoryIdentify } from '../../../support/http/memory-access.ts';
import { memoryLogger } from '../../../support/http/memory-logger.ts';

const BODY_LIMIT = 1_000;
const MEMBER = 'member-token';
const OPERATOR = 'operator-token';

const identify = memoryIdentify({
	[MEMBER]: { company: 'NL01', role: 'member', label: 'console' },
	[OPERATOR]: { company: 'NL01', role: 'operator', label: 'monitoring' },
});

/** Routes that fail in each way that a route can. */
const sample: FastifyPluginAsyncZod = async (app) => {
	const lines = z.object({ lines: z.array(z.object({ quantity: z.number() })) });
	app.post('/v1/orders', { schema: { body: lines } }, async () => ({ taken: true }));
	app.put('/v1/orders/:id', async () => ({ changed: true }));
	app.get('/v1/down', async () => {
		throw new PsraError('DATABASE_UNAVAILABLE', 'PostgreSQL: connect ECONNREFUSED 10.0.0.7:5432');
	});
	app.get('/v1/defect', async () => {
		throw new TypeError("Cannot read properties of undefined (reading 'secret')");
	});
	app.get('/v1/trail', async (request) => request.getDecorator<object>('trail') as object);
	app.get(
		'/v1/lie',
		{ schema: { response: { 200: z.object({ count: z.number() }) } } },
		async () => ({ count: 'many' }) as never,
	);
};

let server: HttpServer;
let url: string;
let ready = true;
const logger = memoryLogger();

beforeAll(async () => {
	server = createHttpServer({
		logger,
		identify,
		bodyLimit: BODY_LIMIT,
		readiness: { database: async () => ready },
		metrics: createMetrics(),
		routes: [sample as FastifyPluginAsync],
	});
	url = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => server.close());
beforeEach(() => {
	ready = true;
	logger.lines.length = 0;
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

function call(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
	return fetch(url + path, { ...init, headers: { ...bearer(MEMBER), ...init.headers } });
}

function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
	return call('/v1/orders', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
}

async function problemOf(response: Response) {
	expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
	const document = (await response.json()) as Record<string, unknown>;
	expect(document).toMatchObject({
		status: response.status,
		type: `urn:psra:problem:${String(document.code).toLowerCase().replaceAll('_', '-')}`,
		title: expect.any(String),
		detail: expect.any(String),
		remedy: expect.any(String),
		instance: `urn:psra:request:${response.headers.get('x-request-id')}`,
	});
	return document;
}

describe('how the process does', () => {
	it('is told to everybody', async () => {
		const alive = await fetch(`${url}/healthz`);
		expect([alive.status, await alive.json()]).toEqual([200, { status: 'alive' }]);
		const can = await fetch(`${url}/readyz`);
		expect([can.status, await can.json()]).toEqual([200, { status: 'ready' }]);
	});

	it('is not ready while it lacks its database, and is alive still', async () => {
		ready = false;
		const response = await fetch(`${url}/readyz`);
		expect(response.status).toBe(503);
		expect(response.headers.get('retry-after')).toBe('5');
		expect(await problemOf(response)).toMatchObject({ code: 'NOT_READY' });
		expect((await fetch(`${url}/healthz`)).status).toBe(200);
	});

	it('is told in figures to operators only', async () => {
		expect((await fetch(`${url}/metrics`)).status).toBe(401);
		const denied = await call('/metrics');
		expect(denied.status).toBe(403);
		expect(denied.headers.get('www-authenticate')).toBe('Bearer realm="psra", error="insufficient_scope"');
		expect(await problemOf(denied)).toMatchObject({ code: 'ACCESS_DENIED', field: 'Authorization' });

		await call('/v1/orders/17', { method: 'PUT' });
		const figures = await (await call('/metrics', { headers: bearer(OPERATOR) })).text();
		expect(figures).toMatch(
			/^psra_http_request_duration_seconds_count\{method="PUT",route="\/v1\/orders\/:id",status="200"\} 1$/m,
		);
	});
});

describe('a request without a good token', () => {
	it.each([
		['no header', undefined, 'Bearer realm="psra"'],
		['an unknown token', 'Bearer nobody', 'Bearer realm="psra", error="invalid_token"'],
		['another scheme', 'Basic bWVtYmVyOnRva2Vu', 'Bearer realm="psra", error="invalid_token"'],
		['a name that every object has', 'Bearer constructor', 'Bearer realm="psra", error="invalid_token"'],
		['an empty token', 'Bearer ', 'Bearer realm="psra", error="invalid_token"'],
	])('is refused: %s', async (_what, authorization, challenge) => {
		const response = await fetch(`${url}/v1/down`, { headers: authorization ? { authorization } : {} });
		expect(response.status).toBe(401);
		expect(response.headers.get('www-authenticate')).toBe(challenge);
		expect(await problemOf(response)).toMatchObject({ code: 'ACCESS_TOKEN_INVALID', field: 'Authorization' });
	});

	it('learns neither which addresses there are nor what they take', async () => {
		const answers = await Promise.all([
			fetch(`${url}/v1/nowhere`),
			fetch(`${url}/v1/orders`, { method: 'DELETE' }),
			fetch(`${url}/v1/orders`, { method: 'POST', body: 'x'.repeat(BODY_LIMIT + 1) }),
		]);
		expect(answers.map((response) => response.status)).toEqual([401, 401, 401]);
	});

	it('leaves no token in the log', async () => {
		await call('/v1/trail');
		await call('/v1/defect');
		expect(JSON.stringify(logger.lines)).not.toContain(MEMBER);
	});
});

describe('a fault of the caller', () => {
	it('404: nothing is served there', async () => {
		const response = await call('/v1/nowhere?x=1');
		expect(response.status).toBe(404);
		expect(await problemOf(response)).toMatchObject({
			code: 'ROUTE_UNKNOWN',
			field: 'path',
			detail: 'Nothing is served at /v1/nowhere.',
		});
	});

	it('405: the address is served by another method', async () => {
		const response = await call('/v1/orders/17', { method: 'DELETE' });
		expect(response.status).toBe(405);
		expect(response.headers.get('allow')).toBe('PUT');
		expect(await problemOf(response)).toMatchObject({
			code: 'METHOD_NOT_ALLOWED',
			field: 'method',
			problem: 'DELETE',
			remedy: 'Use PUT.',
		});
	});

	it('400: the body has values that are not allowed, each with its place', async () => {
		const response = await post('{"lines":[{"quantity":1},{"quantity":"two"}]}');
		expect(response.status).toBe(400);
		expect(await problemOf(response)).toMatchObject({
			code: 'VALUE_INVALID',
			field: 'body.lines[1].quantity',
			problem: expect.stringContaining('number'),
		});
	});

	it.each([
		['no JSON', '{"lines":'],
		['nothing', ''],
		['a key that would change every object', '{"__proto__":{"admin":true}}'],
	])('400: the body is %s', async (_what, body) => {
		const response = await post(body);
		expect(response.status).toBe(400);
		expect(await problemOf(response)).toMatchObject({ code: 'REQUEST_MALFORMED', field: 'body' });
	});

	it('413: the body is too large, whether it says so or not', async () => {
		const large = JSON.stringify({ lines: [], note: 'x'.repeat(BODY_LIMIT) });
		const said = await post(large);
		expect(said.status).toBe(413);
		expect(await problemOf(said)).toMatchObject({ code: 'BODY_TOO_LARGE', field: 'body' });

		const init = {
			method: 'POST',
			headers: { ...bearer(MEMBER), 'content-type': 'application/json' },
			body: new Blob([large]).stream(),
			duplex: 'half',
		};
		expect((await fetch(`${url}/v1/orders`, init as RequestInit)).status).toBe(413);
	});

	it.each(['text/plain', 'application/xml', 'nonsense'])('415: the body is %s', async (mediaType) => {
		const response = await post('hello', { 'content-type': mediaType });
		expect(response.status).toBe(415);
		expect(await problemOf(response)).toMatchObject({ code: 'MEDIA_TYPE_UNSUPPORTED', field: 'Content-Type' });
	});

	it('400: the path is no percent-encoding', async () => {
		const response = await call('/v1/orders/%zz', { method: 'PUT' });
		expect(response.status).toBe(400);
		expect(await problemOf(response)).toMatchObject({ code: 'REQUEST_MALFORMED', field: 'path' });
	});

	it('400: a part of the path is too long', async () => {
		const response = await call(`/v1/orders/${'x'.repeat(1_001)}`, { method: 'PUT' });
		expect(response.status).toBe(400);
		expect(await problemOf(response)).toMatchObject({ code: 'REQUEST_MALFORMED', field: 'path' });
	});

	it('400: the bytes are no HTTP at all', async () => {
		const answer = await exchangeBytes(url, 'HELO mail.example\r\n\r\n');
		expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/);
		expect(JSON.parse(answer.split('\r\n\r\n')[1] as string)).toMatchObject({ status: 400, code: 'REQUEST_MALFORMED' });
	});
});

describe('a fault of ours', () => {
	it('503: an outside fault, which may pass; how we are built is not told', async () => {
		const response = await call('/v1/down');
		expect(response.status).toBe(503);
		expect(response.headers.get('retry-after')).toBe('5');
		const document = await problemOf(response);
		expect(document).toMatchObject({ code: 'DATABASE_UNAVAILABLE', detail: 'The system can not answer for now.' });
		expect(JSON.stringify(document)).not.toContain('10.0.0.7');
	});

	it.each([
		['a defect', '/v1/defect'],
		['an answer that breaks its own promise', '/v1/lie'],
	])('500: %s, told to the log with the request id', async (_what, path) => {
		const response = await call(path);
		expect(response.status).toBe(500);
		expect(JSON.stringify(await problemOf(response))).not.toContain('secret');
		const [line] = logger.lines.filter(({ level }) => level === 'error');
		expect(line?.facts).toMatchObject({
			requestId: response.headers.get('x-request-id'),
			code: 'REQUEST_FAILED',
			err: expect.any(Error),
		});
	});
});

describe('a token that can not be looked up', () => {
	it('503: nobody gets in, and nobody is told that their token is bad', async () => {
		const identifyAway = async () => {
			throw new PsraError('DATABASE_UNAVAILABLE', 'PostgreSQL: the connection broke');
		};
		const shut = createHttpServer({
			logger,
			identify: identifyAway,
			readiness: {},
			routes: [sample as FastifyPluginAsync],
		});
		const at = await shut.listen({ host: '127.0.0.1', port: 0 });
		const response = await fetch(`${at}/v1/trail`, { headers: bearer(MEMBER) });
		await shut.close();
		expect([response.status, response.headers.get('www-authenticate')]).toEqual([503, null]);
	});
});

describe('every answer', () => {
	it("names its request and carries the caller's trace on", async () => {
		const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
		const response = await call('/v1/trail', {
			headers: { 'x-request-id': 'order-17', traceparent: `00-${trace}-00f067aa0ba902b7-01` },
		});
		expect(response.headers.get('x-request-id')).toBe('order-17');
		const traceparent = response.headers.get('traceparent');
		expect(traceparent).toMatch(new RegExp(`^00-${trace}-(?!00f067aa0ba902b7)[0-9a-f]{16}-01$`));
		expect(await response.json()).toEqual({ correlationId: 'order-17', causationId: null, traceparent });
	});

	it('is a line in the log with the company and the pattern of the address', async () => {
		const response = await call('/v1/orders/17', { method: 'PUT' });
		await response.text();
		await call('/v1/trail');
		expect(logger.lines[0]).toMatchObject({
			level: 'info',
			facts: {
				company: 'NL01',
				method: 'PUT',
				route: '/v1/orders/:id',
				status: 200,
				requestId: response.headers.get('x-request-id'),
			},
		});
	});
});

describe('listening', () => {
	it('says which setting is at fault where the port is taken', async () => {
		const second = createHttpServer({ logger, identify, readiness: {}, routes: [] });
		const attempt = second.listen({ host: '127.0.0.1', port: Number(new URL(url).port) });
		await expect(attempt).rejects.toMatchObject({
			code: 'CONFIG_INVALID',
			facts: { field: 'PSRA_API_HOST, PSRA_API_PORT', problem: 'another process listens there' },
		});
		await second.close();
	});

	it('ends with the requests in work answered', async () => {
		const entered = Promise.withResolvers<void>();
		const gate = Promise.withResolvers<void>();
		const slow: FastifyPluginAsync = async (app) => {
			app.get('/v1/slow', async () => {
				entered.resolve();
				await gate.promise;
				return { done: true };
			});
		};
		const closing = createHttpServer({ logger, identify, readiness: {}, routes: [slow] });
		const at = await closing.listen({ host: '127.0.0.1', port: 0 });
		const answer = fetch(`${at}/v1/slow`, { headers: bearer(MEMBER) });
		await entered.promise;
		const closed = closing.close();
		gate.resolve();
		expect(await (await answer).json()).toEqual({ done: true });
		await closed;
		await expect(fetch(`${at}/healthz`)).rejects.toThrow();
	});
});
