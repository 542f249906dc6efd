import type { LtsdDocument } from '../ports/certificate-document.ts';
import { signatureHeight } from './closing.ts';
import { CONTENT, LEFT, type Sheet } from './sheet.ts';
import type { Run } from './text.ts';
import {
	type Blank,
	type Clause,
	CUMULATION,
	cumulationBoxes,
	HEADING,
	INFORM,
	OPENING,
	ORIGIN,
	SUPPORT,
	VALIDITY,
	writtenCountry,
	writtenDate,
} from './wording.ts';

const BODY = { size: 9.8, leading: 14 };
const SPACE = 6;
const BOX_INDENT = 18;

function fillFor(blank: Blank, document: LtsdDocument): string {
	switch (blank) {
		case 'customer':
			return document.customer.name;
		case 'origin':
			return document.origin;
		case 'countries':
			return document.preferenceCountries.map(writtenCountry).join(', ');
		case 'cumulation-countries':
			return document.cumulation.kind === 'applied' ? document.cumulation.with.join(', ') : '…';
		case 'from':
			return writtenDate(document.validFrom);
		case 'to':
			return writtenDate(document.validTo);
	}
}

/** The prescribed words in the plain face, what fills the blanks in the bold one. */
export function runsOf(clause: Clause, document: LtsdDocument): Run[] {
	return clause.map((part) =>
		typeof part === 'string'
			? { text: part, face: 'serif' }
			: {
					text: fillFor(part.blank, document),
					face: 'serifBold',
					whole: part.blank === 'from' || part.blank === 'to',
				},
	);
}

export function drawOpening(sheet: Sheet, document: LtsdDocument): void {
	const size = 12.5;
	const x = LEFT + (CONTENT - sheet.type.width(HEADING, 'serifBold', size)) / 2;
	sheet.text(HEADING, { x, y: sheet.y + 11, face: 'serifBold', size });
	sheet.y += 21;
	sheet.paragraph(runsOf(OPENING, document), BODY, { after: 6 });
}

function drawBoxes(sheet: Sheet, document: LtsdDocument): void {
	const boxes = cumulationBoxes(document.cumulation);
	if (boxes.length === 0) return;
	sheet.need((boxes.length + 1) * BODY.leading);
	sheet.paragraph(runsOf(CUMULATION, document), BODY);
	for (const { ticked, clause } of boxes) {
		const y = sheet.y + BODY.leading * 0.72;
		sheet.text(ticked ? '\u2612' : '\u2610', { x: LEFT + 2, y, face: 'sans', size: 10.5 });
		sheet.paragraph(runsOf(clause, document), BODY, { x: LEFT + BOX_INDENT });
	}
	sheet.y += SPACE;
}

/**
 * What follows the goods. The sentences from the validity on stay together with the signature, so that nobody signs a
 * page without a text, as long as a page can hold them.
 */
export function drawClauses(sheet: Sheet, document: LtsdDocument): void {
	sheet.y += 10;
	const origin = runsOf(ORIGIN, document);
	sheet.need(sheet.measure(origin, BODY));
	sheet.paragraph(origin, BODY, { after: SPACE });
	drawBoxes(sheet, document);
	const closing = [VALIDITY, INFORM, SUPPORT].map((clause) => runsOf(clause, document));
	const height = closing.reduce((sum, runs) => sum + sheet.measure(runs, BODY) + SPACE, 0);
	sheet.need(height + 8 + signatureHeight(sheet, document));
	for (const runs of closing) sheet.paragraph(runs, BODY, { after: SPACE });
	sheet.y += 8;
}
