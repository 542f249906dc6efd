import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { withParentDeathSignal } from '../../infra/local/stack/processes.ts';
import { type Arm, armoury } from './arms.ts';
import type { Slot } from './schedule.ts';

const ENTRY = resolve(import.meta.dirname, 'role.ts');
/** A supervisor's pause before it starts again what ended. */
const RESTART_MS = 500;
const ENDS_WITHIN_MS = 30_000;
/** A process says that it is about to stop before it does: to resume it earlier would be in vain. */
const STOPS_WITHIN_MS = 1_000;

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
	/**
	 * `onHit` is told once a process of this slot is about to hit the step, this one or one that is started after it.
	 * Answers how to take the arm away; a process that hits it all the same is resumed.
	 */
	arm(arm: Arm, onHit: () => void): () => void;
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
	let ran = false;
	let retry: NodeJS.Timeout | undefined;
	const alive = (): ChildProcess | undefined =>
		child && child.exitCode === null && child.signalCode === null ? child : undefined;
	const arms = armoury((armed) => {
		const running = alive();
		// Before it runs it hears of them as soon as it does; one that ends meanwhile hears nothing any more.
		if (ran && running?.connected) running.send(armed, () => undefined);
	});
	function onHit(id: number, signal: string): void {
		const isWanted = arms.hit(id);
		if (signal === 'SIGKILL') expected = true;
		else if (!isWanted) {
			const stopped = child;
			setTimeout(() => stopped?.kill('SIGCONT'), STOPS_WITHIN_MS);
		}
	}

	function start(): void {
		starts += 1;
		expected = false;
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
				const [at, , id, signal = ''] = line.split(' ');
				if (at === 'at') onHit(Number(id), signal);
			});
		started.on('message', () => {
			ran = true;
			started.send(arms.armed, () => undefined);
		});
		started.on('error', (error) => crashes.push(String(error)));
		started.on('close', (code, signal) => {
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
		arm: arms.arm,
		async stop() {
			closing = true;
			clearTimeout(retry);
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
