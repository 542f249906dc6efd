import { connect, createServer, type Socket } from 'node:net';

/** A proxy on 127.0.0.1 that forwards bytes to a port, until it is told to treat them badly. */
export interface FaultProxy extends AsyncDisposable {
	/** Resets every connection, on both sides. Answers how many there were. */
	cut(): number;
	/**
	 * Of the connections that stand, swallows what runs towards one side, its end included; new ones are spared. Answers
	 * how to end it, which resets them.
	 */
	halfOpen(towards: 'server' | 'client'): () => void;
	/** Forwards everything so many milliseconds late; answers how to end it. Of two, the last one holds. */
	delay(byMs: number): () => void;
}

interface Connection {
	readonly client: Socket;
	readonly server: Socket;
	swallowed: 'server' | 'client' | undefined;
}

export async function startProxy(listen: number, target: () => number): Promise<FaultProxy> {
	const connections = new Set<Connection>();
	let late = 0;

	const reset = (some: Iterable<Connection>): number => {
		const all = [...some];
		for (const { client, server } of all) for (const socket of [client, server]) socket.resetAndDestroy();
		return all.length;
	};

	function forward(connection: Connection, towards: 'server' | 'client'): void {
		const to = connection[towards];
		const from = connection[towards === 'server' ? 'client' : 'server'];
		/** Bytes and the end keep their order also where the delay changes in between. */
		let line: Promise<unknown> = Promise.resolve();
		let waiting = 0;
		const later = (act: () => void) => {
			if (late === 0 && waiting === 0) return act();
			const due = performance.now() + late;
			waiting += 1;
			line = line.then(async () => {
				const ms = due - performance.now();
				if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
				waiting -= 1;
				act();
			});
		};
		from.on('data', (bytes) => {
			if (connection.swallowed === towards) return;
			later(() => {
				if (to.destroyed || to.write(bytes)) return;
				from.pause();
				to.once('drain', () => from.resume());
			});
		});
		from.on('close', () => {
			if (connection.swallowed !== towards) later(() => to.destroy());
		});
		from.on('error', () => {
			if (connection.swallowed !== towards) later(() => to.resetAndDestroy());
		});
	}

	const listener = createServer((client) => {
		const server = connect({ port: target(), host: '127.0.0.1' });
		client.setNoDelay();
		server.setNoDelay();
		const connection: Connection = { client, server, swallowed: undefined };
		connections.add(connection);
		forward(connection, 'server');
		forward(connection, 'client');
		const gone = () => {
			if (client.destroyed && server.destroyed) connections.delete(connection);
		};
		client.on('close', gone);
		server.on('close', gone);
	});
	await new Promise<void>((listening, failed) => {
		listener.once('error', failed);
		listener.listen(listen, '127.0.0.1', listening);
	});

	return {
		cut: () => reset(connections),
		halfOpen(towards) {
			const affected = [...connections].filter(({ swallowed }) => swallowed === undefined);
			for (const connection of affected) connection.swallowed = towards;
			return () => void reset(affected);
		},
		delay(byMs) {
			late = byMs;
			return () => {
				if (late === byMs) late = 0;
			};
		},
		async [Symbol.asyncDispose]() {
			const closed = new Promise<void>((done) => listener.close(() => done()));
			reset(connections);
			await closed;
		},
	};
}
