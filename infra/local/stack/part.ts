import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { PsraError } from '../../errors.ts';
import { type Launch, launch, record, until } from './processes.ts';
import { tail } from './run.ts';
import type { Part, PartName } from './types.ts';

const READY_WITHIN_MS = 90_000; // a busy machine was seen to take 22 s
const STOPPED_WITHIN_MS = 20_000; // a JVM that writes its class archive takes 2-4 s

export interface PartSpec {
	readonly name: PartName;
	/** Where the process is written down for a later sweep. */
	readonly recordFile: string;
	/** What asks it to end in good order. */
	readonly stopSignal: 'SIGTERM' | 'SIGINT';
	/** Evaluated at each start. */
	launch(): Launch;
	/** Whether it serves clients now; called until it says yes. */
	ready(log: string): Promise<boolean>;
	/** Moves it to free ports; called when another process took one between the look and the bind. */
	moveToFreePorts(): Promise<void>;
	/** Runs after an end in good order. */
	stopped?(): void;
}

export interface ManagedPart extends Part {
	start(signal: AbortSignal): Promise<void>;
	stop(): Promise<void>;
}

/** As PostgreSQL and the JVM, Kafka, and Quarkus say it. */
const PORT_TAKEN = /address already in use|BindException|could not bind|failed to bind|port \d+ seems to be in use/i;
/** PostgreSQL's word for backends of a killed postmaster that have not noticed yet; they do within a second or two. */
const STILL_ENDING = /pre-existing shared memory block|lock file "postmaster.pid" already exists/;

export function managedPart(spec: PartSpec): ManagedPart {
	let child: ChildProcess | undefined;
	const running = (): boolean => child !== undefined && child.exitCode === null && child.signalCode === null;
	// Where no kernel signal does it, a plain process.exit() still takes its children along.
	process.once('exit', () => running() && child?.kill(spec.stopSignal));

	async function startOnce(signal: AbortSignal): Promise<'ready' | 'port taken' | 'still ending'> {
		const launching = spec.launch();
		const started = launch(launching);
		child = started;
		let broken: Error | undefined;
		started.on('error', (error) => (broken = error));
		if (started.pid !== undefined) record(spec.recordFile, started.pid, spec.stopSignal);
		const log = () => (existsSync(launching.logFile) ? readFileSync(launching.logFile, 'utf8') : '');

		const settled = await until(
			async () => signal.aborted || broken !== undefined || !running() || (await spec.ready(log())),
			READY_WITHIN_MS,
		);
		signal.throwIfAborted();
		if (settled && !broken && running()) return 'ready';
		if (settled && PORT_TAKEN.test(log())) return 'port taken';
		if (settled && STILL_ENDING.test(log())) return 'still ending';
		const problem = settled ? 'ended while it started' : `did not answer within ${READY_WITHIN_MS / 1000} s`;
		throw new PsraError(
			'STACK_FAILED',
			`${spec.name} ${problem}; the last lines of ${launching.logFile}:\n${tail(log())}`,
			{ field: spec.name, problem, remedy: 'mend what its log names and start again.' },
			broken,
		);
	}

	async function start(signal: AbortSignal, mayMove = true): Promise<void> {
		for (let attempt = 1; ; attempt++) {
			const outcome = await startOnce(signal);
			if (outcome === 'ready') return;
			if (attempt === 10 || (outcome === 'port taken' && !mayMove)) {
				throw new PsraError('STACK_FAILED', `${spec.name} could not start: ${outcome}.`, {
					field: spec.name,
					problem: outcome,
				});
			}
			if (outcome === 'port taken') await spec.moveToFreePorts();
			else await new Promise((resolve) => setTimeout(resolve, 500));
		}
	}

	async function kill(signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): Promise<void> {
		if (!running()) return;
		child?.kill(signal);
		if (signal === 'SIGKILL' || signal === 'SIGTERM') await until(() => !running(), STOPPED_WITHIN_MS);
	}

	return {
		name: spec.name,
		get pid() {
			return running() ? child?.pid : undefined;
		},
		kill,
		start,
		async restart() {
			await kill('SIGKILL');
			await start(new AbortController().signal, false);
		},
		async stop() {
			if (!running()) return;
			child?.kill('SIGCONT'); // a paused process would not hear the next signal
			child?.kill(spec.stopSignal);
			if (await until(() => !running(), STOPPED_WITHIN_MS)) spec.stopped?.();
			else await kill('SIGKILL');
		},
	};
}
