import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PsraError, reasonOf } from '../../errors.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Cosigner } from './cosigner.ts';

export interface WitnessServer extends AsyncDisposable {
	/** Base address; `add-checkpoint` is below it. */
	readonly url: string;
}

export interface WitnessServerOptions {
	readonly host: string;
	/** 0: any that is free. */
	readonly port: number;
	readonly logger: Logger;
}

/** A proof of 63 hashes and a note of 100 signatures take less. */
const LARGEST_BODY = 65_536;
/** Milliseconds in which a request must have arrived whole; a slower one would hold its connection for ever. */
const REQUEST_TIMEOUT_MS = 10_000;

/** A request that is answered by its status without being judged. */
class Refused extends Error {
	readonly status: number;
	constructor(status: number, message: string) {
		super(message);
		this.status = status;
	}
}

/** Serves `POST /add-checkpoint` (C2SP tlog-witness) and `GET /healthz`. Throws CONFIG_INVALID where it can not listen. */
export async function serveWitness(
	cosign: Cosigner,
	{ host, port, logger }: WitnessServerOptions,
): Promise<WitnessServer> {
	const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
		void answer(request, response).catch((error: unknown) => {
			const status = error instanceof Refused ? error.status : 500;
			if (status === 500) logger.error({ problem: reasonOf(error) }, 'a checkpoint could not be cosigned');
			const text = status === 500 ? 'the witness failed' : reasonOf(error);
			response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
			response.end(`${text}\n`);
		});
	});

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method, url } = request;
		if (method === 'GET' && url === '/healthz') return void response.end('alive\n');
		if (url !== '/add-checkpoint') throw new Refused(404, 'only /add-checkpoint is served');
		if (method !== 'POST') throw new Refused(405, 'add-checkpoint is a POST');
		const { status, type, body } = await cosign(await textOf(request));
		logger.info({ status }, 'a checkpoint was judged');
		response.writeHead(status, { 'content-type': type });
		response.end(body);
	}

	await new Promise<void>((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => reject(notListening(error, host, port)));
		server.listen({ host, port }, resolve);
	});
	const address = server.address() as AddressInfo;
	const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
	return {
		url: `http://${name}:${address.port}`,
		async [Symbol.asyncDispose]() {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeIdleConnections();
			await closed;
		},
	};
}

/** The body as text. Throws Refused where it is too large or no UTF-8. */
async function textOf(request: IncomingMessage): Promise<string> {
	// Said before anything is read, since a connection that is broken off carries no answer.
	if (Number(request.headers['content-length']) > LARGEST_BODY) throw new Refused(413, 'the body is too large');
	const parts: Buffer[] = [];
	let length = 0;
	for await (const part of request as AsyncIterable<Buffer>) {
		length += part.length;
		if (length > LARGEST_BODY) throw new Refused(413, 'the body is too large');
		parts.push(part);
	}
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(parts));
	} catch {
		throw new Refused(400, 'the body is no UTF-8');
	}
}

const notListening = ({ code }: NodeJS.ErrnoException, host: string, port: number): PsraError =>
	new PsraError('CONFIG_INVALID', `The witness can not listen on ${host}:${port} (${code}).`, {
		field: 'PSRA_WITNESS_HOST, PSRA_WITNESS_PORT',
		problem: code === 'EADDRINUSE' ? 'another process listens there' : `the system answers ${code}`,
		remedy: 'Set another address or port; port 0 takes any that is free.',
	});
