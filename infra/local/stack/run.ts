import { spawn } from 'node:child_process';
import { PsraError } from '../../errors.ts';

export interface RunOptions {
	readonly env?: NodeJS.ProcessEnv;
	readonly cwd?: string;
	readonly uid?: number;
	readonly gid?: number;
	readonly input?: string;
	/** Ends the tool and rejects with an AbortError. */
	readonly signal?: AbortSignal;
}

export interface RunResult {
	readonly status: number;
	/** stdout and stderr, interleaved as they came. */
	readonly output: string;
}

/**
 * Runs a short-lived tool to its end.
 * @throws PsraError TOOL_MISSING with `remedy` if there is no such program
 */
export function run(command: string, args: string[], remedy: string, options: RunOptions = {}): Promise<RunResult> {
	return new Promise((resolve, reject) => {
		const { input, ...spawning } = options;
		const child = spawn(command, args, {
			...spawning,
			stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
		});
		let output = '';
		child.stdout?.on('data', (chunk) => (output += chunk));
		child.stderr?.on('data', (chunk) => (output += chunk));
		child.stdin?.on('error', () => undefined); // it may exit without having read all; its status says more
		child.stdin?.end(input);
		child.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code !== 'ENOENT') return reject(error);
			reject(new PsraError('TOOL_MISSING', `${command} is missing: ${remedy}`, { field: command, remedy }, error));
		});
		child.on('close', (status) => resolve({ status: status ?? 1, output }));
	});
}

/** The last lines of a tool's output, for an error message. */
export const tail = (text: string, lines = 12): string => text.trimEnd().split('\n').slice(-lines).join('\n');
