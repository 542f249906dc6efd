import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { record, sweep } from '../../../../../infra/local/stack/processes.ts';

/** Stand-ins for a part that a killed predecessor left running. */
const OBEDIENT = 'process.stdout.write("up"); setInterval(() => {}, 1000)';
const DEAF = `process.on("SIGTERM", () => {}); ${OBEDIENT}`;

describe('the sweep', () => {
	let runDir: string;
	let left: ChildProcess;
	beforeEach(() => {
		runDir = mkdtempSync(join(tmpdir(), 'psra-run-'));
	});
	afterEach(() => {
		left.kill('SIGKILL');
		rmSync(runDir, { recursive: true, force: true });
	});

	async function leave(script: string): Promise<string> {
		left = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
		if (left.stdout) await once(left.stdout, 'data');
		const file = join(runDir, 'kafka.json');
		record(file, left.pid ?? 0, 'SIGTERM');
		return file;
	}

	it('ends what a killed predecessor left, and says what it was', async () => {
		const file = await leave(OBEDIENT);
		const exit = once(left, 'exit');
		expect(await sweep(runDir, ['kafka', 'postgres'])).toEqual(['kafka']);
		expect(await exit).toEqual([null, 'SIGTERM']);
		expect(existsSync(file)).toBe(false);
	});

	it('ends a paused one too', async () => {
		await leave(OBEDIENT);
		left.kill('SIGSTOP');
		const exit = once(left, 'exit');
		await sweep(runDir, ['kafka']);
		expect(await exit).toEqual([null, 'SIGTERM']);
	});

	it('kills one that does not listen', async () => {
		await leave(DEAF);
		const exit = once(left, 'exit');
		await sweep(runDir, ['kafka'], 200);
		expect(await exit).toEqual([null, 'SIGKILL']);
	});

	it.each(['startedAt', 'bootId'])('never hits a stranger that got the same pid (other %s)', async (field) => {
		const file = await leave(OBEDIENT);
		writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), [field]: 'another' }));
		expect(await sweep(runDir, ['kafka'])).toEqual([]);
		expect(left.exitCode ?? left.signalCode).toBeNull();
		expect(existsSync(file)).toBe(false);
	});

	it('passes over a record that was cut short', async () => {
		writeFileSync(await leave(OBEDIENT), '{"pid"');
		expect(await sweep(runDir, ['kafka'])).toEqual([]);
	});
});
