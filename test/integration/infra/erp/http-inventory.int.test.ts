import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { idempotencyKey } from '../../../../consumers/erp-sync/idempotency-key.ts';
import { createHttpInventory } from '../../../../infra/erp/http-inventory.ts';
import { PsraError } from '../../../../infra/errors.ts';
import { startDemoErp } from '../../../../infra/local/demo-erp/server.ts';
import { inventoryErpConformance } from '../../../conformance/inventory-erp/suite.ts';
import { issued } from '../../../support/erp/origin-status.ts';

const token = 'demo-erp-secret';

inventoryErpConformance('HTTP with the demo ERP', async () => {
	const dataDir = await mkdtemp(join(tmpdir(), 'demo-erp-'));
	const erp = await startDemoErp({ port: 0, dataDir, token });
	return {
		inventory: createHttpInventory({ baseUrl: erp.url, token: async () => token, timeoutMs: 10_000 }),
		stop: async () => {
			await erp.stop();
			await rm(dataDir, { recursive: true });
		},
	};
});

describe('the inventory interface over HTTP', () => {
	let server: Server | undefined;
	afterEach(async () => {
		server?.closeAllConnections();
		await new Promise<unknown>((done) => (server ? server.close(done) : done(undefined)));
		server = undefined;
	});

	async function serve(listener: RequestListener, timeoutMs = 10_000) {
		const started = createServer(listener);
		server = started;
		await new Promise<void>((done) => started.listen(0, '127.0.0.1', done));
		const baseUrl = `http://127.0.0.1:${(started.address() as AddressInfo).port}/api/`;
		return createHttpInventory({ baseUrl, token: async () => token, timeoutMs });
	}

	const receipt = { receiptId: 'E-1', disposition: 'applied', version: 1, receivedAt: '2026-03-01T10:00:00Z' };
	const answer =
		(status: number, headers: Record<string, string>, body: string): RequestListener =>
		(request, response) => {
			request.resume();
			response.writeHead(status, headers).end(body);
		};
	const json = (status: number, body: object, headers: Record<string, string> = {}) =>
		answer(status, { 'content-type': 'application/json', ...headers }, JSON.stringify(body));

	async function failure(listener: RequestListener, timeoutMs?: number): Promise<PsraError> {
		const inventory = await serve(listener, timeoutMs);
		const error = await inventory.report(issued, idempotencyKey(issued)).then(
			() => undefined,
			(reason: unknown) => reason,
		);
		expect(error).toBeInstanceOf(PsraError);
		expect(JSON.stringify([(error as PsraError).message, (error as PsraError).facts])).not.toContain(token);
		return error as PsraError;
	}

	it('sends one PUT to the item with token, quoted key and the report', async () => {
		const seen: unknown[] = [];
		const inventory = await serve(async (request, response) => {
			const parts: Buffer[] = [];
			for await (const part of request) parts.push(part as Buffer);
			const { method, url, headers } = request;
			const { authorization, 'idempotency-key': key, 'content-type': type } = headers;
			seen.push({ method, url, authorization, key, type, body: JSON.parse(Buffer.concat(parts).toString()) });
			response.end(JSON.stringify(receipt));
		});
		const status = { ...issued, sku: 'A/B ü?' };
		expect(await inventory.report(status, idempotencyKey(status))).toEqual(receipt);
		expect(seen).toEqual([
			{
				method: 'PUT',
				url: '/api/inventory/items/A%2FB%20%C3%BC%3F/origin-status',
				authorization: `Bearer ${token}`,
				key: '"hanze/01JN5Y3F7Q9X4S8B2C6D0E1G2H/v1/A%2FB%20%C3%BC%3F/eu-uk"',
				type: 'application/json',
				body: status,
			},
		]);
	});

	it.each([408, 409, 425, 429, 500, 502, 503, 504])('may try again after %i', async (status) => {
		const error = await failure(json(status, { title: 'Busy', detail: 'later' }));
		expect(error).toMatchObject({ code: 'ERP_UNAVAILABLE', retryable: 'later', facts: { status } });
		expect(error.message).toContain('Busy: later');
		expect(error.facts).not.toHaveProperty('retryAfterMs');
	});

	it.each<[string, Record<string, string>, number]>([
		['seconds', { 'retry-after': '7' }, 7_000],
		['a date', { 'retry-after': 'Sun, 01 Mar 2026 10:00:30 GMT', date: 'Sun, 01 Mar 2026 10:00:00 GMT' }, 30_000],
		['a date gone by', { 'retry-after': 'Sun, 01 Mar 2026 09:00:00 GMT', date: 'Sun, 01 Mar 2026 10:00:00 GMT' }, 0],
	])('passes on how long to wait, given as %s', async (_what, headers, expected) => {
		expect((await failure(json(429, {}, headers))).facts['retryAfterMs']).toBe(expected);
	});

	it.each([400, 401, 403, 404, 405, 412, 422, 301, 307])('leaves %i to a person', async (status) => {
		const error = await failure(json(status, { title: 'No' }, { location: 'http://127.0.0.1:1/elsewhere' }));
		expect(error).toMatchObject({ code: 'ERP_REFUSED', retryable: 'never', facts: { status } });
		expect(error.facts.remedy).not.toBe('');
	});

	it.each<[string, RequestListener]>([
		['a page in HTML', answer(200, { 'content-type': 'text/html' }, '<html>Log in</html>')],
		['nothing', answer(204, {}, '')],
		['JSON that is no object', json(200, [])],
		['a receipt for another version', json(200, { ...receipt, version: 2 })],
		['a version as text', json(200, { ...receipt, version: '1' })],
		['a disposition that it does not know', json(200, { ...receipt, disposition: 'maybe' })],
		['a receipt without a number', json(200, { ...receipt, receiptId: '' })],
		['a receipt without a time', json(200, { ...receipt, receivedAt: 'now' })],
		['a page without end', answer(200, {}, '{"receiptId":"'.padEnd(200_000, 'x'))],
	])('calls the outcome unknown after 2xx with %s', async (_what, listener) => {
		const error = await failure(listener);
		expect(error).toMatchObject({ code: 'ERP_UNAVAILABLE', retryable: 'later', facts: { outcome: 'unknown' } });
	});

	it('calls the outcome unknown where the body is cut', async () => {
		const error = await failure((request, response) => {
			request.resume();
			response.writeHead(200, { 'content-length': '500' });
			response.write('{"receiptId":"E-1",', () => response.destroy());
		});
		expect(error).toMatchObject({ code: 'ERP_UNAVAILABLE', facts: { outcome: 'unknown' } });
	});

	it.each<[string, RequestListener]>([
		['no answer', (request) => void request.resume()],
		[
			'half an answer',
			(request, response) => {
				request.resume();
				response.writeHead(200).write('{"receiptId":');
			},
		],
	])('gives up waiting for %s', async (_what, listener) => {
		const error = await failure(listener, 50);
		expect(error).toMatchObject({ code: 'ERP_UNAVAILABLE', facts: { outcome: 'unknown' } });
		expect(error.message).toContain('within 50 ms');
	});

	it('may try again where nobody listens', async () => {
		const inventory = await serve(json(200, receipt));
		await new Promise<unknown>((done) => server?.close(done));
		server = undefined;
		const call = inventory.report(issued, idempotencyKey(issued));
		await expect(call).rejects.toMatchObject({ code: 'ERP_UNAVAILABLE', retryable: 'later' });
	});

	it('asks for the token at each call, and lets the failure to get one through', async () => {
		const inventory = createHttpInventory({
			baseUrl: 'http://127.0.0.1:1',
			token: () => Promise.reject(new PsraError('SECRET_MISSING', 'no such secret')),
			timeoutMs: 1_000,
		});
		await expect(inventory.report(issued, 'k')).rejects.toMatchObject({ code: 'SECRET_MISSING' });
	});

	it('refuses to send a key that no header can carry', async () => {
		const inventory = await serve(json(200, receipt));
		await expect(inventory.report(issued, 'a"b')).rejects.toMatchObject({ code: 'VALUE_INVALID' });
	});
});
