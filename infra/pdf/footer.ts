import type { PDFDocument } from 'pdf-lib';
import type { LtsdDocument } from '../ports/certificate-document.ts';
import type { Faces } from './fonts.ts';
import { HAIRLINE, LEFT, QUIET, RIGHT } from './sheet.ts';
import { type Line, type Run, typesetter } from './text.ts';
import { TITLE } from './wording.ts';

const SIZE = 7;
const LEADING = 9;
/** Below the last line, and above the first one. */
const MARGIN = 34;
const ABOVE = 28;
/** Kept free for "Page n of m". */
const NUMBER_WIDTH = 80;

export interface Footer {
	readonly lines: readonly Line[];
	/** What the pages must leave free at their end, in points. */
	readonly height: number;
}

/** Longest notice that each page repeats whole, in characters. */
const REPEATED = 160;

/** A long notice would take the pages' room from the goods: it ends early, and says where it is whole. */
function repeated(mark: string): string {
	if (mark.length <= REPEATED) return mark;
	const characters = [...mark].slice(0, REPEATED).join('');
	const blank = characters.lastIndexOf(' ');
	return `${blank > 0 ? characters.slice(0, blank) : characters} … (in full on page 1)`;
}

/** What every page ends with: what it belongs to, and the notices again. */
export function footerOf(faces: Faces, document: LtsdDocument): Footer {
	const what = `${TITLE} ${document.certificateNumber}, ${document.supplier.name}`;
	const marks = document.marks.map(repeated).join(' · ');
	const runs: Run[] = [
		{ text: what, face: 'sans' },
		{ text: marks, face: 'sansBold' },
	];
	const type = typesetter(faces);
	const lines = runs.flatMap((run) => type.lines([run], SIZE, RIGHT - LEFT - NUMBER_WIDTH));
	return { lines, height: MARGIN + lines.length * LEADING + ABOVE };
}

/** Draws the footer on each page, with which page of how many it is. */
export function drawFooters(pdf: PDFDocument, faces: Faces, { lines }: Footer): void {
	const pages = pdf.getPages();
	const y = MARGIN + (lines.length - 1) * LEADING;
	pages.forEach((page, index) => {
		page.drawLine({ start: { x: LEFT, y: y + 13 }, end: { x: RIGHT, y: y + 13 }, thickness: 0.5, color: HAIRLINE });
		const number = `Page ${index + 1} of ${pages.length}`;
		const x = RIGHT - faces.sans.widthOfTextAtSize(number, SIZE);
		page.drawText(number, { x, y, font: faces.sans, size: SIZE, color: QUIET });
		lines.forEach((line, row) => {
			for (const piece of line) {
				const at = { x: LEFT + piece.x, y: y - row * LEADING };
				page.drawText(piece.text, { ...at, font: faces[piece.face], size: SIZE, color: QUIET });
			}
		});
	});
}
