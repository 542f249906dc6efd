import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A server that asks the one at `url` for everything, after `onRequest` has seen it. */
export async function forwarding(url: string, onRequest: (method: string, path: string) => Promise<void>) {
	const server = createServer(async (request, response) => {
		const { method = 'GET', url: path = '/' } = request;
		await onRequest(method, path);
		const body = await buffer(request);
		const headers = { 'content-type': request.headers['content-type'] ?? 'application/json' };
		const answer = await fetch(`${url}${path}`, {
			method,
			headers,
			...(body.length > 0 && { body: new Uint8Array(body) }),
		});
		response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
		response.end(await answer.text());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
