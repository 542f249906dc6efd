import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { nextFree } from '../../../infra/local/stack/ports.ts';
import { type FaultProxy, startProxy } from '../../chaos/proxy.ts';

describe('the proxy of chaos runs', () => {
	let disposal: AsyncDisposableStack;
	let proxy: FaultProxy;
	let port: number;
	/** The server's ends, in the order of their connecting. */
	let accepted: Socket[];

	beforeEach(async () => {
		disposal = new AsyncDisposableStack();
		accepted = [];
		const server = createServer((socket) => {
			socket.on('error', () => undefined);
			accepted.push(socket);
			socket.pipe(socket);
		});
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		disposal.defer(() => new Promise<void>((closed) => server.close(() => closed())));
		port = await nextFree('proxy of a test', new Set());
		proxy = disposal.use(await startProxy(port, () => (server.address() as AddressInfo).port));
	});
	afterEach(() => disposal.disposeAsync());

	async function client(): Promise<Socket> {
		const socket = connect({ port, host: '127.0.0.1' });
		disposal.defer(() => void socket.destroy());
		await once(socket, 'connect');
		return socket;
	}
	async function echo(socket: Socket, text: string): Promise<string> {
		socket.write(text);
		let heard = '';
		while (heard.length < text.length) heard += String((await once(socket, 'data'))[0]);
		return heard;
	}

	it('forwards both ways, and the end', async () => {
		const socket = await client();
		expect(await echo(socket, 'ping')).toBe('ping');
		const closed = once(accepted[0] as Socket, 'close');
		socket.end();
		await closed;
	});

	it('cuts every connection by a reset', async () => {
		const [one, two] = [await client(), await client()];
		await echo(one, 'a');
		await echo(two, 'b');
		const errors = Promise.all([once(one, 'error'), once(two, 'error')]);
		expect(proxy.cut()).toBe(2);
		expect((await errors).map(([error]) => error.code)).toEqual(['ECONNRESET', 'ECONNRESET']);
	});

	it('half-opens those that stand: nothing comes back, new ones work, and the end resets them', async () => {
		const old = await client();
		await echo(old, 'before');
		const end = proxy.halfOpen('client');
		const heard: string[] = [];
		old.on('data', (bytes) => heard.push(String(bytes)));
		const served = once(accepted[0] as Socket, 'data');
		old.write('into the void');
		expect(String((await served)[0])).toBe('into the void');
		expect(await echo(await client(), 'fresh')).toBe('fresh');
		expect(heard).toEqual([]);
		const reset = once(old, 'error');
		end();
		expect((await reset)[0].code).toBe('ECONNRESET');
	});

	it('delays without changing the order, also where the delay ends in between', async () => {
		const socket = await client();
		const end = proxy.delay(40);
		const first = echo(socket, 'firstsecond'.slice(0, 5));
		end();
		await first;
		expect(await echo(socket, 'second')).toBe('second');
	});
});
