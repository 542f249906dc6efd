import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ErpEffect as SeenEffect } from './checker/evidence.ts';

/** `down`: 503. `mute`: takes a report in, and breaks the connection instead of answering. */
export type ErpMode = 'up' | 'down' | 'mute';

/** A report that the ERP took in, under the key that it came with first. */
export interface ErpEffect extends SeenEffect {
	readonly company: string;
}

export interface ChaosErp extends AsyncDisposable {
	readonly url: string;
	/** In the order of their taking. */
	readonly effects: readonly ErpEffect[];
	/** Keys that came with two contents. */
	readonly conflicts: readonly string[];
	/** Calls, repetitions and failed ones included. */
	readonly calls: number;
	set(mode: ErpMode): void;
}

type Report = Omit<ErpEffect, 'key' | 'receiptId'>;

/** An ERP's inventory interface that honours idempotency keys, in memory, and behaves as badly as it is told. */
export async function startErp(): Promise<ChaosErp> {
	const taken = new Map<string, { readonly body: string; readonly effect: ErpEffect }>();
	const conflicts: string[] = [];
	let mode: ErpMode = 'up';
	let calls = 0;

	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const body = Buffer.concat(chunks).toString('utf8');
		calls += 1;
		if (mode === 'down') return send(response, 503, { title: 'Closed for maintenance' });
		const key = String(request.headers['idempotency-key']);
		const known = taken.get(key);
		if (known && known.body !== body) {
			conflicts.push(key);
			return send(response, 422, { title: 'Key used before with another body' });
		}
		const { company, certificateId, sku, agreement, version, status } = JSON.parse(body) as Report;
		const receiptId = known?.effect.receiptId ?? `C-${taken.size + 1}`;
		const effect = { key, company, certificateId, sku, agreement, version, status, receiptId };
		if (!known) taken.set(key, { body, effect });
		if (mode === 'mute') return request.socket.destroy();
		return send(response, 200, { receiptId, disposition: 'applied', version, receivedAt: '2026-03-02T08:00:00.000Z' });
	};

	const server = createServer((request, response) => {
		// A caller that was killed in the middle of its request has no answer to get.
		answer(request, response).catch(() => response.destroy());
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		get effects() {
			return [...taken.values()].map(({ effect }) => effect);
		},
		conflicts,
		get calls() {
			return calls;
		},
		set(next) {
			mode = next;
		},
		[Symbol.asyncDispose]: () =>
			new Promise((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			}),
	};
}

function send(response: ServerResponse, status: number, body: object): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}
