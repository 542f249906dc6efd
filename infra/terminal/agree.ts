import type { Confirm } from './confirm.ts';
import { EXIT } from './exit.ts';
import type { Terminal } from './terminal.ts';

/** How far a person lets a command go: neither is a dry run. */
export interface Consent {
	/** Do it, after asking. */
	readonly execute?: boolean;
	/** Do it without asking. */
	readonly yes?: boolean;
}

/** The options of a command that changes something. */
export const CONSENT = {
	execute: ['--execute', 'do it, after asking'],
	yes: ['--yes', 'do it without asking'],
} as const;

/** Whether a command goes on to change something. Where it does not, says why, and sets the exit code. */
export async function agree(
	terminal: Terminal,
	confirm: Confirm,
	{ execute, yes }: Consent,
	question: string,
): Promise<boolean> {
	if (yes) return true;
	if (!execute) {
		terminal.stderr.write('dry run: nothing was changed; repeat it with --execute\n');
		return false;
	}
	const answer = await confirm(question);
	if (answer) return true;
	terminal.exitCode = EXIT.refused;
	terminal.stderr.write(
		answer === undefined ? 'refused: nobody is there to ask; add --yes\n' : 'cancelled: nothing was changed\n',
	);
	return false;
}
