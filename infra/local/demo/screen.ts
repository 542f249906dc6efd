import { styleText } from 'node:util';
import { createLogUpdate } from 'log-update';

/** How a line is meant; shown as the colour of its first word where the terminal has colours. */
export type Tone = 'good' | 'bad' | 'open';

/** What the demonstration says while it runs. On a terminal with a line that moves, else plain lines. */
export interface Screen {
	/** A line that stays. */
	say(line: string, tone?: Tone): void;
	/** The line that moves; without a terminal it is said only where it is another stage. */
	progress(stage: string, done: number, of: number, counts: string): void;
	end(): void;
}

const BAR = 24;
const COLOURS = { good: 'green', bad: 'red', open: 'yellow' } as const;

/** With `--json` standard output belongs to the summary, and people are told on standard error. */
export function createScreen(output: NodeJS.WriteStream): Screen {
	const moving = output.isTTY ? createLogUpdate(output) : undefined;
	let stage = '';
	let last = '';
	return {
		say(line, tone) {
			moving?.clear();
			// Untoned lines hold commands to copy: a break of ours would tear them.
			const text = tone && output.isTTY ? wrapped(line, output.columns) : line;
			output.write(`${tone ? toned(text, tone, output) : text}\n`);
			if (moving && last !== '') moving(last);
		},
		progress(now, done, of, counts) {
			const filled = of === 0 ? BAR : Math.round((BAR * Math.min(done, of)) / of);
			last = `  ${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${now}: ${counts}`;
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

/** Breaks a long line between words; what follows stands under the text behind its first columns. */
export function wrapped(line: string, columns: number): string {
	const indent = (/^.{2,36}\s{2,}/.exec(line)?.[0].length ?? 2) % Math.max(columns - 20, 1);
	const lines: string[] = [];
	for (let rest = line; ; ) {
		const lead = lines.length === 0 ? 0 : indent;
		const room = Math.max(columns - 1 - lead, 20);
		if (rest.length <= room) return [...lines, `${' '.repeat(lead)}${rest}`].join('\n');
		const space = rest.lastIndexOf(' ', room);
		const cut = space > indent - lead ? space : room;
		lines.push(`${' '.repeat(lead)}${rest.slice(0, cut)}`);
		rest = rest.slice(cut).trimStart();
	}
}

/** Colours the sign and the word that the line begins with. Obeys NO_COLOR. */
function toned(text: string, tone: Tone, stream: NodeJS.WriteStream): string {
	const [head = ''] = /^\S+ \S+/.exec(text) ?? [];
	return `${styleText(COLOURS[tone], head, { stream })}${text.slice(head.length)}`;
}
