import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call of the inventory interface as the ERP sees it. */
export interface ErpCall {
	readonly sku: string;
	/** The `Idempotency-Key` header as it came. */
	readonly idempotencyKey: string;
	readonly body: { readonly version: number; readonly sku: string; readonly certificateId: string };
}

export interface ErpAnswer {
	readonly status: number;
	readonly body: object;
	readonly headers?: Readonly<Record<string, string>>;
}

/** An ERP whose answers a test chooses, on the loopback address. */
export interface ErpSpy {
	readonly url: string;
	/** Every call in order, failed ones included. */
	readonly calls: readonly ErpCall[];
	/** Chooses the answer of each call from now on; `call` counts from 1 over the spy's life. */
	answer(choose: (call: ErpCall, number: number) => ErpAnswer): void;
	close(): Promise<void>;
}

export const applied = ({ body }: ErpCall, number: number): ErpAnswer => ({
	status: 200,
	body: {
		receiptId: `S-${number}`,
		disposition: 'applied',
		version: body.version,
		receivedAt: '2026-03-02T08:00:00.000Z',
	},
});

export const down = (): ErpAnswer => ({ status: 503, body: { title: 'Closed for maintenance' } });

/** Starts with `applied`. */
export async function startErpSpy(): Promise<ErpSpy> {
	const calls: ErpCall[] = [];
	let choose = applied;
	const server = createServer((request, response) => {
		void readCall(request).then((call) => {
			calls.push(call);
			send(response, choose(call, calls.length));
		});
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		calls,
		answer(next) {
			choose = next;
		},
		close: () =>
			new Promise((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			}),
	};
}

async function readCall(request: IncomingMessage): Promise<ErpCall> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ErpCall['body'];
	return { sku: body.sku, idempotencyKey: String(request.headers['idempotency-key'] ?? ''), body };
}

function send(response: ServerResponse, { status, body, headers }: ErpAnswer): void {
	response.writeHead(status, { 'content-type': 'application/json', ...headers });
	response.end(JSON.stringify(body));
}
