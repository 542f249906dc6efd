import { PDFDocument } from 'pdf-lib';
import type { CertificateDocumentRenderer, LtsdDocument } from '../ports/certificate-document.ts';
import { checkDocument } from './check-document.ts';
import { drawClauses, drawOpening } from './clauses.ts';
import { drawRecord, drawSignature } from './closing.ts';
import { type FontLibrary, loadFonts } from './fonts.ts';
import { drawFooters, footerOf } from './footer.ts';
import { drawGoodsTable } from './goods-table.ts';
import { drawMarks, drawParties, drawRunningHead, drawTitle, RUNNING_HEAD } from './head.ts';
import { writeMetadata } from './metadata.ts';
import { createSheet, type Sheet } from './sheet.ts';

/** Every text in composed form (NFC): canonically the same, and one glyph a letter. */
function composed<T>(value: T): T {
	if (typeof value === 'string') return value.normalize('NFC') as T;
	if (Array.isArray(value)) return value.map(composed) as T;
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, composed(one)])) as T;
}

async function render(given: LtsdDocument, fonts: FontLibrary): Promise<Uint8Array> {
	checkDocument(given, fonts.covers);
	const document = composed(given);
	const pdf = await PDFDocument.create({ updateMetadata: false });
	const faces = await fonts.embed(pdf);
	const footer = footerOf(faces, document);
	const onNewPage = (next: Sheet) => drawRunningHead(next, document);
	const sheet = createSheet(pdf, faces, { bottom: footer.height, head: RUNNING_HEAD, onNewPage });
	drawTitle(sheet, document);
	drawMarks(sheet, document.marks);
	drawParties(sheet, document.supplier, document.customer);
	drawOpening(sheet, document);
	drawGoodsTable(sheet, document.goods);
	drawClauses(sheet, document);
	drawSignature(sheet, document);
	drawRecord(sheet, document);
	drawFooters(pdf, faces, footer);
	writeMetadata(pdf, document);
	return pdf.save({ addDefaultPage: false, updateFieldAppearances: false });
}

/** Draws Annex 22-16 in English. The fonts are read and parsed here, once for all documents. */
export function createLtsdRenderer(): CertificateDocumentRenderer {
	const fonts = loadFonts();
	return { render: (document) => render(document, fonts) };
}
