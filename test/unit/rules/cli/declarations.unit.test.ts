import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DeclarationsIo, declarationsCommand } from '../../../../rules/cli/declarations.ts';

async function* chunks(text: string, size = 7): AsyncGenerator<Uint8Array> {
	const bytes = new TextEncoder().encode(text);
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function run(args: string[], stdin = '', size = 7) {
	const out: string[] = [];
	const err: string[] = [];
	const io: DeclarationsIo = {
		stdin: chunks(stdin, size),
		stdout: { write: (text) => out.push(text) },
		stderr: { write: (text) => err.push(text) },
	};
	await declarationsCommand(io).parseAsync(['check', ...args], { from: 'user' });
	const lines = out.join('').split('\n').filter(Boolean);
	return { lines, stderr: err.join(''), exitCode: io.exitCode ?? 0 };
}

const good = '{"id":"a","origin":"EU","responsiblePerson":"Zoë Krämer"}';
const refused = '{"id":"b","origin":"EG"}';

describe('psra declarations check', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'declarations-'));
	});
	afterEach(async () => {
		await rm(folder, { recursive: true });
	});

	it('answers a line for each case and exits 0 whatever the verdict', async () => {
		const { lines, exitCode } = await run(['--file', '-', '--json'], `${good}\r\n\n${refused}`);
		const answers = lines.map((line) => JSON.parse(line));
		expect(answers.map(({ id, verdict }) => [id, verdict])).toEqual([
			['a', 'accept'],
			['b', 'reject'],
		]);
		expect(answers[0].findings[1].message).toContain('Zoë Krämer');
		expect(exitCode).toBe(0);
	});

	it('gives a bad line its error, goes on and exits 1', async () => {
		const input = [
			good,
			'no json',
			'{"id":"c","issued":"2026-02-30"}',
			'{"id":"d","colour":1}',
			'{"origin":"EU"}',
			'7',
			refused,
		];
		const { lines, exitCode } = await run(['--file', '-', '--json'], input.join('\n'));
		const answers = lines.map((line) => JSON.parse(line));
		expect(answers).toHaveLength(7);
		expect(answers[1]).toMatchObject({ id: null, error: { code: 'CASE_INVALID', line: 2 } });
		expect(answers[2]).toMatchObject({ id: 'c', error: { path: 'issued', line: 3 } });
		expect(answers[3].error.message).toContain('colour');
		expect(answers[4].error.path).toBe('id');
		expect(answers[6].verdict).toBe('reject');
		expect(exitCode).toBe(1);
	});

	it('limits a line, a decimal and what it repeats of either', async () => {
		const endless = JSON.stringify({ id: 'e', materials: [{ value: '9'.repeat(300_000) }] });
		const huge = JSON.stringify({ id: 'h'.repeat(8_000_000) });
		const wordy = JSON.stringify({ id: 'w', ['f'.repeat(100_000)]: 1 });
		const input = [good, endless, huge, wordy, refused].join('\n');
		const { lines, exitCode } = await run(['--file', '-', '--json'], input, 65_536);
		const answers = lines.map((line) => JSON.parse(line));
		expect(answers[1]).toMatchObject({ id: 'e', error: { path: 'materials[0].value', line: 2 } });
		expect(answers[2]).toMatchObject({
			id: null,
			error: { line: 3, message: expect.stringContaining('8,000,000 bytes') },
		});
		expect(lines[3]?.length).toBeLessThan(1000);
		expect([answers[0].verdict, answers[4].verdict, exitCode]).toEqual(['accept', 'reject', 1]);
	});

	it('reads one case that stands on several lines, and an array of cases', async () => {
		const file = join(folder, 'case.json');
		await writeFile(file, JSON.stringify(JSON.parse(refused), undefined, 2));
		expect((await run(['--file', file, '--json'])).lines).toHaveLength(1);
		await writeFile(file, `[${good},${refused}]`);
		expect((await run(['--file', file, '--json'])).lines).toHaveLength(2);
	});

	it('goes line by line where the first line is bad', async () => {
		const { lines, exitCode } = await run(['--file', '-', '--json'], `{"id":\n${good}\n`);
		expect(lines.map((line) => 'error' in JSON.parse(line))).toEqual([true, false]);
		expect(exitCode).toBe(1);
	});

	it('says in words what a person has to do', async () => {
		const { lines } = await run(['--file', '-'], refused);
		expect(lines[0]).toBe('b: reject');
		expect(lines.join('\n')).toMatch(/reject +origin: .*"EG"[\s\S]*note 4[\s\S]*"European Union" or "EU"/);
	});

	it('names a file that is not there', async () => {
		const { stderr, exitCode } = await run(['--file', join(folder, 'none.json'), '--json']);
		expect(stderr).toMatch(/none\.json can't be read: .*ENOENT/);
		expect(exitCode).toBe(1);
	});
});
