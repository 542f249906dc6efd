import { describe, expect, it } from '@jest/globals';
import type { CommanderError } from 'commander';
import type { AccessTokens } from '../../../../../infra/ports/access.ts';
import { tokensCommand } from '../../../../../producers/api/cli/index.ts';

const GRANTED_AT = new Date('2026-03-01T08:00:00Z');

function terminal() {
	const written = { stdout: '', stderr: '' };
	const calls: unknown[][] = [];
	const tokens: AccessTokens = {
		grant: async (identity) => {
			calls.push(['grant', identity]);
			return 'the-token';
		},
		identify: async () => undefined,
		revoke: async (company, label) => {
			calls.push(['revoke', company, label]);
			return label === 'console' ? 2 : 0;
		},
		list: async (company) => [
			{ company, role: 'member', label: 'console', grantedAt: GRANTED_AT, revokedAt: null },
			{ company, role: 'operator', label: 'old', grantedAt: GRANTED_AT, revokedAt: new Date('2026-04-01T08:00:00Z') },
		],
	};
	const stream = (name: keyof typeof written) => ({
		write: (text: string) => {
			written[name] += text;
		},
	});
	const io = { stdout: stream('stdout'), stderr: stream('stderr'), exitCode: undefined as number | undefined };
	const command = tokensCommand(io, async (dsn, work) => {
		calls.push(['open', dsn]);
		return work(tokens);
	});
	for (const one of [command, ...command.commands]) one.exitOverride().configureOutput({ writeErr: io.stderr.write });
	return { written, calls, io, run: (...args: string[]) => command.parseAsync(args, { from: 'user' }) };
}

describe('psra tokens', () => {
	it('grant prints the token alone on stdout, so that it can be piped into a file', async () => {
		const { run, written, calls } = terminal();
		await run(
			'grant',
			'--company',
			'NL01',
			'--label',
			'ERP link',
			'--role',
			'operator',
			'--dsn',
			'postgres://elsewhere',
		);
		expect(written.stdout).toBe('the-token\n');
		expect(written.stderr).toContain('granted to NL01 as operator: ERP link');
		expect(written.stderr).not.toContain('the-token');
		expect(calls).toEqual([
			['open', 'postgres://elsewhere'],
			['grant', { company: 'NL01', role: 'operator', label: 'ERP link' }],
		]);
	});

	it('grant gives the lesser role where none is named', async () => {
		const { run, calls } = terminal();
		await run('grant', '--company', 'NL01', '--label', 'console');
		expect(calls[1]).toEqual(['grant', { company: 'NL01', role: 'member', label: 'console' }]);
	});

	it.each([[['--company', 'NL01']], [['--label', 'x']], [['--company', 'NL01', '--label', 'x', '--role', 'root']]])(
		'grant refuses %j and grants nothing',
		async (args) => {
			const { run, calls } = terminal();
			const fault = (await run('grant', ...args).catch((error: unknown) => error)) as CommanderError;
			expect(fault.code).toMatch(/^commander\./);
			expect(calls).toEqual([]);
		},
	);

	it('revoke says how many it ended', async () => {
		const { run, written, io } = terminal();
		await run('revoke', '--company', 'NL01', '--label', 'console');
		expect([written.stderr, io.exitCode]).toEqual(['2 revoked\n', undefined]);
	});

	it('revoke ends with status 3 where nothing matches', async () => {
		const { run, written, io } = terminal();
		await run('revoke', '--company', 'NL01', '--label', 'consol');
		expect(io.exitCode).toBe(3);
		expect(written.stderr).toContain('psra tokens list');
	});

	it('list shows a line a token', async () => {
		const { run, written } = terminal();
		await run('list', '--company', 'NL01');
		expect(written.stdout).toBe(
			'2026-03-01T08:00:00.000Z  member  good  console\n2026-03-01T08:00:00.000Z  operator  revoked 2026-04-01T08:00:00.000Z  old\n',
		);
	});

	it('list --json gives an object a line', async () => {
		const { run, written } = terminal();
		await run('list', '--company', 'NL01', '--json');
		const lines = written.stdout
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line) as object);
		expect(lines[0]).toEqual({
			company: 'NL01',
			role: 'member',
			label: 'console',
			grantedAt: GRANTED_AT.toISOString(),
			revokedAt: null,
		});
	});
});
