import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A link between a client and a server that can be cut without a word, as a firewall does that forgot a connection. */
export interface Link extends AsyncDisposable {
	readonly port: number;
	/** Where it leads to. */
	target: number;
	/** Connections that were ever opened through it. */
	readonly opened: number;
	/** From now on nothing passes, on standing connections for ever; new ones are accepted, and silent. */
	silence(): void;
	/** New connections pass again. */
	heal(): void;
}

export async function startLink(): Promise<Link> {
	let isSilent = false;
	let opened = 0;
	const links = new Set<{ isDead: boolean; readonly ends: Socket[] }>();
	const server = createServer((client) => {
		opened += 1;
		const link = { isDead: isSilent, ends: [client] };
		links.add(link);
		client.on('error', () => undefined).on('close', () => links.delete(link));
		if (isSilent) {
			client.resume();
			return;
		}
		const behind = connect(whole.target, '127.0.0.1');
		link.ends.push(behind);
		const pass = (from: Socket, to: Socket) => {
			from.on('data', (data) => link.isDead || to.write(data));
			from.on('close', () => link.isDead || to.destroy());
			from.on('error', () => undefined);
		};
		pass(client, behind);
		pass(behind, client);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const whole: Link = {
		target: 0,
		port: (server.address() as AddressInfo).port,
		get opened() {
			return opened;
		},
		silence() {
			isSilent = true;
			for (const link of links) link.isDead = true;
		},
		heal() {
			isSilent = false;
		},
		async [Symbol.asyncDispose]() {
			for (const { ends } of links) for (const end of ends) end.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return whole;
}
