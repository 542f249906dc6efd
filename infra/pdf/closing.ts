import type { LtsdDocument } from '../ports/certificate-document.ts';
import { doesNotFit } from './check-document.ts';
import type { Face } from './fonts.ts';
import { CONTENT, LEFT, QUIET, RIGHT, type Sheet } from './sheet.ts';
import type { Run } from './text.ts';
import { writtenDate } from './wording.ts';

const LABEL = { size: 6.8, leading: 9, colour: QUIET };
const VALUE = { size: 9.4, leading: 12.6 };
const SMALL = { size: 7.2, leading: 10, colour: QUIET };
const COLUMN_GAP = 18;
const SIGNATURE_ROOM = 52;

interface Entry {
	readonly label: string;
	readonly lines: readonly Run[];
}

function entriesOf(document: LtsdDocument): [place: Entry, signer: Entry, company: Entry] {
	const { issued, signer, supplier } = document;
	const runs = (first: string, rest: readonly string[], face: Face = 'serif'): Run[] => [
		{ text: first, face: 'serifBold' },
		...rest.map((text) => ({ text, face })),
	];
	return [
		{ label: 'Place and date', lines: runs(issued.place, [writtenDate(issued.date)]) },
		{ label: 'Name and position', lines: runs(signer.name, [signer.position]) },
		{ label: 'Name and address of the company', lines: runs(supplier.name, supplier.address) },
	];
}

const columnWidth = (CONTENT - 2 * COLUMN_GAP) / 3;

function entryHeight(sheet: Sheet, entry: Entry): number {
	const lines = entry.lines.reduce((sum, run) => sum + sheet.type.lines([run], VALUE.size, columnWidth).length, 0);
	return LABEL.leading + 3 + lines * VALUE.leading;
}

/** Height of the signature block. */
export function signatureHeight(sheet: Sheet, document: LtsdDocument): number {
	return Math.max(...entriesOf(document).map((entry) => entryHeight(sheet, entry))) + SIGNATURE_ROOM + 16;
}

/** Place and date, signer, company (notes 8 and 9), and the line for the signature (note 10). */
export function drawSignature(sheet: Sheet, document: LtsdDocument): void {
	const height = signatureHeight(sheet, document);
	if (height > sheet.fullRoom()) throw doesNotFit('supplier');
	sheet.need(height);
	const top = sheet.y;
	const entries = entriesOf(document);
	entries.forEach((entry, i) => {
		const x = LEFT + i * (columnWidth + COLUMN_GAP);
		let y = top;
		sheet.text(entry.label, { x, y: y + 7, face: 'sansBold', size: LABEL.size, colour: QUIET });
		y += LABEL.leading + 3;
		for (const run of entry.lines) {
			for (const line of sheet.type.lines([run], VALUE.size, columnWidth)) {
				sheet.line(line, x, y + VALUE.leading * 0.76, VALUE);
				y += VALUE.leading;
			}
		}
	});
	sheet.y = top + Math.max(...entries.map((entry) => entryHeight(sheet, entry))) + SIGNATURE_ROOM;
	const to = LEFT + 2 * columnWidth + COLUMN_GAP;
	sheet.rule(sheet.y, { to, thickness: 0.7, colour: QUIET });
	sheet.text('Signature', { x: LEFT, y: sheet.y + 9, face: 'sansBold', size: LABEL.size, colour: QUIET });
	sheet.y += 16;
}

/** What the declaration rests on and where it can be looked up: no part of the prescribed text. */
export function drawRecord(sheet: Sheet, document: LtsdDocument): void {
	const agreements = document.agreements.map(({ title, id }) => `${title} (${id})`).join('; ');
	const entries = [
		['Agreement', agreements],
		['Determined by', document.ruleBasis ?? ''],
		['Look-up', document.lookupUrl ?? ''],
		['Certificate', `${document.certificateId}, version ${document.version}`],
	].filter(([, text]) => text !== '') as [string, string][];
	const labelWidth = 62;
	const room = RIGHT - LEFT - labelWidth;
	const rows = entries.map(([label, text]) => ({
		label,
		lines: sheet.type.lines([{ text, face: 'sans' }], SMALL.size, room),
	}));
	const height = rows.reduce((sum, row) => sum + row.lines.length * SMALL.leading, 0) + 14;
	sheet.need(height);
	sheet.y += 6;
	sheet.rule(sheet.y);
	sheet.y += 6;
	for (const { label, lines } of rows) {
		sheet.text(label, { x: LEFT, y: sheet.y + 7.4, face: 'sansBold', size: SMALL.size, colour: QUIET });
		for (const line of lines) {
			if (SMALL.leading > sheet.room()) sheet.newPage();
			sheet.line(line, LEFT + labelWidth, sheet.y + 7.4, SMALL);
			sheet.y += SMALL.leading;
		}
	}
}
