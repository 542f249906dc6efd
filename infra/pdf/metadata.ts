import { createHash } from 'node:crypto';
import { type PDFDocument, PDFHexString } from 'pdf-lib';
import type { LtsdDocument } from '../ports/certificate-document.ts';
import { TITLE } from './wording.ts';

const PRODUCER = 'PSRA-LTSD';

/**
 * Names the file for readers and archives. Everything comes from the document: the creation date is midnight UTC of
 * the date of issue, and the trailer's ID is a digest of the content, so that the same document gives the same file.
 */
export function writeMetadata(pdf: PDFDocument, document: LtsdDocument): void {
	const issued = new Date(`${document.issued.date}T00:00:00Z`);
	pdf.setTitle(`${TITLE} ${document.certificateNumber}`, { showInWindowTitleBar: true });
	pdf.setAuthor(document.supplier.name);
	pdf.setSubject(`Preferential origin of goods supplied to ${document.customer.name}`);
	pdf.setLanguage('en');
	pdf.setProducer(PRODUCER);
	pdf.setCreator(PRODUCER);
	pdf.setCreationDate(issued);
	pdf.setModificationDate(issued);
	const digest = createHash('sha256').update(JSON.stringify(document)).digest('hex').slice(0, 32);
	const id = PDFHexString.of(digest);
	pdf.context.trailerInfo.ID = pdf.context.obj([id, id]);
}
