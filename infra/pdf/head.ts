import type { DocumentParty, LtsdDocument } from '../ports/certificate-document.ts';
import { doesNotFit, noticesDoNotFit } from './check-document.ts';
import { ACCENT, CONTENT, INK, LEFT, QUIET, RIGHT, type Sheet } from './sheet.ts';
import { LAW, SUBTITLE, TITLE, writtenDate } from './wording.ts';

const LABEL = { size: 6.8, leading: 9, colour: QUIET };
const PARTY_NAME = { size: 10.2, leading: 13.6 };
const PARTY_LINE = { size: 8.8, leading: 12 };
const GAP = 20;
/** What the first page keeps for the heading and the first goods. */
const ROOM_FOR_TEXT = 150;
/** What the first page keeps below the notices for that and the parties. */
const ROOM_BELOW_NOTICES = 230;
/** Height of what every page after the first begins with. */
export const RUNNING_HEAD = 26;

function drawRight(
	sheet: Sheet,
	text: string,
	y: number,
	options: { face: 'sans' | 'sansBold'; size: number; quiet?: boolean },
): void {
	const { face, size } = options;
	const x = RIGHT - sheet.type.width(text, face, size);
	sheet.text(text, { x, y, face, size, colour: options.quiet ? QUIET : INK });
}

/** Title, law, number, version and date. */
export function drawTitle(sheet: Sheet, document: LtsdDocument): void {
	const top = sheet.y;
	sheet.text(TITLE, { x: LEFT, y: top + 16, face: 'serifBold', size: 18, colour: ACCENT });
	sheet.text(SUBTITLE, { x: LEFT, y: top + 31, face: 'serif', size: 10.6 });
	sheet.text(LAW, { x: LEFT, y: top + 45, face: 'sans', size: 7.6, colour: QUIET });
	drawRight(sheet, 'Number', top + 7, { face: 'sans', size: LABEL.size, quiet: true });
	drawRight(sheet, document.certificateNumber, top + 20, { face: 'sansBold', size: 11 });
	const version = document.version === 1 ? '' : `Version ${document.version} · `;
	drawRight(sheet, `${version}issued ${writtenDate(document.issued.date)}`, top + 33, { face: 'sans', size: 8 });
	sheet.y = top + 56;
	sheet.rule(sheet.y, { thickness: 1.4, colour: ACCENT });
	sheet.y += 12;
}

/** Notices that must not be overlooked, in a frame. */
export function drawMarks(sheet: Sheet, marks: readonly string[]): void {
	if (marks.length === 0) return;
	const style = { size: 8.6, leading: 12 };
	const runs = [{ text: marks.join(' · '), face: 'sansBold' as const }];
	const lines = sheet.type.lines(runs, style.size, CONTENT - 20);
	const height = lines.length * style.leading + 8;
	if (height > sheet.room() - ROOM_BELOW_NOTICES) throw noticesDoNotFit();
	sheet.box(sheet.y, height, { border: INK });
	lines.forEach((line, i) => {
		const width = line.reduce((sum, piece) => sum + sheet.type.width(piece.text, piece.face, style.size), 0);
		sheet.line(line, LEFT + (CONTENT - width) / 2, sheet.y + 4 + style.leading * (i + 0.74), style);
	});
	sheet.y += height + 12;
}

function partyHeight(sheet: Sheet, party: DocumentParty, width: number): number {
	const count = (text: string, face: 'serifBold' | 'serif', size: number): number =>
		sheet.type.lines([{ text, face }], size, width).length;
	const address = party.address.reduce((sum, line) => sum + count(line, 'serif', PARTY_LINE.size), 0);
	return count(party.name, 'serifBold', PARTY_NAME.size) * PARTY_NAME.leading + address * PARTY_LINE.leading;
}

function drawParty(sheet: Sheet, label: string, party: DocumentParty, x: number, width: number): number {
	let y = sheet.y;
	sheet.text(label, { x, y: y + 7, face: 'sansBold', size: LABEL.size, colour: QUIET });
	y += LABEL.leading + 3;
	const block = (text: string, face: 'serifBold' | 'serif', style: { size: number; leading: number }): void => {
		for (const line of sheet.type.lines([{ text, face }], style.size, width)) {
			sheet.line(line, x, y + style.leading * 0.76, style);
			y += style.leading;
		}
	};
	if (partyHeight(sheet, party, width) > sheet.room() - ROOM_FOR_TEXT) throw doesNotFit(label.toLowerCase());
	block(party.name, 'serifBold', PARTY_NAME);
	for (const line of party.address) block(line, 'serif', PARTY_LINE);
	return y;
}

/** Supplier and customer side by side. */
export function drawParties(sheet: Sheet, supplier: DocumentParty, customer: DocumentParty): void {
	const width = (CONTENT - GAP) / 2;
	const left = drawParty(sheet, 'Supplier', supplier, LEFT, width);
	const right = drawParty(sheet, 'Customer', customer, LEFT + width + GAP, width);
	sheet.y = Math.max(left, right) + 10;
	sheet.rule(sheet.y);
	sheet.y += 14;
}

/** What every page after the first begins with. */
export function drawRunningHead(sheet: Sheet, document: LtsdDocument): void {
	const left = `${TITLE}, continued`;
	sheet.text(left, { x: LEFT, y: sheet.y + 8, face: 'serifBold', size: 9, colour: ACCENT });
	drawRight(sheet, document.certificateNumber, sheet.y + 8, { face: 'sansBold', size: 9 });
	sheet.rule(sheet.y + 14, { thickness: 0.9, colour: ACCENT });
	sheet.y += RUNNING_HEAD;
}
