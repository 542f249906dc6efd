import { printable } from '../../infra/terminal/index.ts';
import type { Explanation, Point } from '../words/index.ts';

/** How a terminal shows words: how wide, and whether in colour. */
export interface Appearance {
	/** Columns; a word that is longer stands by itself. */
	readonly width: number;
	readonly colour: boolean;
}

/** A stream that may be a terminal; `process.stdout` is one. */
export interface MaybeTerminal {
	readonly isTTY?: boolean;
	readonly columns?: number;
	/** Heeds NO_COLOR. */
	hasColors?(): boolean;
}

const WIDTH = 80;
/** Longer lines are hard to read, however wide the window. */
const MAX_WIDTH = 100;
const MIN_WIDTH = 40;

export function appearanceOf(stdout: MaybeTerminal): Appearance {
	if (stdout.isTTY !== true) return { width: WIDTH, colour: false };
	const width = Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, stdout.columns ?? WIDTH));
	return { width, colour: stdout.hasColors?.() === true };
}

/** A verdict in words, for a person at a terminal. Ends with a line end. */
export function resultText({ answer, passages }: Explanation, { width, colour }: Appearance): string {
	const bold = (text: string) => (colour ? `\u001b[1m${text}\u001b[22m` : text);
	const lines = wrapped(answer, '', '', width).map(bold);
	for (const { title, points } of passages) {
		lines.push('', bold(printable(title)), ...points.flatMap((point) => pointLines(point, 1, width)));
	}
	return `${lines.join('\n')}\n`;
}

function pointLines({ text, points }: Point, depth: number, width: number): string[] {
	const indent = '  '.repeat(depth - 1);
	return [
		...wrapped(text, `${indent}- `, `${indent}  `, width),
		...points.flatMap((point) => pointLines(point, depth + 1, width)),
	];
}

/** Lines of at most `width` characters, broken at spaces. */
export function wrapped(text: string, first: string, rest: string, width: number): string[] {
	const lines: string[] = [];
	let line = first;
	let start = true;
	for (const word of printable(text).split(' ')) {
		if (!start && line.length + 1 + word.length > width) {
			lines.push(line);
			line = rest;
			start = true;
		}
		line += start ? word : ` ${word}`;
		start = false;
	}
	return [...lines, line];
}
