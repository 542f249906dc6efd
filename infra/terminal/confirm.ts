import { createInterface } from 'node:readline/promises';

/** Asks a person; undefined where none is there to answer. */
export type Confirm = (question: string) => Promise<boolean | undefined>;

/** `process` has them. */
export interface TerminalStreams {
	readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
	readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** Asks on the terminal that the process runs in. In a pipe or a job it asks nobody, so that nothing waits for ever. */
export function confirmOn({ stdin, stderr }: TerminalStreams): Confirm {
	return async (question) => {
		if (!stdin.isTTY || !stderr.isTTY) return undefined;
		const lines = createInterface({ input: stdin, output: stderr });
		try {
			return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
		} catch (error) {
			// Ctrl-C or Ctrl-D instead of an answer.
			if ((error as { code?: string }).code !== 'ABORT_ERR') throw error;
			stderr.write('\n');
			return false;
		} finally {
			lines.close();
		}
	};
}
