import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PsraError } from '../../../../infra/errors.ts';
import { createHttpServer, type HttpServer } from '../../../../infra/http/server.ts';
import { envelope } from '../../../../infra/outbox/envelope.ts';
import { erpHttp } from '../../../../producers/erp-http/index.ts';
import { answerLines, ndjson, postBatch } from '../../../support/http/erp-batch.ts';
import { memoryIdentify } from '../../../support/http/memory-access.ts';
import { memoryLogger } from '../../../support/http/memory-logger.ts';
import { signed } from '../../../support/http/sign.ts';
import { COMPANY, item } from '../../../support/installation/firm.ts';
import { clockAt } from '../../../support/memory/clock.ts';
import { memoryDatabase } from '../../../support/memory/database.ts';
import { memoryCodec } from '../../../support/memory/registry.ts';
import { until } from '../../../support/memory/until.ts';

/** What HTTP promises, on the real server with stores in memory. */
const ERP = { authorization: 'Bearer erp-token' };
const KEY = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const OTHER_KEY = Buffer.alloc(32, 2).toString('base64');

const clock = clockAt();
const logger = memoryLogger();
let database: ReturnType<typeof memoryDatabase>;
let server: HttpServer;
let url: string;
let keys: () => Promise<string>;

beforeAll(async () => {
	const codec = await memoryCodec();
	const fresh = () => memoryDatabase(envelope({ codec, clock, source: 'urn:psra:api' }));
	database = fresh();
	server = createHttpServer({
		logger,
		identify: memoryIdentify({
			'erp-token': { company: COMPANY, role: 'erp', label: 'ERP' },
			'operator-token': { company: COMPANY, role: 'operator', label: 'demo' },
			'member-token': { company: COMPANY, role: 'member', label: 'console' },
			'other-token': { company: 'OTHER', role: 'erp', label: 'ERP' },
		}),
		signingKeys: () => keys(),
		readiness: {},
		routes: [
			erpHttp({
				// Each test has a database of its own behind the one server.
				database: {
					transaction: (work) => database.transaction(work),
					ready: async () => true,
					close: async () => undefined,
				},
				codec,
				clock,
			}),
		],
	});
	url = await server.listen({ host: '127.0.0.1', port: 0 });
	renew = () => {
		database = fresh();
	};
});
let renew: () => void;
afterAll(() => server.close());
beforeEach(() => {
	renew();
	logger.lines.length = 0;
	keys = async () => `${COMPANY} ${KEY}\nOTHER ${OTHER_KEY}`;
});

const post = (body: string | Uint8Array | ReadableStream, headers: Record<string, string> = ERP, records = 'items') =>
	postBatch(url, records, body, headers);
const many = (count: number, from = 1) =>
	ndjson(...Array.from({ length: count }, (_, index) => item({ sku: `S${from + index}` })));
const taken = () => database.tables.outbox.map(({ topic, key }) => `${topic} ${Buffer.from(key ?? []).toString()}`);

async function problemOf(response: Response) {
	expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
	return (await response.json()) as Record<string, unknown>;
}

describe('who may send', () => {
	it.each([
		['an ERP', 'erp-token'],
		['an operator', 'operator-token'],
	])('%s', async (_who, token) => {
		const response = await post(many(1), { authorization: `Bearer ${token}` });
		expect([response.status, taken()]).toEqual([200, [`erp.items ${COMPANY}|S1`]]);
	});

	it('nobody with a token that only reads', async () => {
		const response = await post(many(1), { authorization: 'Bearer member-token' });
		expect(response.status).toBe(403);
		expect(await problemOf(response)).toMatchObject({ code: 'ACCESS_DENIED', field: 'Authorization' });
		expect(database.begun).toBe(0);
	});

	it.each([
		['no token', {}],
		['a wrong one', { authorization: 'Bearer nobody' }],
	])('nobody with %s', async (_what, headers) => {
		const response = await post(many(1), headers as Record<string, string>);
		expect(response.status).toBe(401);
		expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm="psra"/);
		expect(await problemOf(response)).toMatchObject({ code: 'ACCESS_TOKEN_INVALID' });
		expect(database.begun).toBe(0);
	});

	it('nobody for another company: its lines are refused one by one', async () => {
		const answers = await answerLines(await post(many(1), { authorization: 'Bearer other-token' }));
		expect(answers[0]).toMatchObject({
			status: 'rejected',
			problems: [{ code: 'COMPANY_MISMATCH', field: 'company' }],
		});
		expect(taken()).toEqual(['erp.items.dlq OTHER']);
	});
});

