import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evaluateProduct } from '../../../../consumers/origin-evaluation/index.ts';
import { createHttpServer, type HttpServer } from '../../../../infra/http/server.ts';
import { silentLogger } from '../../../../infra/logging/index.ts';
import type { AccessTokens } from '../../../../infra/ports/access.ts';
import { accessTokens } from '../../../../infra/postgres/access.ts';
import { openDatabase, type PostgresDatabase } from '../../../../infra/postgres/database.ts';
import { ltsdApi } from '../../../../producers/api/index.ts';
import { issuedCertificate, refusedCertificate } from '../../../support/http/certificates.ts';
import { clockAt } from '../../../support/memory/clock.ts';
import { type FreshDatabase, freshDatabase } from '../../../support/postgres.ts';

const PDF = Buffer.from('%PDF-1.7\nnot read by anybody here\n%%EOF\n');
const PDF_SHA256 = createHash('sha256').update(PDF).digest('hex');
const ODD_ID = 'C-2026/ordre n° 7 ?';

const noOutbox = { append: async () => undefined, appendEncoded: async () => undefined, flush: async () => 0 };

let fresh: FreshDatabase;
let database: PostgresDatabase;
let tokens: AccessTokens;
let server: HttpServer;
let url: string;
let token: string;

beforeAll(async () => {
	fresh = await freshDatabase();
	database = openDatabase({
		url: fresh.url,
		logger: silentLogger,
		outbox: () => noOutbox,
		announce: () => () => undefined,
	});
	tokens = accessTokens(database.pool);
	token = await tokens.grant({ company: 'NL01', role: 'member', label: 'console' });
	await database.transaction(async ({ certificates }) => {
		await certificates.insert(issuedCertificate({ company: 'NL01', certificateId: 'C-1', pdfSha256: PDF_SHA256 }), PDF);
		await certificates.insert(
			issuedCertificate({ company: 'NL01', certificateId: ODD_ID, number: 'NL01/2026 "2"', pdfSha256: PDF_SHA256 }),
			PDF,
		);
		await certificates.insert(refusedCertificate({ company: 'NL01', certificateId: 'C-3' }), null);
		await certificates.insert(issuedCertificate({ company: 'NL02', certificateId: 'C-9', pdfSha256: PDF_SHA256 }), PDF);
	});
	server = createHttpServer({
		logger: silentLogger,
		identify: tokens.identify,
		readiness: { database: database.ready },
		routes: [ltsdApi({ database, clock: clockAt(), companies: [], evaluateProduct })],
	});
	url = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
	await server.close();
	await database.close();
	await fresh.drop();
});

function lookUp(id: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
	return fetch(`${url}/v1/ltsd/certificates/${encodeURIComponent(id)}`, {
		method,
		headers: { authorization: `Bearer ${token}`, ...headers },
	});
}

describe('looking a certificate up', () => {
	it('answers JSON by default', async () => {
		const response = await lookUp('C-1');
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toMatch(/^application\/json/);
		expect(response.headers.get('vary')).toBe('Accept');
		expect(await response.json()).toEqual({
			certificateId: 'C-1',
			company: 'NL01',
			requestId: '1',
			status: 'issued',
			version: 1,
			number: 'NL01-C-1',
			customerId: 'CUST-1',
			agreements: ['eu-uk'],
			countries: ['GB'],
			goods: [
				{
					sku: 'P-100',
					description: 'Centrifugal pump',
					commercialDesignation: 'Pump 100',
					hs: '841370',
					evaluationIds: ['e-1'],
				},
			],
			validFrom: '2026-03-01',
			validTo: '2028-02-28',
			issuedOn: '2026-03-01',
			pdfSha256: PDF_SHA256,
			judgements: [],
			assumptions: [],
			acceptances: [],
			revocations: [],
			revocationReason: null,
			mustTell: [],
		});
	});

	it('answers the PDF, byte for byte, where it is asked for', async () => {
		const response = await lookUp('C-1', { accept: 'application/pdf' });
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe('application/pdf');
		expect(response.headers.get('content-disposition')).toBe('attachment; filename="NL01-C-1.pdf"');
		expect(response.headers.get('etag')).toBe(`"${PDF_SHA256}"`);
		expect(response.headers.get('content-length')).toBe(String(PDF.length));
		expect(Buffer.from(await response.arrayBuffer())).toEqual(PDF);
	});

	it('answers the head alone to HEAD', async () => {
		const response = await lookUp('C-1', { accept: 'application/pdf' }, 'HEAD');
		expect([response.status, response.headers.get('etag'), response.headers.get('content-length')]).toEqual([
			200,
			`"${PDF_SHA256}"`,
			String(PDF.length),
		]);
		expect(await response.text()).toBe('');
	});

	it('prefers what the caller prefers', async () => {
		const types = await Promise.all(
			[
				'application/pdf;q=0.5, application/json',
				'application/pdf, application/json;q=0.5',
				'application/*',
				'*/*',
				'text/html, */*;q=0.1',
			].map(async (accept) => (await lookUp('C-1', { accept })).headers.get('content-type')?.split(';')[0]),
		);
		expect(types).toEqual([
			'application/json',
			'application/pdf',
			'application/json',
			'application/json',
			'application/json',
		]);
	});

	it.each(['application/json', 'application/pdf'])('sends nothing again that the caller holds: %s', async (accept) => {
		const tag = (await lookUp('C-1', { accept })).headers.get('etag') as string;
		const again = await lookUp('C-1', { accept, 'if-none-match': `"other", W/${tag}` });
		expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, tag, '']);
		expect((await lookUp('C-1', { accept, 'if-none-match': '"other"' })).status).toBe(200);
	});

	it('tells the representations apart by their tags', async () => {
		const [json, pdf] = await Promise.all(
			['application/json', 'application/pdf'].map((accept) => lookUp('C-1', { accept })),
		);
		expect(json?.headers.get('etag')).not.toBe(pdf?.headers.get('etag'));
	});

	it('takes ids as customers write them, and keeps their characters out of the file name', async () => {
		const response = await lookUp(ODD_ID, { accept: 'application/pdf' });
		expect(response.status).toBe(200);
		expect(response.headers.get('content-disposition')).toBe('attachment; filename="NL01_2026__2_.pdf"');
	});

	it('tells a refusal with its reason and article', async () => {
		const response = await lookUp('C-3');
		expect(response.status).toBe(200);
		expect(await response.json()).toMatchObject({
			status: 'refused',
			number: null,
			pdfSha256: null,
			code: 'customer-outside-union',
			articles: ['Art. 61(1) UCC-IA'],
		});
	});
});

