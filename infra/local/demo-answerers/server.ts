import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { type Method, questionIn } from './question.ts';

export interface MethodServer {
	/** Base address; `/{method}/v1` below it is an OpenAI-compatible interface. */
	readonly url: string;
	stop(): Promise<void>;
}

export interface MethodServerOptions {
	/** Port on loopback; 0: any. */
	readonly port: number;
	/** Bearer token that callers must send. */
	readonly key: string;
	readonly methods: Readonly<Record<string, Method>>;
}

const LARGEST_BODY = 1_048_576;

const request = z.object({
	model: z.string(),
	messages: z.array(z.object({ role: z.string(), content: z.string() })).min(1),
});

class Refusal extends Error {
	readonly status: number;
	constructor(status: number, message: string) {
		super(message);
		this.status = status;
	}
}

/** Chat completions of OpenAI's interface, as far as an answerer needs them: answers are computed, not written. */
export async function startMethodServer({ port, key, methods }: MethodServerOptions): Promise<MethodServer> {
	const server = createServer(async (incoming, outgoing) => {
		const send = (status: number, body: object) => {
			const text = JSON.stringify(body);
			const requestId = `demo-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
			outgoing.writeHead(status, { 'content-type': 'application/json', 'x-request-id': requestId }).end(text);
		};
		try {
			if (!isAllowed(incoming, key)) throw new Refusal(401, 'the key is not good');
			send(200, await answer(incoming, methods));
		} catch (error) {
			const status = error instanceof Refusal ? error.status : 400;
			send(status, { error: { message: (error as Error).message, type: 'invalid_request_error' } });
		}
	});
	await new Promise<void>((listening, failed) => {
		server.once('error', failed);
		server.listen(port, '127.0.0.1', listening);
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		stop: () =>
			new Promise((stopped) => {
				server.close(() => stopped());
				server.closeAllConnections();
			}),
	};
}

function isAllowed({ headers }: IncomingMessage, key: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${key}`));
}

async function answer(incoming: IncomingMessage, methods: MethodServerOptions['methods']): Promise<object> {
	const [, name = '', , ...rest] = (incoming.url ?? '').split('?')[0]?.split('/') ?? [];
	const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
	const path = rest.join('/');
	if (!method) throw new Refusal(404, `there is no answerer ${name}`);
	if (incoming.method === 'GET' && path === 'models') return { object: 'list', data: [{ id: name, object: 'model' }] };
	if (incoming.method !== 'POST' || path !== 'chat/completions') throw new Refusal(404, 'nothing is served here');
	const { model, messages } = request.parse(JSON.parse(await bodyOf(incoming)));
	const prompt = messages.at(-1)?.content ?? '';
	const content = JSON.stringify(method(questionIn(prompt)));
	const tokens = (text: string) => Math.ceil(text.length / 4);
	return {
		id: `chatcmpl-${createHash('sha256').update(`${name}\n${content}`).digest('hex').slice(0, 24)}`,
		object: 'chat.completion',
		created: Math.floor(Date.now() / 1_000),
		model,
		choices: [
			{ index: 0, finish_reason: 'stop', logprobs: null, message: { role: 'assistant', content, refusal: null } },
		],
		usage: {
			prompt_tokens: tokens(prompt),
			completion_tokens: tokens(content),
			total_tokens: tokens(prompt) + tokens(content),
		},
	};
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	let size = 0;
	for await (const part of incoming as AsyncIterable<Buffer>) {
		size += part.length;
		if (size > LARGEST_BODY) throw new Refusal(413, 'the body is too large');
		parts.push(part);
	}
	return Buffer.concat(parts).toString('utf8');
}
