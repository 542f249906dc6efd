import { createInterface } from 'node:readline/promises';

/** Asks a person; undefined where none is there to answer. */
export type Confirm = (question: string) => Promise<boolean | undefined>;

/** Asks on the terminal that the process runs in. In a pipe or a job it asks nobody, so that nothing waits for ever. */
export function confirmOn({ stdin, stderr }: Pick<NodeJS.Process, 'stdin' | 'stderr'>): Confirm {
	return async (question) => {
		if (!stdin.isTTY || !stderr.isTTY) return undefined;
		const lines = createInterface({ input: stdin, output: stderr });
		try {
			return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
		} finally {
			lines.close();
		}
	};
}
