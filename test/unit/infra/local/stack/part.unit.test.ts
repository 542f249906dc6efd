import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ManagedPart, managedPart, type PartSpec } from '../../../../../infra/local/stack/part.ts';

/** Small Node programs stand in for broker and database: each prints, then serves or ends. */
describe('a part of the stack', () => {
	let dir: string;
	let part: ManagedPart | undefined;
	beforeEach(() => {
		dir = mkdtempSync(join(tmpdir(), 'psra-part-'));
	});
	afterEach(async () => {
		await part?.kill('SIGKILL');
		rmSync(dir, { recursive: true, force: true });
	});

	const serving = 'console.log("serving"); setInterval(() => {}, 1000)';
	const ending = (says: string) => `console.error(${JSON.stringify(says)}); process.exit(1)`;
	const never = () => new AbortController().signal;

	function program(scripts: string[], more: Partial<PartSpec> = {}): ManagedPart {
		const left = [...scripts];
		part = managedPart({
			name: 'kafka',
			recordFile: join(dir, 'kafka.json'),
			stopSignal: 'SIGTERM',
			launch: () => ({
				command: process.execPath,
				args: ['-e', (left.length > 1 ? left.shift() : left[0]) ?? ''],
				env: { PATH: '/usr/bin:/bin' },
				logFile: join(dir, 'kafka.log'),
				onParentDeath: 'SIGKILL',
			}),
			ready: async (log) => log.includes('serving'),
			moveToFreePorts: async () => undefined,
			...more,
		});
		return part;
	}

	it('runs from start to stop, and stopping twice is no harm', async () => {
		let stopped = 0;
		const it = program([serving], { stopped: () => stopped++ });
		await it.start(never());
		expect(it.pid).toBeGreaterThan(0);
		await it.stop();
		await it.stop();
		expect(it.pid).toBeUndefined();
		expect(stopped).toBe(1);
	});

	it('shows the last lines of its log when it ends while it starts', async () => {
		const it = program([ending('no space left on device')]);
		await expect(it.start(never())).rejects.toMatchObject({
			code: 'STACK_FAILED',
			message: expect.stringMatching(/kafka ended while it started.*kafka\.log:\nno space left on device$/s),
		});
	});

	it.each([
		'java.net.BindException: Address already in use',
		'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use',
		'ERROR Port 25685 seems to be in use by another process. Quarkus may already be running',
	])('moves to free ports when another process took one between the look and the bind: %s', async (says) => {
		let moves = 0;
		const it = program([ending(says), serving], { moveToFreePorts: async () => void moves++ });
		await it.start(never());
		expect(moves).toBe(1);
	});

	it('waits for the backends of a killed PostgreSQL instead of giving up', async () => {
		await program([ending('FATAL: pre-existing shared memory block (key 1) is still in use'), serving]).start(never());
		expect(part?.pid).toBeGreaterThan(0);
	});

	it('stops a paused one', async () => {
		const it = program([serving]);
		await it.start(never());
		await it.kill('SIGSTOP');
		await it.stop();
		expect(it.pid).toBeUndefined();
	});

	it('restarts after a kill as another process', async () => {
		const it = program([serving]);
		await it.start(never());
		const first = it.pid;
		await it.kill('SIGKILL');
		await it.restart();
		expect(it.pid).toBeGreaterThan(0);
		expect(it.pid).not.toBe(first);
	});

	it('gives the start up when it is told to', async () => {
		const giveUp = new AbortController();
		const it = program(['setInterval(() => {}, 1000)'], {
			ready: async () => {
				giveUp.abort(new Error('Ctrl-C'));
				return false;
			},
		});
		await expect(it.start(giveUp.signal)).rejects.toThrow('Ctrl-C');
	});

	it('names a program that is not there', async () => {
		const it = program([''], {
			launch: () => ({
				command: join(dir, 'absent'),
				args: [],
				env: {},
				logFile: join(dir, 'log'),
				onParentDeath: 'SIGKILL',
			}),
		});
		await expect(it.start(never())).rejects.toMatchObject({ code: 'STACK_FAILED' });
	});
});