describe('a signed request', () => {
	it('is let in for the company whose key signed it', async () => {
		const body = many(2);
		const answers = await answerLines(await post(body, signed(body, KEY)));
		expect(answers.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'complete']);
		const foreign = await answerLines(await post(body, signed(body, OTHER_KEY)));
		expect(foreign.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'complete']);
	});

	it('is let in without a body too, and then has no lines', async () => {
		expect(await answerLines(await post('', signed('', KEY)))).toEqual([
			{ status: 'complete', lines: 0, accepted: 0, repeated: 0, rejected: 0 },
		]);
	});

	it('changes nothing when it is sent again by someone who overheard it', async () => {
		const body = many(2);
		const headers = signed(body, KEY);
		await (await post(body, headers)).text();
		const again = await answerLines(await post(body, headers));
		expect(again.map(({ status }) => status)).toEqual(['repeated', 'repeated', 'complete']);
		expect(taken()).toHaveLength(2);
	});

	it.each([
		['of another body', () => signed(many(2), KEY), 'webhook-signature'],
		['by a key that nobody has', () => signed(many(1), Buffer.alloc(32, 3).toString('base64')), 'webhook-signature'],
		['from six minutes ago', () => signed(many(1), KEY, Date.now() - 360_000), 'webhook-timestamp'],
		['from six minutes ahead', () => signed(many(1), KEY, Date.now() + 360_000), 'webhook-timestamp'],
		['without its id', () => ({ ...signed(many(1), KEY), 'webhook-id': '' }), 'webhook-id'],
		['that is wrong beside a good token', () => ({ ...signed(many(2), KEY), ...ERP }), 'webhook-signature'],
	])('is refused with a signature %s', async (_what, headers, field) => {
		const response = await post(many(1), headers());
		expect(response.status).toBe(401);
		expect(await problemOf(response)).toMatchObject({ code: 'SIGNATURE_INVALID', field, remedy: expect.any(String) });
		expect(database.begun).toBe(0);
	});

	it('is refused where no keys were ever set, which is no fault of the system', async () => {
		keys = () => Promise.reject(new PsraError('SECRET_MISSING', 'The secret is not set.'));
		const response = await post(many(1), signed(many(1), KEY));
		expect([response.status, (await problemOf(response))['code']]).toEqual([401, 'SIGNATURE_INVALID']);
		expect(logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
	});

	it('meets an exchanged key at once', async () => {
		keys = async () => `${COMPANY} ${OTHER_KEY}`;
		expect((await post(many(1), signed(many(1), KEY))).status).toBe(401);
		expect((await post(many(1), signed(many(1), OTHER_KEY))).status).toBe(200);
	});

	it('may have sixteen mebibytes, since it is kept whole until it is known to be good', async () => {
		const body = Buffer.alloc(16_777_217, 0x0a);
		const response = await post(body, signed(body, KEY));
		expect([response.status, (await problemOf(response))['code']]).toEqual([413, 'BODY_TOO_LARGE']);
		const fits = body.subarray(1).fill(' ');
		expect((await post(fits, signed(fits, KEY))).status).toBe(200);
	});

	it('opens nothing else', async () => {
		const response = await fetch(`${url}/v1/openapi.json`, { headers: signed('', KEY) });
		expect(response.status).toBe(401);
	});
});

