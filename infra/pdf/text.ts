import type { Face, Faces } from './fonts.ts';

/** A stretch of text in one face. */
export interface Run {
	readonly text: string;
	readonly face: Face;
	/** Not to be broken at its blanks, as a date. */
	readonly whole?: boolean;
}

/** A stretch on a line, `x` points from the line's beginning. */
export interface Piece extends Run {
	readonly x: number;
}

export type Line = readonly Piece[];

/** Measures and breaks text; widths in points. */
export interface Typesetter {
	width(text: string, face: Face, size: number): number;
	/** Breaks runs at blanks into lines of at most `width`; a word that is longer is broken where it must be. */
	lines(runs: readonly Run[], size: number, width: number): Line[];
}

/** A word without blanks, which may change its face inside. */
type Word = readonly Run[];

/** Cuts at the ordinary blank only: a no-break space keeps its neighbours together. */
function wordsOf(runs: readonly Run[]): Word[] {
	const words: Run[][] = [[]];
	for (const { text, face, whole } of runs) {
		(whole ? [text] : text.split(' ')).forEach((part, index) => {
			if (index > 0) words.push([]);
			if (part !== '') words.at(-1)?.push({ text: part, face });
		});
	}
	return words.filter((word) => word.length > 0);
}

export function typesetter(faces: Faces): Typesetter {
	/** Widths at size 1: words of a table come again and again, and measuring shapes the text anew. */
	const known = new Map<string, number>();
	const width = (text: string, face: Face, size: number): number => {
		const key = `${face} ${text}`;
		const at1 = known.get(key) ?? faces[face].widthOfTextAtSize(text, 1);
		known.set(key, at1);
		return at1 * size;
	};
	const wordWidth = (word: Word, size: number): number =>
		word.reduce((sum, run) => sum + width(run.text, run.face, size), 0);

	/** The word in parts that fit, broken between characters; a word that fits stays whole. */
	function fitting(word: Word, size: number, room: number): Word[] {
		if (wordWidth(word, size) <= room) return [word];
		const parts: Run[][] = [[]];
		let used = 0;
		for (const { text, face } of word) {
			for (const character of text) {
				const advance = width(character, face, size);
				if (used > 0 && used + advance > room) {
					parts.push([]);
					used = 0;
				}
				parts.at(-1)?.push({ text: character, face });
				used += advance;
			}
		}
		return parts;
	}

	/** Puts words on one line, joining neighbours of one face, so that a reader of the file finds whole phrases. */
	function place(words: readonly Word[], size: number): Line {
		const pieces: { text: string; face: Face; x: number }[] = [];
		let x = 0;
		words.forEach((word, index) => {
			word.forEach((run, part) => {
				const blank = index > 0 && part === 0 ? ' ' : '';
				const last = pieces.at(-1);
				if (last !== undefined && last.face === run.face) {
					last.text += blank + run.text;
				} else {
					if (last !== undefined) last.text += blank;
					x = last === undefined ? 0 : last.x + width(last.text, last.face, size);
					pieces.push({ text: run.text, face: run.face, x });
				}
			});
		});
		return pieces;
	}

	return {
		width,
		lines: (runs, size, room) => {
			const lines: Line[] = [];
			let current: Word[] = [];
			let used = 0;
			for (const word of wordsOf(runs).flatMap((one) => fitting(one, size, room))) {
				const advance = wordWidth(word, size);
				const before = current.at(-1)?.at(-1);
				const gap = before === undefined ? 0 : width(' ', before.face, size);
				if (current.length > 0 && used + gap + advance > room) {
					lines.push(place(current, size));
					current = [word];
					used = advance;
				} else {
					current.push(word);
					used += gap + advance;
				}
			}
			if (current.length > 0) lines.push(place(current, size));
			return lines;
		},
	};
}
