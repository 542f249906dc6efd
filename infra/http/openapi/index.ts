import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type OpenApiDocument, openApiDocument } from './document.ts';
import { API } from './info.ts';
import type { DescribedRoute, RouteSchema } from './operation.ts';

export type { OpenApiDocument } from './document.ts';

const ADDRESS = '/v1/openapi.json';

/**
 * Serves the OpenAPI document of every route that is added from here on, and answers a function that makes it once the
 * routes are there.
 */
export function serveOpenApi(app: FastifyInstance): () => OpenApiDocument {
	const routes: DescribedRoute[] = [];
	let document: OpenApiDocument | undefined;
	const made = () => {
		document ??= openApiDocument(API, routes);
		return document;
	};
	app.addHook('onRoute', ({ method, url, schema = {}, config = {} }) => {
		for (const one of [method].flat())
			if (one !== 'HEAD') routes.push({ method: one, url, schema: schema as RouteSchema, config });
	});
	app.get(
		ADDRESS,
		{
			schema: {
				tags: ['operations'],
				summary: 'This document',
				response: { 200: z.looseObject({}).describe('OpenAPI 3.1.') },
			},
		},
		async () => made(),
	);
	return made;
}
