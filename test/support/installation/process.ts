import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Role } from '../../../infra/roles/main.ts';
import type { Installation } from './installation.ts';

const BINARY = resolve(import.meta.dirname, '../../../infra/cli/main.ts');
const STARTS_WITHIN_MS = 60_000;

/** Roles in a process of their own, which a test can kill. */
export interface RoleProcess extends AsyncDisposable {
	/** Ends it without a chance to tidy up; resolves when it is gone. Harmless where it is gone already. */
	kill(): Promise<void>;
}

function start(environment: Readonly<Record<string, string>>, words: readonly string[]) {
	return spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', BINARY, ...words], {
		env: { PATH: process.env.PATH, ...environment },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}

/** Runs the binary to its end, with nothing on stdin; answers what it wrote and how it ended. */
export async function psra(environment: Readonly<Record<string, string>>, ...words: readonly string[]) {
	const child = start(environment, words);
	const written = { stdout: '', stderr: '' };
	for (const name of ['stdout', 'stderr'] as const)
		child[name].setEncoding('utf8').on('data', (text: string) => {
			written[name] += text;
		});
	const exitCode = await new Promise<number | null>((ended, failed) => {
		child.once('error', failed);
		child.once('close', ended);
	});
	return { ...written, exitCode };
}

/** `psra run --role …` on an installation; resolves once it runs, fails with its last words where it ends before. */
export async function startProcess(
	{ environment }: Pick<Installation, 'environment'>,
	role: Role | 'all',
): Promise<RoleProcess> {
	const child = start({ ...environment, PSRA_API_PORT: '0', PSRA_LOG_LEVEL: 'info' }, ['run', '--role', role]);
	const gone = new Promise<void>((exited) => child.once('exit', () => exited()));
	const kill = async () => {
		child.kill('SIGKILL');
		await gone;
	};
	let said = '';
	const running = new Promise<void>((started, failed) => {
		const giveUp = setTimeout(() => failed(new Error(`${role} did not start in time:\n${said}`)), STARTS_WITHIN_MS);
		const listen = (chunk: Buffer) => {
			said = `${said}${chunk}`.slice(-10_000);
			if (said.includes('"running"')) done(started);
		};
		const done = (end: () => void) => {
			clearTimeout(giveUp);
			end();
		};
		child.stdout.on('data', listen);
		child.stderr.on('data', listen);
		child.once('error', (error) => done(() => failed(error)));
		child.once('exit', (code) => done(() => failed(new Error(`${role} ended with ${code}:\n${said}`))));
	});
	try {
		await running;
	} catch (error) {
		await kill();
		throw error;
	}
	return { kill, [Symbol.asyncDispose]: kill };
}
