import { connect } from 'node:net';

/** Sends bytes as they are and answers all that comes back until the server closes; for what no HTTP client would send. */
export function exchangeBytes(baseUrl: string, bytes: string): Promise<string> {
	const { hostname, port } = new URL(baseUrl);
	return new Promise((resolve, reject) => {
		const received: Buffer[] = [];
		const socket = connect(Number(port), hostname, () => socket.write(bytes));
		socket.on('data', (chunk) => received.push(chunk));
		socket.on('end', () => resolve(Buffer.concat(received).toString('utf8')));
		socket.on('error', reject);
	});
}
