import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';
import type { Certificates } from '../ports/tls.ts';

/** A dead peer is found after this and ten probes of a second each (libuv), not after the 60 s of kafkajs. */
const KEEP_ALIVE_MS = 10_000;

export interface Sockets {
	readonly factory: ISocketFactory;
	/** Breaks the connections to a broker (`host:port`), or all: requests in flight fail, new ones connect anew. */
	sever(broker?: string): void;
	/** Breaks all for good: nothing is sent by this client any more, whatever kafkajs still tries. */
	retire(): void;
}

/** The connections of one client. kafkajs keeps one that gives no answer any more; here it can be broken from outside. */
export function sockets(certificates: Certificates | undefined): Sockets {
	const open = new Map<Socket, string>();
	let isRetired = false;
	const sever = (broker?: string) => {
		for (const [socket, to] of open) if (broker === undefined || broker === to) socket.destroy(new Error('severed'));
	};
	return {
		factory({ host, port, ssl, onConnect }) {
			if (isRetired) throw new Error('this client was given up');
			const name = isIP(host) ? {} : { servername: host };
			const socket = ssl
				? connectTls({ host, port, ...name, ...certificates?.() }, onConnect)
				: connect({ host, port }, onConnect);
			socket.setKeepAlive(true, KEEP_ALIVE_MS);
			open.set(socket, `${host}:${port}`);
			socket.once('close', () => open.delete(socket));
			return socket;
		},
		sever,
		retire() {
			isRetired = true;
			sever();
		},
	};
}
