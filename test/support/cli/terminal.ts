import type { Command } from 'commander';
import { endTogether } from '../../../infra/cli/program.ts';
import type { Terminal } from '../../../infra/terminal/index.ts';

/** A terminal in memory. */
export function memoryTerminal() {
	const written = { stdout: '', stderr: '' };
	const stream = (name: keyof typeof written) => ({
		write: (text: string) => {
			written[name] += text;
		},
	});
	const terminal: Terminal = { stdout: stream('stdout'), stderr: stream('stderr') };
	return { terminal, written };
}

/** Runs a command as the binary does; answers what it wrote and its exit code, 2 where commander refuses the words. */
export async function runCommand(commandOn: (terminal: Terminal) => Command, ...words: readonly string[]) {
	const { terminal, written } = memoryTerminal();
	const command = endTogether(commandOn(terminal));
	command.configureOutput({ writeErr: (text) => terminal.stderr.write(text) });
	for (const child of command.commands) child.configureOutput({ writeErr: (text) => terminal.stderr.write(text) });
	try {
		await command.parseAsync(words, { from: 'user' });
	} catch (error) {
		if ((error as { code?: string }).code?.startsWith('commander.') !== true) throw error;
		return { ...written, exitCode: 2 };
	}
	return { ...written, exitCode: terminal.exitCode ?? 0 };
}
