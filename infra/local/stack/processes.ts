import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { identityOf, isAlive, type ProcessIdentity } from '../launch/process-identity.mjs';

/** Long-lived processes: how they start, are written down, and are ended, also those of a killed predecessor. */

export interface Launch {
	readonly command: string;
	readonly args: readonly string[];
	readonly env: NodeJS.ProcessEnv;
	readonly cwd?: string;
	readonly uid?: number;
	readonly gid?: number;
	/** stdout and stderr go here; the log of the start before is kept as `<file>.1`. */
	readonly logFile: string;
	/** What the kernel sends when this process dies without having stopped its child. */
	readonly onParentDeath: NodeJS.Signals;
}

/** As it lies in `<data folder>/run/<part>.json`. */
interface ProcessRecord extends ProcessIdentity {
	readonly stopSignal: NodeJS.Signals;
}

/** Detached, so that Ctrl-C in a terminal reaches only this process, which then stops its children in order. */
export function launch(it: Launch): ChildProcess {
	mkdirSync(dirname(it.logFile), { recursive: true });
	if (existsSync(it.logFile)) renameSync(it.logFile, `${it.logFile}.1`);
	const log = openSync(it.logFile, 'a');
	const [command, ...args] = withParentDeathSignal([it.command, ...it.args], it.onParentDeath);
	try {
		return spawn(command as string, args, {
			env: it.env,
			detached: true,
			stdio: ['ignore', log, log],
			...(it.cwd !== undefined && { cwd: it.cwd }),
			...(it.uid !== undefined && { uid: it.uid }),
			...(it.gid !== undefined && { gid: it.gid }),
		});
	} finally {
		closeSync(log);
	}
}

export function record(file: string, pid: number, stopSignal: NodeJS.Signals): void {
	const identity = identityOf(pid);
	if (identity === undefined) return; // gone already; its exit is reported elsewhere
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, JSON.stringify({ ...identity, stopSignal } satisfies ProcessRecord));
}

/**
 * Ends what a predecessor on this data folder left running. Each is known by pid, start time and boot, so a stranger
 * that got the same pid is never hit.
 * @param patienceMs how long each may take to end in good order before it is killed
 * @returns names of the parts that were ended
 */
export async function sweep(runDir: string, names: readonly string[], patienceMs = 10_000): Promise<string[]> {
	const ended = await Promise.all(
		names.map(async (name) => {
			const file = join(runDir, `${name}.json`);
			const left = readRecord(file);
			const alive = left !== undefined && isAlive(left);
			if (alive) await end(left, patienceMs);
			rmSync(file, { force: true });
			return alive ? [name] : [];
		}),
	);
	return ended.flat();
}

async function end(left: ProcessRecord, patienceMs: number): Promise<void> {
	for (const signal of [left.stopSignal, 'SIGKILL'] as const) {
		if (!isAlive(left)) return;
		process.kill(left.pid, 'SIGCONT');
		process.kill(left.pid, signal);
		if (await until(() => !isAlive(left), patienceMs)) return;
	}
}

/** Polls until the condition holds; false after `ms`. */
export async function until(condition: () => boolean | Promise<boolean>, ms: number): Promise<boolean> {
	const deadline = performance.now() + ms;
	while (!(await condition())) {
		if (performance.now() > deadline) return false;
		await new Promise((resolve) => setTimeout(resolve, 25));
	}
	return true;
}

function readRecord(file: string): ProcessRecord | undefined {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}

let setprivWorks: boolean | undefined;

/**
 * The command, so that the kernel sends it the signal when this process dies. Only util-linux's setpriv can ask for it;
 * elsewhere the command stays as it is, and the next start's sweep does the same later.
 */
export function withParentDeathSignal(command: string[], signal: NodeJS.Signals): string[] {
	const name = signal.slice('SIG'.length);
	setprivWorks ??= spawnSync('setpriv', ['--pdeathsig', name, 'true'], { stdio: 'ignore' }).status === 0;
	return setprivWorks ? ['setpriv', '--pdeathsig', name, ...command] : command;
}
