import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { choosePorts, isPortFree, nextFree, PORT_NAMES } from '../../../../../infra/local/stack/ports.ts';

describe('the choice of ports', () => {
	let dataDir: string;
	beforeEach(() => {
		dataDir = mkdtempSync(join(tmpdir(), 'psra-ports-'));
	});
	afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

	const free = async () => true;
	const freeBut = (taken: number) => async (port: number) => port !== taken;

	it('gives each name a port of its own, below the range of outgoing connections', async () => {
		const ports = await choosePorts(dataDir, free);
		expect(new Set(Object.values(ports)).size).toBe(PORT_NAMES.length);
		expect(Object.values(ports).every((port) => port >= 20_000 && port < 30_000)).toBe(true);
	});

	it('remembers them for the next start', async () => {
		expect(await choosePorts(dataDir, free)).toEqual(await choosePorts(dataDir, free));
	});

	it('avoids one that is occupied and leaves the others alone', async () => {
		const before = await choosePorts(dataDir, free);
		const after = await choosePorts(dataDir, freeBut(before.kafka));
		const { kafka: was, ...others } = before;
		const { kafka: now, ...same } = after;
		expect(same).toEqual(others);
		expect(now).not.toBe(was);
		expect(Object.values(others)).not.toContain(now);
	});

	it('starts at different places for different folders', async () => {
		expect(await nextFree('/a/var/demo', new Set(), free)).not.toBe(await nextFree('/a/var/test', new Set(), free));
	});

	it('says so when none is free', async () => {
		await expect(nextFree('x', new Set(), async () => false)).rejects.toMatchObject({
			code: 'TOOL_MISSING',
			facts: { field: 'port' },
		});
	});

	it.each(['127.0.0.1', '0.0.0.0'])('sees a server on %s', async (host) => {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, host, resolve));
		const { port } = server.address() as { port: number };
		expect(await isPortFree(port)).toBe(false);
		await new Promise((resolve) => server.close(resolve));
		expect(await isPortFree(port)).toBe(true);
	});
});
