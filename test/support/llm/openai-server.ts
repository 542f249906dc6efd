import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

/** A request as it came. */
export interface SeenRequest {
	readonly method: string;
	readonly path: string;
	readonly authorization: string | undefined;
	/** JSON of a POST; undefined for a GET. */
	readonly body: Record<string, unknown> | undefined;
}

/** What to do with one request. */
export type Reply = (response: ServerResponse, request: SeenRequest) => void;

export interface OpenAiServer {
	/** Base address as a client is given it. */
	readonly baseUrl: string;
	readonly requests: readonly SeenRequest[];
	/** Requests for completions are answered by these in turn, the last one for ever. */
	script(...replies: readonly [Reply, ...Reply[]]): void;
	stop(): Promise<void>;
}

const KEY = 'key-of-the-test';

/** An OpenAI-compatible endpoint that does what a test says, with a key of its own and one model. No clock, no chance. */
export async function openAiServer(): Promise<OpenAiServer> {
	const requests: SeenRequest[] = [];
	let replies: readonly [Reply, ...Reply[]] = [completion(answerText('yes', 0.9))];
	let asked = 0;
	const server = createServer(async (incoming, response) => {
		const request = await seen(incoming);
		requests.push(request);
		if (request.authorization !== `Bearer ${KEY}`) return status(401)(response, request);
		if (request.path === '/v1/models')
			return json(200, { object: 'list', data: [{ id: 'test', object: 'model' }] })(response, request);
		if (request.path !== '/v1/chat/completions' || request.body?.model !== 'test')
			return status(404)(response, request);
		const reply = replies[Math.min(asked++, replies.length - 1)] as Reply;
		reply(response, request);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return {
		baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		requests,
		script(...next) {
			replies = next;
			asked = 0;
		},
		stop: () =>
			new Promise((stopped) => {
				server.close(() => stopped());
				server.closeAllConnections();
			}),
	};
}

/** Secrets as the server expects them. */
export const secrets = { get: async () => KEY };

async function seen(incoming: IncomingMessage): Promise<SeenRequest> {
	let text = '';
	for await (const part of incoming.setEncoding('utf8')) text += part;
	const { method = '', url = '', headers } = incoming;
	return { method, path: url, authorization: headers.authorization, body: text === '' ? undefined : JSON.parse(text) };
}

export const answerText = (choice: string | null, confidence: number, citations: readonly string[] = []): string =>
	JSON.stringify({ choice, confidence, citations });

export const json =
	(code: number, body: object, headers: Readonly<Record<string, string>> = {}): Reply =>
	(response) =>
		void response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

/** A whole answer; `message` and `choice` change what stands in it. */
export const completion = (
	content: string | null,
	{ message = {}, choice = {} }: { readonly message?: object; readonly choice?: object } = {},
): Reply =>
	json(
		200,
		{
			id: 'chatcmpl-1',
			object: 'chat.completion',
			created: 0,
			model: 'test-0125',
			choices: [
				{
					index: 0,
					finish_reason: 'stop',
					message: { role: 'assistant', content, refusal: null, ...message },
					...choice,
				},
			],
			usage: { prompt_tokens: 120, completion_tokens: 12, total_tokens: 132 },
		},
		{ 'x-request-id': 'req-7' },
	);

export const status = (code: number, headers: Readonly<Record<string, string>> = {}): Reply =>
	json(code, { error: { message: 'as the test says', type: 'test' } }, { 'x-request-id': 'req-7', ...headers });

export const page: Reply = (response) =>
	void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Welcome</title>');

/** Takes the request and says nothing. */
export const hang: Reply = () => undefined;

/** Begins to answer and never ends. */
export const hangInBody: Reply = (response) =>
	void response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":"chatcmpl-1","choices":[');

export const drop: Reply = (response) => void response.destroy();

export const dropInBody: Reply = (response) => {
	response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
	response.write('{"id":"chatcmpl-1",', () => response.destroy());
};

/** A string in JSON without an end, as fast as it is read. */
export const flood: Reply = (response) => {
	response.writeHead(200, { 'content-type': 'application/json' });
	Readable.from(endless()).pipe(response);
};

/** The same packed a thousand times smaller. */
export const bomb: Reply = (response) => {
	response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
	Readable.from(endless()).pipe(createGzip()).pipe(response);
};

function* endless() {
	yield '{"id":"';
	for (;;) yield 'x'.repeat(65_536);
}

export const elsewhere: Reply = (response, { path }) =>
	void response.writeHead(307, { location: `${path}?elsewhere` }).end();
