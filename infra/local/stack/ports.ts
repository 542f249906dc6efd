import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PsraError } from '../../errors.ts';

export const PORT_NAMES = ['kafka', 'controller', 'registry', 'registryManagement', 'postgres'] as const;
export type PortName = (typeof PORT_NAMES)[number];
export type Ports = Record<PortName, number>;

/**
 * Below every system's ephemeral range: a port that the kernel may hand to an outgoing connection between our look and
 * the server's bind is no free port.
 */
const FIRST = 20_000;
const LAST = 29_999;

/**
 * Chooses a port for each name: the one of the last start if it is free, else a free one. Starts from a place that
 * depends on the folder, so that two stacks that start at once hardly ever look at the same ports.
 */
export async function choosePorts(
	dataDir: string,
	isFree: (port: number) => Promise<boolean> = isPortFree,
): Promise<Ports> {
	const remembered = recall(dataDir);
	// Those of the others count as taken, or one occupied port would push each name on to its neighbour's.
	const taken = new Set(Object.values(remembered));
	const ports = {} as Ports;
	for (const name of PORT_NAMES) {
		const last = remembered[name];
		ports[name] = last !== undefined && (await isFree(last)) ? last : await nextFree(dataDir, taken, isFree);
		taken.add(ports[name]);
	}
	remember(dataDir, ports);
	return ports;
}

export function remember(dataDir: string, ports: Ports): void {
	writeFileSync(join(dataDir, 'ports.json'), `${JSON.stringify(ports, null, '\t')}\n`);
}

/** Whether a server could bind the port on loopback now; a server on all interfaces counts as well. */
export function isPortFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
	});
}

/** @throws PsraError TOOL_MISSING if no port of the range is free */
export async function nextFree(
	seed: string,
	taken: ReadonlySet<number>,
	isFree: (port: number) => Promise<boolean> = isPortFree,
): Promise<number> {
	const size = LAST - FIRST + 1;
	const start = hash(seed) % size;
	for (let i = 0; i < size; i++) {
		const port = FIRST + ((start + i) % size);
		if (!taken.has(port) && (await isFree(port))) return port;
	}
	const remedy = `free a port of ${FIRST} to ${LAST} on 127.0.0.1.`;
	throw new PsraError('TOOL_MISSING', `No port is free for the local stack: ${remedy}`, { field: 'port', remedy });
}

function recall(dataDir: string): Partial<Ports> {
	try {
		return JSON.parse(readFileSync(join(dataDir, 'ports.json'), 'utf8'));
	} catch {
		return {};
	}
}

/** Spreads even names that differ in one letter. */
const hash = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE();
