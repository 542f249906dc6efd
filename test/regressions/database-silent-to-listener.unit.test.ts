import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { silentLogger } from '../../infra/logging/index.ts';
import { listen } from '../../infra/outbox/listen.ts';

/**
 * Found when every wait was looked through after chaos runs: a relay that began while PostgreSQL took connections in and
 * said nothing waited for that one connection for ever.
 */
describe('a database that takes a connection in and says nothing', () => {
	it('is not waited for by who listens: another connection is tried', async () => {
		const sockets: Socket[] = [];
		const server = createServer((socket) => void sockets.push(socket.on('error', () => undefined)));
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const url = `postgres://psra@127.0.0.1:${(server.address() as AddressInfo).port}/psra`;
		const close = await listen(url, 'outbox', () => undefined, silentLogger, 1);
		while (sockets.length < 2) await once(server, 'connection');
		await close();
		expect(sockets.length).toBe(2);
		for (const socket of sockets) socket.destroy();
		await new Promise<void>((closed) => server.close(() => closed()));
	});
});
