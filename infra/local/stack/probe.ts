import { connect } from 'node:net';

/** Whether something accepts connections on the loopback port. */
export function accepts(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect({ port, host: '127.0.0.1' });
		socket.setTimeout(2000, () => done(false));
		socket.once('connect', () => done(true));
		socket.once('error', () => done(false));
		function done(answer: boolean): void {
			socket.destroy();
			resolve(answer);
		}
	});
}

/**
 * Whether PostgreSQL lets clients in: it answers a startup message with an authentication request (`R`), while it
 * starts or recovers with an error (`E`, SQLSTATE 57P03). Frontend/Backend Protocol 3.0, "Message Formats".
 */
export function postgresAccepts(port: number, user: string, database: string): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect({ port, host: '127.0.0.1' });
		socket.setTimeout(2000, () => done(false));
		socket.once('connect', () => socket.write(startupMessage(user, database)));
		socket.once('data', (answer) => done(answer[0] === 'R'.charCodeAt(0)));
		socket.once('error', () => done(false));
		socket.once('close', () => done(false));
		function done(answer: boolean): void {
			socket.destroy();
			resolve(answer);
		}
	});
}

function startupMessage(user: string, database: string): Buffer {
	const body = Buffer.from(`user\0${user}\0database\0${database}\0\0`);
	const head = Buffer.alloc(8);
	head.writeInt32BE(head.length + body.length, 0);
	head.writeInt32BE(3 << 16, 4);
	return Buffer.concat([head, body]);
}
