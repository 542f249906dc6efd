import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { addsUp } from '../../../../../infra/local/demo/account.ts';
import { advanceClock, setClock } from '../../../../../infra/local/demo/clock.ts';
import { deviations, revocationDeviations } from '../../../../../infra/local/demo/expectation.ts';
import { loadVersion } from '../../../../../infra/local/demo/load-version.ts';
import { readOptions } from '../../../../../infra/local/demo/options.ts';
import { wrapped } from '../../../../../infra/local/demo/screen.ts';
import type { DemoState } from '../../../../../infra/local/demo/state.ts';

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'psra-demo-'));
	try {
		await work(folder);
	} finally {
		await rm(folder, { recursive: true });
	}
}

describe('the demo’s options', () => {
	it('keep the sample and each folder apart', () => {
		expect(readOptions([], '/project').dataDir).toBe('/project/var/demo');
		expect(readOptions(['--data', '/erp/acme'], '/project').dataDir).toBe('/project/var/demo-acme');
		expect(readOptions(['--dir', '/elsewhere'], '/project').dataDir).toBe('/elsewhere');
	});

	it('tell no profile from none named', () => {
		expect(readOptions(['--no-profile'], '/p').profile).toBeNull();
		expect(readOptions([], '/p').profile).toBeUndefined();
	});

	it('name the option that is unknown', () => {
		expect(() => readOptions(['--onse'], '/p')).toThrow(
			expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining('--onse') }),
		);
	});
});

describe('the demo’s clock', () => {
	it('goes on at a second start where the first one began', () =>
		inFolder(async (folder) => {
			const file = join(folder, 'deeper', 'clock.json');
			await setClock(file, '2026-03-02T08:00:00Z');
			const first = await readFile(file, 'utf8');
			await setClock(file, '2030-01-01T00:00:00Z');
			expect(await readFile(file, 'utf8')).toBe(first);
		}));

	it('is moved on by days, and says which day it shows', () =>
		inFolder(async (folder) => {
			const file = join(folder, 'clock.json');
			await setClock(file, '2026-03-02T08:00:00Z');
			expect(await advanceClock(file, 100)).toBe('2026-06-10');
			expect(await advanceClock(file, 1)).toBe('2026-06-11');
		}));

	it('can not be moved where there is none', () =>
		inFolder(async (folder) => {
			await expect(advanceClock(join(folder, 'clock.json'), 1)).rejects.toMatchObject({
				code: 'CONFIG_INVALID',
				facts: { field: '--advance', remedy: expect.stringContaining('--dir') },
			});
		}));

	it.each(['0', '-1', '1.5', 'x', '3651', ''])('is not moved by %p days', (days) => {
		expect(() => readOptions([`--advance=${days}`], '/p')).toThrow(
			expect.objectContaining({ code: 'CONFIG_INVALID', facts: expect.objectContaining({ field: '--advance' }) }),
		);
	});
});

describe('the version of a load', () => {
	it('stays while the files are the same, and rises with any byte of them', () =>
		inFolder(async (folder) => {
			const file = join(folder, 'load.json');
			expect(await loadVersion(file, ['items.csv', 'a,b'])).toBe(1);
			expect(await loadVersion(file, ['items.csv', 'a,b'])).toBe(1);
			expect(await loadVersion(file, ['items.csva', ',b'])).toBe(2);
		}));
});

