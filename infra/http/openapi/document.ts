import { problemDocument } from '../problem-document.ts';
import type { ApiInfo } from './info.ts';
import { type JsonObject, schemaWriter } from './json-schema.ts';
import { type DescribedRoute, operationOf, pathOf } from './operation.ts';

/** An OpenAPI 3.1 document; made of the same schemas that check requests, so that neither can say what the other doesn't. */
export type OpenApiDocument = JsonObject;

/** Paths in alphabetical order: the same routes give the same document, whatever order they are registered in. */
export function openApiDocument({ tags, ...info }: ApiInfo, routes: readonly DescribedRoute[]): OpenApiDocument {
	const writer = schemaWriter();
	const problem = writer.write(problemDocument, 'output');
	const paths: Record<string, Record<string, JsonObject>> = {};
	for (const route of routes.toSorted((a, b) => (a.url < b.url ? -1 : 1))) {
		const path = pathOf(route.url);
		paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, writer) };
	}
	return {
		openapi: '3.1.0',
		info,
		tags,
		paths,
		components: {
			schemas: writer.components(),
			responses: {
				Problem: {
					description: 'The request was refused or failed; the document says what is wrong and what to do.',
					content: { 'application/problem+json': { schema: problem } },
				},
			},
			securitySchemes: SECURITY,
		},
	};
}

const header = (name: string, description: string) => ({ type: 'apiKey', in: 'header', name, description });

const SECURITY = {
	bearer: {
		type: 'http',
		scheme: 'bearer',
		description: 'A token that `psra tokens grant` gave; it opens the data of its company, as far as its role goes.',
	},
	signatureId: header('webhook-id', 'Id of the sending, by the sender (Standard Webhooks).'),
	signatureTime: header('webhook-timestamp', 'Unix time of the sending in seconds, at most 300 from the real time.'),
	signature: header(
		'webhook-signature',
		'`v1,` and the base64 of the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>` by a key of the company; several are parted by blanks.',
	),
};
