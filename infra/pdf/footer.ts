import type { PDFDocument } from 'pdf-lib';
import type { LtsdDocument } from '../ports/certificate-document.ts';
import type { Faces } from './fonts.ts';
import { BOTTOM, HAIRLINE, LEFT, QUIET, RIGHT } from './sheet.ts';
import { typesetter } from './text.ts';
import { TITLE } from './wording.ts';

const SIZE = 7;

/** On each page: what it belongs to, the notices again, and which page of how many it is. */
export function drawFooters(pdf: PDFDocument, faces: Faces, document: LtsdDocument): void {
	const pages = pdf.getPages();
	const type = typesetter(faces);
	const what = `${TITLE} ${document.certificateNumber}, ${document.supplier.name}`;
	const marks = document.marks.join(' · ');
	pages.forEach((page, index) => {
		const y = BOTTOM - 26;
		page.drawLine({ start: { x: LEFT, y: y + 13 }, end: { x: RIGHT, y: y + 13 }, thickness: 0.5, color: HAIRLINE });
		const number = `Page ${index + 1} of ${pages.length}`;
		const numberWidth = type.width(number, 'sans', SIZE);
		page.drawText(number, { x: RIGHT - numberWidth, y, font: faces.sans, size: SIZE, color: QUIET });
		const lines = [
			...type.lines([{ text: what, face: 'sans' }], SIZE, RIGHT - LEFT - numberWidth - 20),
			...(marks === '' ? [] : type.lines([{ text: marks, face: 'sansBold' }], SIZE, RIGHT - LEFT - numberWidth - 20)),
		];
		lines.slice(0, 4).forEach((line, row) => {
			for (const piece of line) {
				page.drawText(piece.text, {
					x: LEFT + piece.x,
					y: y - row * 9,
					font: faces[piece.face],
					size: SIZE,
					color: QUIET,
				});
			}
		});
	});
}
