import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evaluateCommand } from '../../../../rules/cli/evaluate.ts';

const GOOD = {
	id: 'pump',
	agreement: 'eu-uk',
	date: '2026-03-01',
	madeIn: 'NL',
	currency: 'EUR',
	product: { hs: '841370', exw: '100.00' },
	operations: [{ op: 'other' }],
	materials: [{ id: 'parts', hs: '841391', value: '70.00', origin: 'CN', status: 'non-originating' }],
};

interface Ran {
	readonly out: string;
	readonly err: string;
	readonly exitCode: number | string | null | undefined;
}

async function run(stdin: string, ...args: string[]): Promise<Ran> {
	const written: { out: string[]; err: string[] } = { out: [], err: [] };
	const io = {
		stdin: (async function* () {
			yield stdin;
		})(),
		stdout: { write: (text: string) => written.out.push(text) },
		stderr: { write: (text: string) => written.err.push(text) },
		exitCode: undefined as Ran['exitCode'],
	};
	await evaluateCommand(io).parseAsync(args, { from: 'user' });
	return { out: written.out.join(''), err: written.err.join(''), exitCode: io.exitCode };
}

function answers({ out }: Ran): Record<string, unknown>[] {
	return out
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line));
}

describe('psra evaluate', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'evaluate-'));
	});
	afterAll(() => rm(folder, { recursive: true }));

	it('answers one line a case, whatever the verdicts, with exit 0', async () => {
		const other = { ...GOOD, id: 'open', operations: [] };
		const ran = await run(`${JSON.stringify(GOOD)}\n\n${JSON.stringify(other)}\n`, '--file', '-', '--json');
		expect(answers(ran).map(({ id, verdict, basis }) => [id, verdict, basis])).toEqual([
			['pump', 'originating', 'product-specific-rule'],
			['open', 'indeterminate', 'missing-facts'],
		]);
		expect([ran.exitCode, ran.err]).toEqual([undefined, '']);
	});

	it('has every field of the contract', async () => {
		const [result] = answers(await run(JSON.stringify(GOOD), '--file', '-', '--json'));
		expect(Object.keys(result ?? {})).toEqual([
			'id',
			'verdict',
			'basis',
			'rule',
			'figures',
			'thresholdPrice',
			'missing',
			'flips',
			'quotas',
			'explanation',
			'readings',
			'pack',
		]);
	});

	it.each<[string, string, string | null, string, string]>([
		['no JSON', '{"id": ', null, 'CASE_INVALID', ''],
		['no case', '{"id": "x"}', 'x', 'CASE_INVALID', 'agreement'],
		[
			'an unknown agreement',
			JSON.stringify({ ...GOOD, agreement: 'eu-mars' }),
			'pump',
			'AGREEMENT_UNKNOWN',
			'agreement',
		],
		['a territory that is no party', JSON.stringify({ ...GOOD, madeIn: 'CN' }), 'pump', 'NOT_A_PARTY', 'madeIn'],
	])('%s: an error line, and the others go on', async (_, line, id, code, path) => {
		const ran = await run(`${JSON.stringify(GOOD)}\n${line}\n${JSON.stringify(GOOD)}\n`, '--file', '-', '--json');
		const [before, bad, after] = answers(ran);
		expect([before?.['verdict'], after?.['verdict']]).toEqual(['originating', 'originating']);
		expect(bad).toMatchObject({ id, error: { code, path } });
		expect(bad).toMatchObject({ error: { message: expect.stringMatching(/./), remedy: expect.stringMatching(/./) } });
		expect(ran.exitCode).toBe(1);
	});

	it('refuses a decimal without end, and answers the others', async () => {
		const endless = { ...GOOD, product: { hs: '841370', exw: '9'.repeat(300_000) } };
		const lines = [GOOD, endless, GOOD].map((one) => JSON.stringify(one)).join('\n');
		const ran = await run(lines, '--file', '-', '--json');
		expect(answers(ran).map(({ verdict }) => verdict)).toEqual(['originating', undefined, 'originating']);
		expect(answers(ran)[1]).toMatchObject({
			id: 'pump',
			error: {
				code: 'CASE_INVALID',
				path: 'product.exw',
				message: 'line 2: product.exw has more than 40 digits',
				remedy: 'Give a decimal string of at most 40 digits, or null where it is unknown.',
			},
		});
		const long = { ...GOOD, product: { hs: '841370', exw: `${'9'.repeat(20)}.${'9'.repeat(20)}` } };
		expect(answers(await run(JSON.stringify(long), '--file', '-', '--json'))[0]?.['verdict']).toBe('originating');
	});

	it('passes a line of more than 8,000,000 bytes over, and answers the others', async () => {
		const huge = JSON.stringify({ ...GOOD, id: 'x'.repeat(8_000_000) });
		for (const lines of [
			[GOOD, huge, GOOD],
			[huge, GOOD, GOOD],
		]) {
			const text = lines.map((one) => (one === huge ? huge : JSON.stringify(one))).join('\n');
			const ran = await run(text, '--file', '-', '--json');
			const line = lines.indexOf(huge) + 1;
			expect(answers(ran)).toHaveLength(3);
			expect(answers(ran)[line - 1]).toMatchObject({
				id: null,
				error: {
					message: `line ${line} is longer than 8,000,000 bytes`,
					remedy: expect.stringMatching(/one case a line/),
				},
			});
			expect(answers(ran).filter(({ verdict }) => verdict === 'originating')).toHaveLength(2);
		}
	});

	it.each<[string, object]>([
		['an unknown field', { ['f'.repeat(100_000)]: 1 }],
		['an agreement', { agreement: 'a'.repeat(100_000) }],
		['a territory', { madeIn: 'N'.repeat(100_000) }],
	])('cuts %s of 100,000 characters short', async (_, rest) => {
		const ran = await run(JSON.stringify({ ...GOOD, ...rest }), '--file', '-', '--json');
		expect(ran.out.length).toBeLessThan(1000);
		expect(ran.out).toContain('(1000');
	});

	it('reads one case written over several lines of a file', async () => {
		const file = join(folder, 'case.json');
		await writeFile(file, JSON.stringify(GOOD, null, 2));
		expect(answers(await run('', '--file', file, '--json'))).toHaveLength(1);
	});

	it('names a file that can’t be read', async () => {
		const ran = await run('', '--file', join(folder, 'absent.json'));
		expect(ran.err).toMatch(/absent\.json can't be read: .*Name a file that can/);
		expect(ran.exitCode).toBe(1);
	});

	it('tells a person the verdict and why, in lines that fit, case after case', async () => {
		const dear = { ...GOOD, id: 'fan', product: { hs: '841391', exw: '100.00' } };
		const { out } = await run(`${JSON.stringify(dear)}\n${JSON.stringify({ id: 'x' })}\n`, '--file', '-');
		const [told, bad] = out.split('\n\nx: error');
		const words = told?.replace(/\s+/g, ' ');
		expect(words).toMatch(/^fan \(HS 8413\.91\) is not originating under the EU-UK Trade and Cooperation Agreement/);
		expect(words).toContain('which is 70.00% of the ex-works price of EUR 100.00; at most 50% is allowed, exceeded by');
		expect(words).toContain('It would be originating with the ex-works price at EUR 140.00 instead of EUR 100.00.');
		expect(bad?.replace(/\s+/g, ' ')).toContain(
			'CASE_INVALID: line 2: agreement is required and absent. Add it as a string.',
		);
		expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
		expect(out).not.toContain('\u001b');
	});

	it.each<[string, string, string, string]>([
		['a key that stands twice', '"exw":"100.00","exw":"1.00"', 'product.exw', 'product.exw stands twice'],
		['NaN', '"exw":NaN', '', 'is no JSON'],
		['infinity', '"exw":1e999', 'product.exw', 'product.exw: Invalid input'],
		['an exponent', '"exw":"1e3"', 'product.exw', 'product.exw: Invalid string'],
		[
			'a prototype',
			'"exw":"1","__proto__":{"hs":"1"}',
			'product["__proto__"]|product.__proto__',
			'is no field of a case',
		],
	])('refuses %s with its line', async (_, exw, path, problem) => {
		const line = JSON.stringify(GOOD).replace('"exw":"100.00"', exw);
		const ran = await run(
			`\ufeff${JSON.stringify(GOOD)}\r\n\r\n${line}\r\n${JSON.stringify(GOOD)}`,
			'--file',
			'-',
			'--json',
		);
		const [first, bad, last] = answers(ran) as { verdict?: string; error?: { path: string; message: string } }[];
		expect([first?.verdict, last?.verdict]).toEqual(['originating', 'originating']);
		expect(path.split('|')).toContain(bad?.error?.path);
		expect(bad?.error?.message).toMatch(/^line 3/);
		expect(bad?.error?.message).toContain(problem);
		expect(ran.exitCode).toBe(1);
	});

	it('refuses what is nested without end, and goes on', async () => {
		const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
		const inside = JSON.stringify({ ...GOOD, product: { hs: '841370', exw: 'DEEP' } }).replace('"DEEP"', deep);
		const ran = await run(`{"a":${deep}}\n${inside}\n${JSON.stringify(GOOD)}`, '--file', '-', '--json');
		expect(answers(ran).map(({ verdict, error }) => verdict ?? (error as { path: string }).path)).toEqual([
			'id',
			'product.exw',
			'originating',
		]);
	});

	it('names the place of a case in an array, and none of a single case', async () => {
		const two = await run(JSON.stringify([GOOD, { id: 'x' }], null, 1), '--file', '-', '--json');
		expect(answers(two)[1]).toMatchObject({ error: { message: 'case 2: agreement is required and absent' } });
		const one = await run(JSON.stringify({ id: 'x' }, null, 1), '--file', '-', '--json');
		expect(answers(one)[0]).toMatchObject({ error: { message: 'agreement is required and absent' } });
	});

	it('waits for a reader that is slower', async () => {
		const drained: string[] = [];
		const { Writable } = await import('node:stream');
		const slow = new Writable({
			highWaterMark: 1,
			write(chunk, _, done) {
				drained.push(String(chunk));
				setImmediate(done);
			},
		});
		const lines = Array.from({ length: 50 }, () => JSON.stringify(GOOD)).join('\n');
		const io = {
			stdin: (async function* () {
				yield lines;
			})(),
			stdout: slow,
			stderr: { write: () => true },
		};
		await evaluateCommand(io).parseAsync(['--file', '-', '--json'], { from: 'user' });
		expect(slow.writableLength).toBeLessThan(2 * (drained[0]?.length ?? 0));
		expect(drained.length).toBeGreaterThanOrEqual(49);
	});
});
