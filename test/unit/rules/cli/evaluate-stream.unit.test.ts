import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const at = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const PROGRAM = at('test/support/words/evaluate-process.ts');
const BINARY = at('infra/cli/psra.mjs');

/** The cases alone are more than that. */
const HEAP_MB = 48;
const CASES = 10_000;

const line = (id: number) =>
	`${JSON.stringify({
		id: `case ${id}`,
		agreement: 'eu-uk',
		date: '2026-03-01',
		madeIn: 'NL',
		currency: 'EUR',
		product: { hs: '841370', description: 'x'.repeat(6_000) },
		materials: [{ id: 'parts', hs: '841391', status: 'originating' }],
	})}\n`;

function start(program: readonly string[]) {
	const child = spawn(process.execPath, [...program, '--file', '-', '--json'], { stdio: ['pipe', 'pipe', 'pipe'] });
	let complaints = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		complaints += text;
	});
	const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, complaints }));
	return { child, ended };
}

describe('psra evaluate as a process of its own', () => {
	it('answers ten thousand cases in a heap that could not hold them', async () => {
		const { child, ended } = start([`--max-old-space-size=${HEAP_MB}`, PROGRAM]);
		const feeding = (async () => {
			for (let id = 0; id < CASES; id++) if (!child.stdin.write(line(id))) await once(child.stdin, 'drain');
			child.stdin.end();
		})();
		let answered = 0;
		for await (const answer of createInterface({ input: child.stdout })) {
			if (answer.startsWith(`{"id":"case ${answered}","verdict":"originating"`)) answered += 1;
		}
		await feeding;
		expect(await ended).toEqual({ code: 0, complaints: '' });
		expect(answered).toBe(CASES);
		expect(CASES * line(0).length).toBeGreaterThan(HEAP_MB * 1_000_000);
	}, 120_000);

	it('ends quietly where its reader has seen enough', async () => {
		const { child, ended } = start([BINARY, 'evaluate']);
		child.stdin.on('error', () => undefined);
		const feeding = (async () => {
			for (let id = 0; id < CASES && child.stdin.writable; id++) {
				if (!child.stdin.write(line(id))) await Promise.race([once(child.stdin, 'drain'), ended]);
			}
		})().catch(() => 'the child has ended');
		await once(child.stdout, 'data');
		child.stdout.destroy();
		expect(await ended).toEqual({ code: 0, complaints: '' });
		await feeding;
	}, 60_000);
});
