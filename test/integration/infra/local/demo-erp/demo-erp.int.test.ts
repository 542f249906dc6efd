import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DemoErp, type DemoErpOptions, startDemoErp } from '../../../../../infra/local/demo-erp/server.ts';
import { issued } from '../../../../support/erp/origin-status.ts';

const token = 'demo-erp-secret';

/** A receipt or a problem document. */
type Answer = Readonly<Record<'receiptId' | 'disposition' | 'remedy', string>>;

describe('the demo ERP', () => {
	let dataDir: string;
	let erp: DemoErp;
	const start = (options: Partial<DemoErpOptions> = {}) => startDemoErp({ port: 0, dataDir, token, ...options });
	const restart = async (options: Partial<DemoErpOptions> = {}) => {
		await erp.stop();
		erp = await start(options);
	};

	beforeEach(async () => {
		dataDir = await mkdtemp(join(tmpdir(), 'demo-erp-'));
		erp = await start();
	});
	afterEach(async () => {
		await erp.stop();
		await rm(dataDir, { recursive: true });
	});

	interface Call {
		body?: unknown;
		key?: string | undefined;
		auth?: string | undefined;
		sku?: string;
	}
	async function put({ body = issued, key = '"k-1"', auth = `Bearer ${token}`, sku = issued.sku }: Call = {}) {
		const headers = new Headers({ 'content-type': 'application/json' });
		if (auth !== '') headers.set('authorization', auth);
		if (key !== '') headers.set('idempotency-key', key);
		const response = await fetch(`${erp.url}/inventory/items/${encodeURIComponent(sku)}/origin-status`, {
			method: 'PUT',
			headers,
			body: typeof body === 'string' ? body : JSON.stringify(body),
		});
		return { status: response.status, headers: response.headers, answer: (await response.json()) as Answer };
	}
	async function receipts() {
		const response = await fetch(`${erp.url}/receipts`, { headers: { authorization: `Bearer ${token}` } });
		return ((await response.json()) as { receipts: unknown[] }).receipts;
	}

	it('listens on the loopback address and says without a token that it is well', async () => {
		expect(new URL(erp.url).hostname).toBe('127.0.0.1');
		const response = await fetch(`${erp.url}/healthz`);
		expect([response.status, await response.json()]).toEqual([200, { status: 'ok', system: 'demo-erp' }]);
	});

	it('gives a receipt and lists it', async () => {
		const { status, answer } = await put();
		expect(status).toBe(200);
		expect(answer).toEqual({
			receiptId: 'R-000001',
			disposition: 'applied',
			version: 1,
			receivedAt: expect.stringMatching(/^\d{4}-.*Z$/),
		});
		expect(await receipts()).toEqual([{ ...answer, key: 'k-1', status: issued }]);
	});

	it('answers the same request as the first time, its key quoted or not, its fields in any order', async () => {
		const first = await put();
		const again = await put({ key: 'k-1', body: Object.fromEntries(Object.entries(issued).toReversed()) });
		expect(again.answer).toEqual(first.answer);
		expect(again.headers.get('idempotency-replayed')).toBe('true');
		expect(await receipts()).toHaveLength(1);
	});

	it('remembers receipts, keys and versions after a restart', async () => {
		const first = await put({ body: { ...issued, version: 3 } });
		await restart();
		expect((await put({ body: { ...issued, version: 3 } })).answer).toEqual(first.answer);
		expect((await put({ key: 'k-2' })).answer).toMatchObject({
			receiptId: 'R-000002',
			disposition: 'stale',
			version: 1,
		});
	});

	it('drops the torn line that a crash left, and goes on behind the whole ones', async () => {
		const first = await put();
		await erp.stop();
		await appendFile(join(dataDir, 'receipts.jsonl'), '{"receiptId":"R-0000');
		erp = await start();
		expect((await put()).answer).toEqual(first.answer);
		expect((await put({ key: 'k-2', body: { ...issued, version: 2 } })).answer.receiptId).toBe('R-000002');
		const lines = (await readFile(join(dataDir, 'receipts.jsonl'), 'utf8')).trim().split('\n');
		expect(lines.map((line) => JSON.parse(line).receiptId)).toEqual(['R-000001', 'R-000002']);
	});

	it('does not start on a file that is damaged inside, and names the line', async () => {
		const folder = join(dataDir, 'damaged');
		await (await startDemoErp({ port: 0, dataDir: folder, token })).stop();
		await writeFile(join(folder, 'receipts.jsonl'), '{}broken\n');
		await expect(startDemoErp({ port: 0, dataDir: folder, token })).rejects.toThrow(/line 1 is no JSON/);
	});

	it('answers 409 while the first request is in work, then the first answer', async () => {
		const gate = Promise.withResolvers<void>();
		const entered = Promise.withResolvers<void>();
		await restart({
			work: async () => {
				entered.resolve();
				await gate.promise;
			},
		});
		const first = put();
		await entered.promise;
		const second = await put();
		expect(second.status).toBe(409);
		expect(second.headers.get('retry-after')).toBe('1');
		gate.resolve();
		const { answer } = await first;
		expect((await put()).answer).toEqual(answer);
	});

	it('gives two simultaneous versions one receipt each and ends with the later one', async () => {
		const answers = await Promise.all(
			[1, 2, 3, 4].map((version) => put({ key: `k-${version}`, body: { ...issued, version } })),
		);
		expect(new Set(answers.map(({ answer }) => answer.receiptId)).size).toBe(4);
		expect((await put({ key: 'late', body: { ...issued, version: 3 } })).answer.disposition).toBe('stale');
	});

	it.each<[string, Call, number, string | undefined]>([
		['no token', { auth: '' }, 401, undefined],
		['a wrong token', { auth: 'Bearer guess' }, 401, undefined],
		['no key', { key: '' }, 400, 'Idempotency-Key'],
		['a key that is no string', { key: '"open' }, 400, 'Idempotency-Key'],
		['an empty key', { key: '""' }, 400, 'Idempotency-Key'],
		['no JSON', { body: '{' }, 400, undefined],
		['a version below one', { body: { ...issued, version: 0 } }, 400, 'version'],
		['a day that does not exist', { body: { ...issued, validTo: '2027-02-29' } }, 400, 'validTo'],
		['an unknown field', { body: { ...issued, colour: 'red' } }, 400, ''],
		['another item in the address', { sku: 'OTHER' }, 400, 'sku'],
	])('refuses %s with a problem document', async (_what, call, status, field) => {
		const { status: given, headers, answer } = await put(call);
		expect(given).toBe(status);
		expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
		expect(answer).toMatchObject({ type: 'about:blank', status, ...(field === undefined ? {} : { field }) });
		expect(answer.remedy).not.toBe('');
		expect(await receipts()).toEqual([]);
	});

	it('refuses the same key with another body, and another content of the same version', async () => {
		await put();
		expect((await put({ body: { ...issued, validTo: '2027-12-31' } })).status).toBe(422);
		expect((await put({ key: 'k-2', body: { ...issued, validTo: '2027-12-31' } })).status).toBe(412);
		expect(await receipts()).toHaveLength(1);
	});

	it('keeps its receipts from who has no token, and describes unknown addresses', async () => {
		expect((await fetch(`${erp.url}/receipts`)).status).toBe(401);
		const unknown = await fetch(`${erp.url}/nowhere?secret=1`);
		expect(unknown.status).toBe(404);
		expect(await unknown.json()).toMatchObject({ detail: 'GET /nowhere is not served.' });
	});
});
