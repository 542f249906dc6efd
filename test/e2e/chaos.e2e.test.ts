import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { INVARIANTS } from '../chaos/checker/index.ts';
import type { Summary } from '../chaos/summary.ts';

const MAIN = resolve(import.meta.dirname, '../chaos/main.ts');
const MINUTES = 60_000;

let child: ChildProcess | undefined;
let exitCode: number | null;
let summary: Summary;

/** On a stack of its own: what it kills must be nobody else's. */
async function chaos(...args: readonly string[]): Promise<void> {
	const dir = await mkdtemp(join(tmpdir(), 'psra-chaos-'));
	const started = spawn(process.execPath, [MAIN, '--json', '--dir', join(dir, 'run'), ...args], {
		env: process.env,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	child = started;
	const said = { stdout: '', stderr: '' };
	for (const name of ['stdout', 'stderr'] as const)
		started[name].setEncoding('utf8').on('data', (text: string) => {
			said[name] += text;
		});
	exitCode = await new Promise<number | null>((ended, failed) => {
		started.once('error', failed);
		started.once('close', ended);
	});
	// What a broken invariant left behind is needed to find out why.
	if (exitCode === 0) await rm(dir, { recursive: true, force: true });
	else console.error(`data and logs are in ${dir}`);
	const last = said.stdout.trimEnd().split('\n').at(-1) ?? '';
	if (last === '') throw new Error(`the run gave no summary (exit ${exitCode}):\n${said.stderr.slice(-4_000)}`);
	summary = JSON.parse(last) as Summary;
}

describe('a short chaos run', () => {
	beforeAll(() => chaos('--seed', '3', '--minutes', '1.2'), 9 * MINUTES);
	afterAll(() => void child?.kill());

	it('ends with every invariant kept', () => {
		const broken = Object.entries(summary.invariants).filter(([, { ok }]) => !ok);
		expect(broken).toEqual([]);
		expect(Object.keys(summary.invariants)).toEqual(expect.arrayContaining(Object.keys(INVARIANTS)));
		expect(summary).toMatchObject({ ok: true, seed: 3, minutes: 1.2 });
		expect(exitCode).toBe(0);
	});

	it('has hurt processes, servers and connections', () => {
		const { byKind, done } = summary.faults;
		expect(done).toBeGreaterThan(8);
		const any = (pattern: RegExp) =>
			Object.entries(byKind).reduce((sum, [kind, count]) => sum + (pattern.test(kind) ? count : 0), 0);
		expect(any(/^(kill|pause)/)).toBeGreaterThan(0);
		expect(any(/^(broker|postgres|registry)-/)).toBeGreaterThan(0);
		expect(any(/^(cut|half-open|delay)$/)).toBeGreaterThan(0);
	});

	it('has had a load whose end is worth a check', () => {
		const { counts } = summary;
		for (const what of ['requests asked', 'declarations issued', 'ERP reports', 'dead letters', 'saga steps'])
			expect([what, counts[what]]).toEqual([what, expect.any(Number)]);
		expect(counts['requests asked']).toBeGreaterThan(5);
		expect(counts['declarations issued']).toBeGreaterThan(0);
		expect(counts['ERP reports']).toBeGreaterThan(0);
		expect(counts['dead letters']).toBeGreaterThan(0);
	});
});
