import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { withParentDeathSignal } from '../../infra/local/stack/processes.ts';
import type { Armed } from './role.ts';
import type { Slot } from './schedule.ts';

const ENTRY = resolve(import.meta.dirname, 'role.ts');
/** A supervisor's pause before it starts again what ended. */
const RESTART_MS = 500;
const ENDS_WITHIN_MS = 30_000;

/** One slot, kept running: whatever ends in it is started again. */
export interface Supervised {
	readonly slot: Slot;
	/** Processes that were started here. */
	readonly starts: number;
	/** Ends of processes that ran, neither killed by a fault nor stopped. One that can't start is tried again, and that is all. */
	readonly crashes: readonly string[];
	/** False where nothing runs that could be hurt. */
	kill(): boolean;
	/** SIGSTOP; false where nothing runs. */
	pause(): boolean;
	/** SIGCONT; harmless for what was not stopped. */
	resume(): void;
	/** Resolves once the process is about to hit the step; false where it ends before, or is armed otherwise. */
	arm(armed: Armed): Promise<boolean>;
	/** Lets the process finish its work and end; SIGKILL where that takes too long. Answers whether it ended by itself. */
	stop(): Promise<boolean>;
}

export interface SuperviseOptions {
	/** The environment of the `nth` process of a slot, from 1. */
	readonly environment: (slot: Slot, nth: number) => Readonly<Record<string, string>>;
	readonly logDir: string;
	readonly onEnd?: (slot: Slot, words: string) => void;
}

export function supervise(slot: Slot, { environment, logDir, onEnd }: SuperviseOptions): Supervised {
	mkdirSync(logDir, { recursive: true });
	const log = createWriteStream(join(logDir, `${slot.name}.log`), { flags: 'a' });
	const crashes: string[] = [];
	let starts = 0;
	let child: ChildProcess | undefined;
	let closing = false;
	/** Ends that this harness caused. */
	let expected = false;
	/** What the process was last armed with ends it. */
	let deadly = false;
	let ran = false;
	let retry: NodeJS.Timeout | undefined;
	let hit: ((isHit: boolean) => void) | undefined;

	const settle = (isHit: boolean) => {
		hit?.(isHit);
		hit = undefined;
	};
	const alive = (): ChildProcess | undefined =>
		child && child.exitCode === null && child.signalCode === null ? child : undefined;

	function start(): void {
		starts += 1;
		expected = false;
		deadly = false;
		ran = false;
		const [command = '', ...args] = withParentDeathSignal(
			[process.execPath, '--disable-warning=TimeoutNegativeWarning', ENTRY, slot.role],
			'SIGKILL',
		);
		// Apart from the terminal's group: Ctrl-C reaches the harness alone, which stops them in order.
		const started = spawn(command, args, {
			env: environment(slot, starts),
			detached: true,
			stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		});
		child = started;
		started.stderr?.pipe(log, { end: false });
		if (started.stdout)
			createInterface({ input: started.stdout }).on('line', (line) => {
				if (!line.startsWith('at ')) return;
				expected ||= deadly;
				settle(true);
			});
		started.on('message', () => {
			ran = true;
		});
		started.on('error', (error) => crashes.push(String(error)));
		started.on('close', (code, signal) => {
			settle(false);
			if (!expected && !closing) {
				const words = `${slot.name} ended with ${signal ?? code} ${ran ? 'while it ran' : 'before it ran'}`;
				if (ran) crashes.push(words);
				onEnd?.(slot, words);
			}
			if (!closing) retry = setTimeout(start, RESTART_MS);
		});
	}

	start();
	return {
		slot,
		get starts() {
			return starts;
		},
		crashes,
		kill() {
			const running = alive();
			if (!running) return false;
			expected = true;
			running.kill('SIGKILL');
			return true;
		},
		pause: () => alive()?.kill('SIGSTOP') ?? false,
		resume: () => void alive()?.kill('SIGCONT'),
		arm(armed) {
			settle(false);
			const running = alive();
			if (!running?.connected) return Promise.resolve(false);
			const reached = new Promise<boolean>((done) => {
				hit = done;
			});
			deadly = armed.signal === 'SIGKILL';
			running.send(armed, (error) => error && settle(false));
			return reached;
		},
		async stop() {
			closing = true;
			clearTimeout(retry);
			settle(false);
			const running = alive();
			if (!running) return true;
			const gone = new Promise<void>((ended) => running.once('close', () => ended()));
			running.kill('SIGCONT');
			running.kill('SIGTERM');
			let isLate = false;
			const patience = setTimeout(() => {
				isLate = true;
				running.kill('SIGKILL');
			}, ENDS_WITHIN_MS);
			await gone;
			clearTimeout(patience);
			return !isLate;
		},
	};
}