describe('what is not there', () => {
	it.each([
		['an unknown id', 'C-404'],
		["another company's certificate", 'C-9'],
		['an id of a customer who tries SQL', "C-1' OR '1'='1"],
	])('404: %s', async (_what, id) => {
		const response = await lookUp(id);
		expect(response.status).toBe(404);
		expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
		expect(await response.json()).toMatchObject({
			code: 'CERTIFICATE_UNKNOWN',
			field: 'id',
			problem: 'unknown to this company',
			remedy: expect.any(String),
		});
	});

	it("gives another company's certificate and an unknown one the same answer but for the id", async () => {
		const shape = async (id: string) => {
			const { instance: _, ...rest } = (await (await lookUp(id)).json()) as Record<string, string>;
			return { ...rest, detail: rest['detail']?.replace(id, 'ID') };
		};
		expect(await shape('C-9')).toEqual(await shape('C-8'));
	});

	it("opens to the company's own token", async () => {
		const own = await tokens.grant({ company: 'NL02', role: 'member', label: 'console' });
		expect(await (await lookUp('C-9', { authorization: `Bearer ${own}` })).json()).toMatchObject({ company: 'NL02' });
		expect((await lookUp('C-1', { authorization: `Bearer ${own}` })).status).toBe(404);
	});

	it('400: an id with a control character', async () => {
		const response = await lookUp('C-\u0000');
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ code: 'VALUE_INVALID', field: 'params.id' });
	});

	it('405: certificates are not written here', async () => {
		const response = await lookUp('C-1', {}, 'PUT');
		expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
	});

	it.each([
		['text/html', 'C-1', 'Accept application/json or application/pdf.'],
		['application/pdf;q=0', 'C-1', 'Accept application/json or application/pdf.'],
		['application/pdf', 'C-3', 'Accept application/json.'],
	])('406: %s of %s', async (accept, id, remedy) => {
		const response = await lookUp(id, { accept });
		expect(response.status).toBe(406);
		expect(await response.json()).toMatchObject({ code: 'NOT_ACCEPTABLE', field: 'Accept', remedy });
	});
});

describe('who may look', () => {
	it('nobody without a token, with a wrong one, or with one that was revoked', async () => {
		const revoked = await tokens.grant({ company: 'NL01', role: 'member', label: 'former' });
		expect((await lookUp('C-1', { authorization: `Bearer ${revoked}` })).status).toBe(200);
		await tokens.revoke('NL01', 'former');
		const answers = await Promise.all([
			fetch(`${url}/v1/ltsd/certificates/C-1`),
			lookUp('C-1', { authorization: 'Bearer wrong' }),
			lookUp('C-1', { authorization: `Bearer ${revoked}` }),
		]);
		expect(answers.map((response) => response.status)).toEqual([401, 401, 401]);
		expect(answers.every((response) => response.headers.get('www-authenticate')?.startsWith('Bearer'))).toBe(true);
	});

	it('everybody sees that the process lives and can serve', async () => {
		expect((await fetch(`${url}/healthz`)).status).toBe(200);
		expect((await fetch(`${url}/readyz`)).status).toBe(200);
	});
});
