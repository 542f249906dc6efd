import { describe, expect, it } from '@jest/globals';
import { PsraError } from '../../../../../infra/errors.ts';
import { ledgerCommand } from '../../../../../infra/ledger/cli/index.ts';
import { publicKeyText, readPrivateKey } from '../../../../../infra/ledger/keys/private-key.ts';
import type { LedgerDesk, LedgerStatus } from '../../../../../infra/ports/ledger-desk.ts';
import { runCommand } from '../../../../support/cli/terminal.ts';

const STATUS: LedgerStatus = {
	company: 'HD',
	origin: 'ledger.example/HD',
	verifier: 'ledger.example/HD+01020304+AQ==',
	development: false,
	size: 8,
	witnessed: 7,
	witnesses: ['witness.example/w1'],
	root: 'cm9vdA==',
	signedAt: new Date('2026-03-02T08:00:00.000Z'),
};
const BEGUN = {
	...STATUS,
	company: 'XY',
	development: true,
	witnessed: null,
	witnesses: [],
	root: null,
	signedAt: null,
};

function desk({ logs = [STATUS], problems = [] }: { logs?: LedgerStatus[]; problems?: string[] } = {}): LedgerDesk {
	return {
		status: async () => logs,
		check: async (company) => ({ company, leaves: 8, tiles: 1, checkpoints: 3, problems }),
		async proof(company, index) {
			if (index < 7) return `proof of ${company} ${index}\n`;
			throw new PsraError('LEDGER_LEAF_UNKNOWN', 'none');
		},
	};
}
const run = (on: LedgerDesk, ...words: readonly string[]) =>
	runCommand((terminal) => ledgerCommand(terminal, (work) => work(on)), ...words);

describe('psra ledger status', () => {
	it('shows each log and the key that proofs are checked with', async () => {
		const { stdout, exitCode } = await run(desk({ logs: [STATUS, BEGUN] }), 'status');
		expect(stdout).toMatch(/HD +8 +7 +2026-03-02T08:00:00Z +witness\.example\/w1 +given/);
		expect(stdout).toMatch(/XY +8 +- +- +none +development/);
		expect(stdout).toContain(`HD: ${STATUS.verifier}\n`);
		expect(exitCode).toBe(0);
	});

	it('is JSON for programs', async () => {
		const { stdout } = await run(desk(), 'status', '--json');
		expect(JSON.parse(stdout)).toMatchObject({ kind: 'Ledgers', items: [{ company: 'HD', size: 8, witnessed: 7 }] });
	});

	it('says that there is none', async () => {
		expect(await run(desk({ logs: [] }), 'status')).toMatchObject({ stdout: '', stderr: 'no log was begun\n' });
	});
});

describe('psra ledger check', () => {
	it('says that all fits', async () => {
		expect(await run(desk(), 'check')).toMatchObject({
			stdout: 'HD: 8 leaves, 1 tiles, 3 checkpoints: all fit together\n',
			exitCode: 0,
		});
	});

	it('ends with 3 where it does not', async () => {
		const broken = desk({ problems: ['tile 0/0 is missing'] });
		expect(await run(broken, 'check')).toMatchObject({ stdout: expect.stringContaining('  tile 0/0 is'), exitCode: 3 });
		const { stdout, exitCode } = await run(broken, 'check', '--company', 'XY', '--json');
		expect(JSON.parse(stdout)).toMatchObject({
			kind: 'LedgerFindings',
			company: 'XY',
			problems: ['tile 0/0 is missing'],
		});
		expect(exitCode).toBe(3);
	});

	it('asks whose log where there are several, or none', async () => {
		const code = 'LEDGER_LEAF_UNKNOWN';
		await expect(run(desk({ logs: [STATUS, BEGUN] }), 'check')).rejects.toMatchObject({ code });
		await expect(run(desk({ logs: [] }), 'check')).rejects.toMatchObject({ code });
	});
});

describe('psra ledger proof', () => {
	it('writes the file and nothing else', async () => {
		expect(await run(desk(), 'proof', '6')).toEqual({ stdout: 'proof of HD 6\n', stderr: '', exitCode: 0 });
		expect(JSON.parse((await run(desk(), 'proof', '0', '--json')).stdout)).toMatchObject({
			kind: 'LedgerProof',
			index: 0,
			proof: 'proof of HD 0\n',
		});
	});

	it.each(['-1', '1.5', 'x', '01', '9999999999999999'])('takes no index like %s', async (index) => {
		expect((await run(desk(), 'proof', '--', index)).exitCode).toBe(2);
	});
});

describe('psra ledger key', () => {
	it('writes a private key to one stream and what may be told to the other', async () => {
		const { stdout, stderr, exitCode } = await run(desk(), 'key', 'ledger.example/HD');
		const key = readPrivateKey(stdout.trim())!;
		expect(key).toMatchObject({ name: 'ledger.example/HD', development: false });
		expect(stderr).toContain(publicKeyText(key, 'note'));
		expect(stderr).toContain(publicKeyText(key, 'cosignature'));
		expect(exitCode).toBe(0);
	});

	it('refuses a name that no key can have', async () => {
		expect((await run(desk(), 'key', 'a b')).exitCode).toBe(2);
	});
});