describe('what the demo expects', () => {
	const state = (saga: { status: string; outcome: string | null; waitingFor: string }) =>
		({ sagas: [{ id: 'R', ...saga }], certificates: [] }) as unknown as DemoState;

	it('is reached by an ended saga, or by one that lacks facts and says which', () => {
		expect(
			deviations(state({ status: 'completed', outcome: 'issued', waitingFor: '' }), [
				{ requestId: 'R', expected: 'issued' },
			]),
		).toEqual([]);
		expect(
			deviations(state({ status: 'running', outcome: null, waitingFor: 'PMP: product.exw' }), [
				{ requestId: 'R', expected: 'waiting' },
			]),
		).toEqual([]);
	});

	it.each(['verdicts on A|eu-uk', 'facts in flight', 'ltsd-issuance', "the ERP's receipts of A|eu-uk"])(
		'is not reached while it waits for %s',
		(waitingFor) => {
			expect(
				deviations(state({ status: 'running', outcome: null, waitingFor }), [{ requestId: 'R', expected: 'waiting' }]),
			).toHaveLength(1);
		},
	);

	it.each([
		['indeterminate', []],
		['not-originating', ['R should be waiting and is refused']],
	])('is reached by one that should wait and whose time was over, not by one refused as %s', (code, missed) => {
		const ended = state({ status: 'completed', outcome: 'refused', waitingFor: '' });
		const certificates = [{ requestId: 'R', record: { code } }] as unknown as DemoState['certificates'];
		expect(deviations({ ...ended, certificates }, [{ requestId: 'R', expected: 'waiting' }])).toEqual(missed);
	});

	it('is missed by the wrong end, and by a request nobody knows', () => {
		expect(
			deviations(state({ status: 'completed', outcome: 'refused', waitingFor: '' }), [
				{ requestId: 'R', expected: 'issued' },
			]),
		).toHaveLength(1);
		expect(
			deviations(state({ status: 'completed', outcome: 'issued', waitingFor: '' }), [
				{ requestId: 'X', expected: 'issued' },
			]),
		).toEqual(['X is not known yet']);
	});
});

describe('a declaration that must be taken back', () => {
	const expected = [{ requestId: 'R', goods: [{ sku: 'A', from: '2026-02-01' }] }];
	const state = (certificate: object, told: string[] = []) =>
		({ certificates: [{ id: 'C-R', requestId: 'R', ...certificate }], revokedAndTold: told }) as unknown as DemoState;

	it('is so once it is taken back for the very goods and days, and the ERP knows', () => {
		const revoked = { status: 'revoked', revocations: [{ sku: 'A', from: '2026-02-01' }] };
		expect(revocationDeviations(state(revoked, ['C-R']), expected)).toEqual([]);
		expect(revocationDeviations(state(revoked), expected)).toEqual(['the ERP does not know of R yet']);
	});

	it.each([
		['nothing', { status: 'issued', revocations: [] }],
		['another day', { status: 'revoked', revocations: [{ sku: 'A', from: '2026-02-02' }] }],
	])('is not so where it was taken back for %s', (_what, certificate) => {
		expect(revocationDeviations(state(certificate, ['C-R']), expected)).toHaveLength(1);
	});

	it('is missed where there is none', () => {
		expect(revocationDeviations({ certificates: [] } as unknown as DemoState, expected)).toHaveLength(1);
	});
});

describe('the account of a file', () => {
	it('adds up only where no line is lost and none counted twice', () => {
		const file = { file: 'items.csv', lines: 10, facts: 7, findings: 2, deadLetters: 1 };
		expect(addsUp(file)).toBe(true);
		expect(addsUp({ ...file, facts: 6 })).toBe(false);
		expect(addsUp({ ...file, facts: 8 })).toBe(false);
	});
});

describe('a long line on a terminal', () => {
	it('breaks between words, the rest under the text, and loses nothing', () => {
		const line = `✓ originating     PUMP-1        ${'word '.repeat(40).trim()}`;
		const lines = wrapped(line, 80).split('\n');
		expect(lines.every((one) => one.length < 80)).toBe(true);
		expect(lines.slice(1).every((one) => one.startsWith(' '.repeat(32)))).toBe(true);
		expect(lines.map((one) => one.trim()).join(' ')).toBe(line);
	});

	it('ends also where a word is longer than the line', () => {
		expect(wrapped('x'.repeat(500), 60).replace(/\s/g, '')).toBe('x'.repeat(500));
	});
});
