import fastify, { type FastifyInstance, type FastifyPluginAsync, type FastifyReply } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { PsraError } from '../errors.ts';
import type { AccessIdentity, AccessTokens } from '../ports/access.ts';
import type { Logger } from '../ports/logger.ts';
import type { Trail } from '../ports/message.ts';
import { askForToken, IDENTITY } from './access.ts';
import { type Answering, answerBrokenRequest } from './broken-request.ts';
import { knownRoutes } from './known-routes.ts';
import { type OpenApiDocument, serveOpenApi } from './openapi/index.ts';
import { type OperationsOptions, operations } from './operations.ts';
import { type Problem, problemOf } from './problem.ts';
import type { ProblemDocument } from './problem-document.ts';
import { checkSignature } from './signed-body.ts';
import { requestIdOf, trailOf } from './trail.ts';

export interface HttpServerOptions extends OperationsOptions {
	readonly logger: Logger;
	/** Whom a bearer token stands for. */
	readonly identify: AccessTokens['identify'];
	/** The secret with the keys that signed requests are signed with; see `readSigningKeys`. Absent: nobody can sign. */
	readonly signingKeys?: () => Promise<string>;
	/** Each a fastify plugin. Their routes carry zod schemas and ask for a token unless `config.access` says otherwise. */
	readonly routes: readonly FastifyPluginAsync[];
	/** Largest body in bytes that a route takes that names no limit of its own; default 1 MiB. */
	readonly bodyLimit?: number;
}

export interface HttpServer {
	/** Answers the base address once it listens. Throws CONFIG_INVALID where the address can not be had. Port 0: any. */
	listen(at: { readonly host: string; readonly port: number }): Promise<string>;
	/** What it serves, as an OpenAPI 3.1 document; nobody needs to listen for it. */
	openApi(): Promise<OpenApiDocument>;
	/** Takes no further connections, lets requests in work end, and closes. */
	close(): Promise<void>;
}

/** Milliseconds in which a request must have arrived whole; a slower one would hold its connection for ever. */
const REQUEST_TIMEOUT_MS = 60_000;
/** Ids are made of what an ERP calls its things; percent-encoded they are long. */
const LONGEST_PARAMETER = 1_000;

/** Request decoration that holds the `Trail` of what the request gives rise to. */
const TRAIL = 'trail';
/**
 * Request decoration for a route whose answer has begun: makes the problem document of a fault, which the answer then
 * carries itself, and logs it where it is ours.
 */
const DESCRIBE_FAULT = 'describeFault';

/**
 * An HTTP server that serves `routes` and how the process does. Every route asks for a bearer token, every fault is an
 * RFC 9457 problem document, and every answer names its request (`x-request-id`) and trace (`traceparent`).
 */
export function createHttpServer(options: HttpServerOptions): HttpServer {
	const answering: Answering = new WeakSet();
	const app = fastify({
		logger: false,
		bodyLimit: options.bodyLimit ?? 1_048_576,
		requestTimeout: REQUEST_TIMEOUT_MS,
		forceCloseConnections: 'idle',
		// Node closes idle connections itself; fastify's own 503 is no problem document.
		return503OnClosing: false,
		genReqId: (request) => requestIdOf(request.headers),
		routerOptions: { maxParamLength: LONGEST_PARAMETER },
		frameworkErrors: (error, request, reply) =>
			answer(error, request.id, reply as unknown as FastifyReply, options.logger),
		clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, answering),
	});
	app.setValidatorCompiler(validatorCompiler);
	app.setSerializerCompiler(serializerCompiler);
	app.removeContentTypeParser('text/plain');
	nameRequests(app);
	describeFaults(app, options.logger);
	accountFor(app, options);
	app.addHook('onSend', async ({ raw }) => void answering.add(raw.socket));
	app.addHook('onResponse', async ({ raw }) => void answering.delete(raw.socket));
	app.addHook('onRequest', askForToken(options.identify));
	app.addHook('preParsing', checkSignature(options.signingKeys ?? (async () => '')));
	const openApi = serveOpenApi(app);
	void app.register(operations(options));
	for (const routes of options.routes) void app.register(routes);
	return {
		async listen({ host, port }) {
			try {
				return await app.listen({ host, port });
			} catch (error) {
				throw notListening(error, host, port);
			}
		},
		async openApi() {
			await app.ready();
			return openApi();
		},
		close: () => app.close(),
	};
}

