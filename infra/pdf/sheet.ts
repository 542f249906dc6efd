import { type PDFDocument, type PDFPage, rgb } from 'pdf-lib';
import type { Face, Faces } from './fonts.ts';
import { type Line, type Run, type Typesetter, typesetter } from './text.ts';

/** A4 in points, and the margins of the text. */
const WIDTH = 595.28;
const HEIGHT = 841.89;
export const LEFT = 56.7;
export const RIGHT = WIDTH - 56.7;
export const CONTENT = RIGHT - LEFT;
const TOP = 48;

export const INK = rgb(0.08, 0.09, 0.11);
export const QUIET = rgb(0.36, 0.38, 0.42);
export const ACCENT = rgb(0.1, 0.22, 0.42);
export const HAIRLINE = rgb(0.74, 0.76, 0.8);

type Colour = ReturnType<typeof rgb>;

export interface TextStyle {
	readonly size: number;
	/** Distance of base lines in points. */
	readonly leading: number;
	readonly colour?: Colour;
}

/**
 * The pages under way and the place that is next to be written on. `y` counts points from the page's top; every block
 * asks for its room first, and a new page begins with what `onNewPage` draws.
 */
export interface Sheet {
	readonly pdf: PDFDocument;
	readonly type: Typesetter;
	y: number;
	page(): PDFPage;
	/** Room left on the page, in points. */
	room(): number;
	/** Room of a page that only carries its running head. */
	fullRoom(): number;
	newPage(): void;
	/** Begins a new page where `height` does not fit; nothing where even an empty page could not take it. */
	need(height: number): void;
	text(text: string, at: { x: number; y: number; face: Face; size: number; colour?: Colour }): void;
	/** Draws one line with its base line at `y`. */
	line(line: Line, x: number, y: number, style: TextStyle): void;
	rule(y: number, options?: { from?: number; to?: number; thickness?: number; colour?: Colour }): void;
	box(y: number, height: number, options?: { x?: number; width?: number; fill?: Colour; border?: Colour }): void;
	/** Writes a paragraph and moves on; breaks it over pages line by line. */
	paragraph(runs: readonly Run[], style: TextStyle, options?: { x?: number; width?: number; after?: number }): void;
	/** Height that the paragraph takes. */
	measure(runs: readonly Run[], style: TextStyle, width?: number): number;
}

export interface SheetOptions {
	/** What each page leaves free at its end, in points. */
	readonly bottom: number;
	/** Height of what `onNewPage` draws. */
	readonly head: number;
	readonly onNewPage: (sheet: Sheet) => void;
}

export function createSheet(pdf: PDFDocument, faces: Faces, { bottom, head, onNewPage }: SheetOptions): Sheet {
	const type = typesetter(faces);
	let current = pdf.addPage([WIDTH, HEIGHT]);

	const sheet: Sheet = {
		pdf,
		type,
		y: TOP,
		page: () => current,
		room: () => HEIGHT - bottom - sheet.y,
		fullRoom: () => HEIGHT - bottom - TOP - head,
		newPage: () => {
			current = pdf.addPage([WIDTH, HEIGHT]);
			sheet.y = TOP;
			onNewPage(sheet);
		},
		need: (height) => {
			if (height > sheet.room() && height <= sheet.fullRoom()) sheet.newPage();
		},
		text: (text, { x, y, face, size, colour }) => {
			current.drawText(text, { x, y: HEIGHT - y, font: faces[face], size, color: colour ?? INK });
		},
		line: (line, x, y, { size, colour }) => {
			for (const piece of line) {
				sheet.text(piece.text, { x: x + piece.x, y, face: piece.face, size, ...(colour ? { colour } : {}) });
			}
		},
		rule: (y, { from = LEFT, to = RIGHT, thickness = 0.5, colour = HAIRLINE } = {}) => {
			const at = HEIGHT - y;
			current.drawLine({ start: { x: from, y: at }, end: { x: to, y: at }, thickness, color: colour });
		},
		box: (y, height, { x = LEFT, width = CONTENT, fill, border } = {}) => {
			current.drawRectangle({
				x,
				y: HEIGHT - y - height,
				width,
				height,
				...(fill ? { color: fill } : {}),
				...(border ? { borderColor: border, borderWidth: 0.6 } : {}),
			});
		},
		paragraph: (runs, style, { x = LEFT, width = RIGHT - x, after = 0 } = {}) => {
			for (const line of type.lines(runs, style.size, width)) {
				if (style.leading > sheet.room()) sheet.newPage();
				sheet.y += style.leading;
				sheet.line(line, x, sheet.y - style.leading * 0.28, style);
			}
			sheet.y += after;
		},
		measure: (runs, style, width = CONTENT) => type.lines(runs, style.size, width).length * style.leading,
	};
	return sheet;
}
