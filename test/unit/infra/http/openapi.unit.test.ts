import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { openApiDocument } from '../../../../infra/http/openapi/document.ts';
import { API } from '../../../../infra/http/openapi/info.ts';
import type { DescribedRoute } from '../../../../infra/http/openapi/operation.ts';

// biome-ignore lint/suspicious/noExplicitAny: a JSON document that the test knows
type Json = any;

const pump = z.strictObject({ sku: z.string(), active: z.boolean().default(true) }).meta({ id: 'Pump' });
const ordered = z.object({ sku: z.string() }).meta({ id: 'Ordered' });
const order: DescribedRoute = {
	method: 'PUT',
	url: '/v1/shop/orders/:id',
	config: {},
	schema: {
		tags: ['shop'],
		summary: 'Order',
		description: 'Orders pumps.',
		params: z.object({
			id: z
				.string()
				.regex(/^[^\p{Cc}]+$/u)
				.describe('Number of the order.'),
		}),
		querystring: z.object({ urgent: z.boolean().default(false), on: z.iso.date() }),
		headers: z.object({ 'idempotency-key': z.string() }),
		body: z.object({ pumps: z.array(pump) }),
		response: {
			200: z.object({ ordered: z.array(ordered) }).describe('What was ordered.'),
			201: { description: 'A page.', content: { 'text/html': { schema: z.string() } } },
			204: { description: 'Nothing to do.' },
			404: z.object({ code: z.string() }),
		},
	},
};
const batch: DescribedRoute = {
	method: 'POST',
	url: '/v1/erp/pumps',
	config: { access: ['erp', 'operator'], signed: true, lines: pump },
	schema: {},
};

const documentOf = (...routes: readonly DescribedRoute[]): Json => openApiDocument(API, routes);
const operation = (document: Json, path: string, method: string): Json => document.paths[path][method];

describe('an operation', () => {
	const put = operation(documentOf(order), '/v1/shop/orders/{id}', 'put');

	it('says what the route says of itself', () => {
		expect(put).toMatchObject({
			operationId: 'putShopOrdersById',
			tags: ['shop'],
			summary: 'Order',
			description: 'Orders pumps.',
		});
	});

	it('has the parameters of path, query and headers', () => {
		expect(put.parameters).toEqual([
			{
				name: 'id',
				in: 'path',
				required: true,
				description: 'Number of the order.',
				schema: { type: 'string', pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f]+$' },
			},
			{ name: 'urgent', in: 'query', required: false, schema: { type: 'boolean', default: false } },
			{ name: 'on', in: 'query', required: true, schema: { type: 'string', format: 'date' } },
			{ name: 'idempotency-key', in: 'header', required: true, schema: { type: 'string' } },
		]);
	});

	it('has the body as a sender writes it, and answers as a receiver finds them, open to fields to come', () => {
		expect(put.requestBody.content['application/json'].schema).toMatchObject({ required: ['pumps'] });
		expect(put.responses['200']).toEqual({
			description: 'What was ordered.',
			content: {
				'application/json': {
					schema: {
						type: 'object',
						description: 'What was ordered.',
						properties: { ordered: { type: 'array', items: { $ref: '#/components/schemas/Ordered' } } },
						required: ['ordered'],
					},
				},
			},
		});
		expect(put.responses['201']).toEqual({
			description: 'A page.',
			content: { 'text/html': { schema: { type: 'string' } } },
		});
		expect(put.responses['204']).toEqual({ description: 'Nothing to do.' });
		expect(put.responses['404'].description).toBe('Not Found');
		expect(put.responses.default).toEqual({ $ref: '#/components/responses/Problem' });
	});

	it('that reads lines has the schema of one', () => {
		const post = operation(documentOf(batch), '/v1/erp/pumps', 'post');
		expect(post.requestBody.content).toEqual({
			'application/x-ndjson': { schema: { $ref: '#/components/schemas/Pump' } },
		});
	});

	it.each([
		['everybody', { access: 'open' } as const, []],
		['every good token', {}, [{ bearer: [] }]],
		['tokens of some roles', { access: ['operator'] } as const, [{ bearer: ['operator'] }]],
		[
			'a token or a signature',
			{ access: ['erp'], signed: true } as const,
			[{ bearer: ['erp'] }, { signatureId: [], signatureTime: [], signature: [] }],
		],
	])('names its ways in: %s', (_who, config, security) => {
		const document = documentOf({ method: 'GET', url: '/v1/x', config, schema: {} });
		expect(operation(document, '/v1/x', 'get').security).toEqual(security);
	});
});

describe('the components', () => {
	it('hold each schema with an id once', () => {
		const { schemas } = documentOf(batch, { ...batch, url: '/v1/erp/other' }).components;
		expect(Object.keys(schemas)).toEqual(['ProblemDocument', 'Pump']);
		expect(schemas.Pump).toEqual({
			type: 'object',
			properties: { sku: { type: 'string' }, active: { type: 'boolean', default: true } },
			required: ['sku'],
			additionalProperties: false,
		});
	});

	it('do not take a schema for the same whose defaults a sender may leave out and a receiver finds', () => {
		const echo = { ...batch, schema: { response: { 200: z.object({ echo: pump }) } } };
		expect(() => documentOf(echo)).toThrow('two schemas have the id Pump');
	});

	it('hold no two schemas under one id', () => {
		const other = { ...batch, url: '/v1/erp/other', config: { lines: z.object({ n: z.int() }).meta({ id: 'Pump' }) } };
		expect(() => documentOf(batch, other)).toThrow('two schemas have the id Pump');
	});
});

describe('the document', () => {
	it('is the same in whatever order routes are added', () => {
		expect(JSON.stringify(documentOf(order, batch))).toBe(JSON.stringify(documentOf(batch, order)));
	});

	it('of the API refers to nothing that is not there, and names no two operations alike', () => {
		const text = readFileSync('docs/openapi.json', 'utf8');
		const document: Json = JSON.parse(text);
		for (const [, kind, name] of text.matchAll(/"#\/components\/(\w+)\/([^"]+)"/g))
			expect(Object.keys(document.components[kind as string])).toContain(name);
		const ids = Object.values<Json>(document.paths).flatMap((path) =>
			Object.values<Json>(path).map(({ operationId }) => operationId),
		);
		expect(new Set(ids).size).toBe(ids.length);
		const tags = document.tags.map(({ name }: Json) => name);
		for (const path of Object.values<Json>(document.paths))
			for (const { tags: own = [] } of Object.values<Json>(path)) expect(tags).toEqual(expect.arrayContaining(own));
	});
});