function nameRequests(app: FastifyInstance): void {
	app.decorateRequest(IDENTITY, null);
	app.decorateRequest(TRAIL, null);
	app.addHook('onRequest', async (request, reply) => {
		const trail = trailOf(request.id, request.headers);
		request.setDecorator<Trail>(TRAIL, trail);
		reply.headers({ 'x-request-id': request.id, traceparent: trail.traceparent, 'x-content-type-options': 'nosniff' });
	});
}

function describeFaults(app: FastifyInstance, logger: Logger): void {
	const known = knownRoutes();
	app.addHook('onRoute', ({ url, method }) => known.add(url, [method].flat()));
	app.setErrorHandler((error, request, reply) => answer(error, request.id, reply, logger));
	app.decorateRequest(DESCRIBE_FAULT, function (error: unknown): ProblemDocument {
		return describe(error, this.id, logger).document;
	});
	app.setNotFoundHandler((request) => {
		const path = request.url.split('?')[0] as string;
		const allow = known.methodsAt(path);
		if (allow.length > 0)
			throw new PsraError('METHOD_NOT_ALLOWED', `${request.method} is not served at ${path}.`, {
				field: 'method',
				problem: request.method,
				remedy: `Use ${allow.join(' or ')}.`,
				allow,
			});
		throw new PsraError('ROUTE_UNKNOWN', `Nothing is served at ${path}.`, {
			field: 'path',
			problem: 'unknown',
			remedy: 'Use an address of the OpenAPI document.',
		});
	});
}

function answer(error: unknown, requestId: string, reply: FastifyReply, logger: Logger): void {
	const { document, headers } = describe(error, requestId, logger);
	void reply
		.code(document.status)
		.headers({ ...headers, 'x-request-id': requestId })
		.send(JSON.stringify(document));
}

function describe(error: unknown, requestId: string, logger: Logger): Problem {
	const problem = problemOf(error, requestId);
	const { code, status } = problem.document;
	if (problem.ours) logger.error({ requestId, code, status, err: error }, 'a request failed');
	return problem;
}

/** A line in the log and a count for each request; its address by pattern, since ids are the business's own. */
function accountFor(app: FastifyInstance, { logger, metrics }: HttpServerOptions): void {
	app.addHook('onResponse', async (request, reply) => {
		const { method, routeOptions } = request;
		const served = { method, route: routeOptions.url ?? 'unknown', status: reply.statusCode };
		metrics?.requestServed(served, reply.elapsedTime / 1_000);
		const company = request.getDecorator<AccessIdentity | null>(IDENTITY)?.company;
		const facts = { requestId: request.id, company, ...served, ms: Math.round(reply.elapsedTime) };
		if (routeOptions.config.access === 'open') logger.debug(facts, 'a request was served');
		else logger.info(facts, 'a request was served');
	});
}

function notListening(error: unknown, host: string, port: number): unknown {
	const code = (error as { code?: unknown }).code;
	if (typeof code !== 'string' || !/^(EADDR|EACCES|ENOTFOUND)/.test(code)) return error;
	return new PsraError(
		'CONFIG_INVALID',
		`The API can not listen on ${host}:${port} (${code}).`,
		{
			field: 'PSRA_API_HOST, PSRA_API_PORT',
			problem: code === 'EADDRINUSE' ? 'another process listens there' : `the system answers ${code}`,
			remedy: 'Set another address or port; port 0 takes any that is free.',
		},
		error,
	);
}
