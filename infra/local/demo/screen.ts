import { createLogUpdate } from 'log-update';

/** What the demonstration says while it runs. On a terminal with a line that moves, else plain lines. */
export interface Screen {
	/** A line that stays. */
	say(line: string): void;
	/** The line that moves; without a terminal it is said only where it is another stage. */
	progress(stage: string, done: number, of: number, counts: string): void;
	end(): void;
}

const WIDTH = 24;

/** With `json`, standard output belongs to the summary and people are told on standard error. */
export function createScreen(output: NodeJS.WriteStream): Screen {
	const moving = output.isTTY ? createLogUpdate(output) : undefined;
	let stage = '';
	let last = '';
	return {
		say(line) {
			moving?.clear();
			output.write(`${line}\n`);
			if (moving && last !== '') moving(last);
		},
		progress(now, done, of, counts) {
			const filled = of === 0 ? WIDTH : Math.round((WIDTH * Math.min(done, of)) / of);
			last = `  ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${now}: ${counts}`;
			if (moving) moving(last);
			else if (now !== stage) output.write(`${now} …\n`);
			stage = now;
		},
		end() {
			moving?.clear();
			moving?.done();
			last = '';
		},
	};
}