describe('a request that is refused as a whole', () => {
	it.each([
		['records that are none', 'work-orders', {}, 404, 'ROUTE_UNKNOWN'],
		['another media type', 'items', { 'content-type': 'application/json' }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
		['a compressed body', 'items', { 'content-encoding': 'gzip' }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
	])('%s', async (_what, records, headers, status, code) => {
		const response = await post(many(1), { ...ERP, ...headers }, records);
		expect(response.status).toBe(status);
		expect(await problemOf(response)).toMatchObject({ code, remedy: expect.any(String) });
		expect(database.begun).toBe(0);
	});

	it('one that only reads', async () => {
		const response = await fetch(`${url}/v1/erp/items`, { headers: ERP });
		expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
	});

	it('one that announces more than is taken, before it is sent', async () => {
		const head = `POST /v1/erp/items HTTP/1.1\r\nhost: x\r\nauthorization: Bearer erp-token\r\ncontent-type: application/x-ndjson\r\ncontent-length: 67108865\r\n\r\n`;
		const received = await exchange(head, (text) => text.includes('\r\n\r\n'));
		expect(received).toMatch(/^HTTP\/1\.1 413 /);
	});

	it('one whose first batch can not be kept: it can be sent again as it is', async () => {
		database.failNext(new PsraError('DATABASE_UNAVAILABLE', 'PostgreSQL: connect ECONNREFUSED 10.0.0.7:5432'));
		const body = many(600);
		const response = await post(body);
		expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
		expect(await problemOf(response)).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
		expect(taken()).toEqual([]);
		const again = await answerLines(await post(body));
		expect(again.at(-1)).toMatchObject({ status: 'complete', accepted: 600 });
	});
});

describe('an answer', () => {
	it('has a line for each line with data, in order, and one more at the end', async () => {
		const good = item({ sku: 'S1' });
		const response = await post(ndjson(good, '', '{', ' \r', good));
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe('application/x-ndjson');
		const [first, second, third, last, ...none] = await answerLines(response);
		expect(first).toEqual({ line: 1, status: 'accepted', id: expect.stringMatching(/^http:psra\.erp\.Item:/) });
		expect(second).toEqual({
			line: 3,
			status: 'rejected',
			problems: [
				{
					code: 'REQUEST_MALFORMED',
					field: '',
					problem: expect.stringMatching(/^is no JSON/),
					remedy: expect.any(String),
				},
			],
			deadLetter: { topic: 'erp.items.dlq', id: expect.stringMatching(/^http:erp\.items:/), keptBytes: 1, bytes: 1 },
		});
		expect(third).toEqual({ line: 5, status: 'repeated', id: first?.id });
		expect(last).toEqual({ status: 'complete', lines: 3, accepted: 1, repeated: 1, rejected: 1 });
		expect(none).toEqual([]);
	});

	it('says where it stopped once lines are taken in', async () => {
		const failure = new PsraError('DATABASE_UNAVAILABLE', 'PostgreSQL: connect ECONNREFUSED 10.0.0.7:5432');
		const before = Promise.withResolvers<void>();
		const body = new ReadableStream({
			async start(controller) {
				controller.enqueue(many(500));
				await before.promise;
				controller.enqueue(many(600, 501));
				controller.close();
			},
		});
		const answering = post(body);
		await until('the first batch', () => taken().length === 500);
		database.failNext(failure);
		before.resolve();
		const response = await answering;
		expect(response.status).toBe(200);
		const answers = await answerLines(response);
		expect(answers).toHaveLength(501);
		expect(answers.at(-1)).toMatchObject({
			status: 'stopped',
			line: 501,
			problem: {
				code: 'DATABASE_UNAVAILABLE',
				status: 503,
				instance: expect.stringContaining(response.headers.get('x-request-id')!),
			},
		});
		expect(JSON.stringify(answers.at(-1))).not.toContain('10.0.0.7');
		expect(taken()).toHaveLength(500);
		expect(logger.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
	});

	it('stops behind ten thousand lines', async () => {
		const response = await post(ndjson(...Array.from({ length: 10_001 }, () => '{}')));
		const answers = await answerLines(response);
		expect([answers.length, answers.at(-1)]).toEqual([
			10_001,
			{ status: 'stopped', line: 10_001, problem: expect.objectContaining({ code: 'BODY_TOO_LARGE', status: 413 }) },
		]);
	});

	it('does not wait for a sender that reads nothing before it has sent all', async () => {
		const body = ndjson(...Array.from({ length: 10_000 }, (_, index) => `{"n":${index}}`));
		const head = `POST /v1/erp/items HTTP/1.1\r\nhost: x\r\nauthorization: Bearer erp-token\r\ncontent-type: application/x-ndjson\r\ncontent-length: ${body.length}\r\n\r\n`;
		const received = await exchange(
			Buffer.concat([Buffer.from(head), body]),
			(text) => text.endsWith('0\r\n\r\n'),
			true,
		);
		expect(received.length).toBeGreaterThan(5_000_000);
		expect(received).toContain('"status":"complete","lines":10000');
	});
});

describe('a connection that breaks', () => {
	it('harms no other, and is no fault of the system', async () => {
		const head = `POST /v1/erp/items HTTP/1.1\r\nhost: x\r\nauthorization: Bearer erp-token\r\ncontent-type: application/x-ndjson\r\ncontent-length: 9999\r\n\r\n`;
		const sent = Promise.withResolvers<void>();
		const socket = connect(Number(new URL(url).port), '127.0.0.1');
		socket.write(Buffer.concat([Buffer.from(head), many(1), Buffer.from('{"company":"')]), () => sent.resolve());
		await sent.promise;
		socket.destroy();
		expect((await post(many(1, 2))).status).toBe(200);
		expect(taken()).toEqual([`erp.items ${COMPANY}|S2`]);
		expect(logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
	});
});

describe('a body that breaks off after its answer has begun', () => {
	it('ends the connection, and puts no second answer into the first', async () => {
		const head = `POST /v1/erp/items HTTP/1.1\r\nhost: x\r\nauthorization: Bearer erp-token\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n`;
		const batch = many(500);
		const socket = connect(Number(new URL(url).port), '127.0.0.1');
		const closed = Promise.withResolvers<void>();
		const answered = Promise.withResolvers<void>();
		let received = '';
		socket.on('error', closed.reject).on('close', () => closed.resolve());
		socket.on('data', (chunk) => {
			received += chunk.toString('latin1');
			if (received.includes('"line":500')) answered.resolve();
		});
		socket.write(Buffer.concat([Buffer.from(`${head}${batch.length.toString(16)}\r\n`), batch, Buffer.from('\r\n')]));
		await answered.promise;
		socket.write('no length of a chunk\r\n');
		await closed.promise;
		expect(received.match(/HTTP\/1\.1/g)).toHaveLength(1);
		expect(received).not.toContain('"status":"complete"');
		expect(taken()).toHaveLength(500);
	});
});

describe('the OpenAPI document', () => {
	it('is served to those with a token', async () => {
		expect((await fetch(`${url}/v1/openapi.json`)).status).toBe(401);
		const response = await fetch(`${url}/v1/openapi.json`, { headers: { authorization: 'Bearer member-token' } });
		expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
		expect(await response.json()).toEqual(await server.openApi());
	});
});

/** Sends bytes and reads until what came last is enough; `late`: reads nothing before all is sent. */
async function exchange(bytes: string | Buffer, enough: (last: string) => boolean, late = false): Promise<string> {
	const socket = connect(Number(new URL(url).port), '127.0.0.1');
	const all = Promise.withResolvers<void>();
	const sent = Promise.withResolvers<void>();
	const received: Buffer[] = [];
	socket.on('error', all.reject);
	socket.on('close', () => all.resolve());
	if (late) socket.pause();
	socket.write(bytes, () => sent.resolve());
	await sent.promise;
	socket.on('data', (chunk) => {
		received.push(chunk);
		if (enough(Buffer.concat(received.slice(-2)).toString('latin1'))) all.resolve();
	});
	socket.resume();
	await all.promise;
	socket.destroy();
	return Buffer.concat(received).toString('latin1');
}
