import { STATUS_CODES } from 'node:http';
import type { FastifyContextConfig } from 'fastify';
import { z } from 'zod';
import type { JsonObject, SchemaWriter } from './json-schema.ts';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** Schema of one line of an NDJSON body that the route reads itself. */
		readonly lines?: z.ZodType;
		/** Problems that the route promises by itself, by status: when they come. */
		readonly problems?: Readonly<Record<number, string>>;
	}
}

/** What a route says of itself: fastify's route options, as far as the document tells them. */
export interface DescribedRoute {
	readonly method: string;
	/** As fastify writes it, e.g. `/v1/ltsd/certificates/:id`. */
	readonly url: string;
	readonly config: FastifyContextConfig;
	readonly schema: RouteSchema;
}

type Content = { readonly content: Readonly<Record<string, { readonly schema: z.ZodType }>> };
type Answer = z.ZodType | (Partial<Content> & { readonly description?: string });

export interface RouteSchema {
	readonly tags?: readonly string[];
	readonly summary?: string;
	readonly description?: string;
	readonly params?: z.ZodObject;
	readonly querystring?: z.ZodObject;
	readonly headers?: z.ZodObject;
	readonly body?: z.ZodType | Content;
	/** By status. */
	readonly response?: Readonly<Record<string, Answer>>;
}

const JSON_TYPE = 'application/json';
const NDJSON_TYPE = 'application/x-ndjson';

/** A route as an operation of the document. */
export function operationOf(route: DescribedRoute, writer: SchemaWriter): JsonObject {
	const { schema } = route;
	const parameters = parametersOf(schema, writer);
	const body = bodyOf(route, writer);
	return {
		operationId: operationIdOf(route),
		...(schema.tags && { tags: schema.tags }),
		...(schema.summary !== undefined && { summary: schema.summary }),
		...(schema.description !== undefined && { description: schema.description }),
		security: securityOf(route.config),
		...(parameters.length > 0 && { parameters }),
		...(body && { requestBody: body }),
		responses: {
			...Object.fromEntries(
				Object.entries(schema.response ?? {}).map(([status, answer]) => [status, answerOf(status, answer, writer)]),
			),
			...Object.fromEntries(
				Object.entries(route.config.problems ?? {}).map(([status, description]) => [status, problem(description)]),
			),
			default: { $ref: '#/components/responses/Problem' },
		},
	};
}

const problem = (description: string): JsonObject => ({
	description,
	content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDocument' } } },
});

/** `/v1/ltsd/certificates/:id` as `/v1/ltsd/certificates/{id}`. */
export function pathOf(url: string): string {
	return url.replaceAll(/:([A-Za-z0-9_]+)/g, '{$1}');
}

/** `GET /v1/ltsd/certificates/:id` as `getLtsdCertificatesById`: code generators name methods by it. */
function operationIdOf({ method, url }: DescribedRoute): string {
	const words = url
		.replace(/^\/v\d+\//, '/')
		.replaceAll(':', 'by-')
		.split(/[^A-Za-z0-9]+/)
		.filter((word) => word !== '');
	return `${method.toLowerCase()}${words.map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`).join('')}`;
}

/** Each entry is a way in: a token of one of the roles, or a signature. */
function securityOf({ access, signed }: FastifyContextConfig): JsonObject[] {
	if (access === 'open') return [];
	const byToken = access ? access.map((role) => ({ bearer: [role] })) : [{ bearer: [] }];
	return signed ? [...byToken, { signatureId: [], signatureTime: [], signature: [] }] : byToken;
}

function parametersOf({ params, querystring, headers }: RouteSchema, writer: SchemaWriter): JsonObject[] {
	const places = { path: params, query: querystring, header: headers };
	return Object.entries(places).flatMap(([place, object]) =>
		Object.entries(object?.shape ?? {}).map(([name, field]) => {
			const { description, required: _, ...schema } = writer.write(field as z.ZodType, 'input');
			// A header whose absence has an answer of its own is optional to the validator, and says so itself.
			const required =
				place === 'path' ||
				(field as z.ZodType).meta()?.['required'] === true ||
				!(field as z.ZodType).safeParse(undefined).success;
			return { name, in: place, required, ...(description !== undefined && { description }), schema };
		}),
	);
}

function bodyOf({ config, schema }: DescribedRoute, writer: SchemaWriter): JsonObject | undefined {
	if (config.lines) {
		return {
			required: true,
			description: 'NDJSON: one JSON object a line. The schema is that of a line.',
			content: { [NDJSON_TYPE]: { schema: writer.write(config.lines, 'input') } },
		};
	}
	if (!schema.body) return undefined;
	return { required: true, content: contentOf(schema.body, 'input', writer) };
}

function answerOf(status: string, answer: Answer, writer: SchemaWriter): JsonObject {
	const description = answer.description ?? STATUS_CODES[status] ?? status;
	if (!(answer instanceof z.ZodType) && !answer.content) return { description };
	return { description, content: contentOf(answer as z.ZodType | Content, 'output', writer) };
}

function contentOf(body: z.ZodType | Content, io: 'input' | 'output', writer: SchemaWriter): JsonObject {
	const content = body instanceof z.ZodType ? { [JSON_TYPE]: { schema: body } } : body.content;
	return Object.fromEntries(
		Object.entries(content).map(([type, { schema }]) => [type, { schema: writer.write(schema, io) }]),
	);
}
