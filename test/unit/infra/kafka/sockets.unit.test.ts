import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sockets } from '../../../../infra/kafka/sockets.ts';
import { until } from '../../../support/memory/until.ts';

const servers: Server[] = [];
const accepted: Socket[] = [];
beforeEach(() => void accepted.splice(0));
afterEach(async () => {
	for (const socket of accepted) socket.destroy();
	for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

async function broker(): Promise<number> {
	const server = createServer((socket) => {
		accepted.push(socket.on('error', () => undefined));
	});
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

async function connected(factory: ReturnType<typeof sockets>['factory'], port: number) {
	const errors: string[] = [];
	await new Promise<void>((resolve) => {
		factory({ host: '127.0.0.1', port, ssl: undefined as never, onConnect: resolve }).on('error', ({ message }) =>
			errors.push(message),
		);
	});
	return errors;
}

describe('the connections of a client', () => {
	it('to one broker are broken, with an error that the client hears; others stand', async () => {
		const { factory, sever } = sockets(undefined);
		const [one, other] = [await broker(), await broker()];
		const [ofOne, ofOther] = [await connected(factory, one), await connected(factory, other)];
		sever(`127.0.0.1:${one}`);
		await until('the error', () => ofOne.length > 0);
		expect([ofOne, ofOther]).toEqual([['severed'], []]);
		sever();
		await until('the other’s error', () => ofOther.length > 0);
	});

	it('are all broken for good once it is retired: none is opened any more', async () => {
		const { factory, retire } = sockets(undefined);
		const port = await broker();
		const errors = await connected(factory, port);
		retire();
		await until('the error', () => errors.length > 0);
		expect(() => factory({ host: '127.0.0.1', port, ssl: undefined as never, onConnect: () => undefined })).toThrow();
		expect(accepted).toHaveLength(1);
	});
});
