import { PsraError } from '../errors.ts';
import type { CertificateStore, StoredCertificate } from '../ports/certificates.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

const FIND: Statement = {
	name: 'certificate_find',
	text: `
		SELECT request_id, number, status, version::int, record, pdf_sha256
		FROM certificate WHERE company = $1 AND certificate_id = $2`,
};

/** The update locks the row until the transaction ends, so two issues take their numbers one after the other. */
const NEXT_NUMBER: Statement = {
	name: 'certificate_next_number',
	text: `
		INSERT INTO number_series (company, series, last) VALUES ($1, $2, 0)
		ON CONFLICT (company, series) DO UPDATE SET last = number_series.last
		RETURNING (last + 1)::int AS next`,
};
const TAKE_NUMBER: Statement = {
	name: 'certificate_take_number',
	text: 'UPDATE number_series SET last = $3 WHERE company = $1 AND series = $2 AND last = $3 - 1',
};

const INSERT: Statement = {
	name: 'certificate_insert',
	text: `
		INSERT INTO certificate (company, certificate_id, request_id, number, status, version, record, pdf, pdf_sha256)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};

const PDF: Statement = {
	name: 'certificate_pdf',
	text: 'SELECT pdf FROM certificate WHERE company = $1 AND certificate_id = $2 AND pdf IS NOT NULL',
};

interface CertificateRow {
	request_id: string;
	number: string | null;
	status: StoredCertificate['status'];
	version: number;
	record: object;
	pdf_sha256: string | null;
}

export function certificateStore(client: Queryable): CertificateStore {
	return {
		async find(company, certificateId) {
			const [row] = await rows<CertificateRow>(client, FIND, [company, certificateId]);
			if (!row) return undefined;
			const { request_id, pdf_sha256, ...rest } = row;
			return { company, certificateId, requestId: request_id, pdfSha256: pdf_sha256, ...rest };
		},
		async nextNumber(company, series) {
			const [row] = await rows<{ next: number }>(client, NEXT_NUMBER, [company, series]);
			return (row as { next: number }).next;
		},
		async takeNumber(company, series, number) {
			if ((await run(client, TAKE_NUMBER, [company, series, number])) === 1) return;
			throw new PsraError('VERSION_CONFLICT', `Number ${number} of ${company} ${series} is not the next one.`, {
				company,
				series,
				number,
			});
		},
		async insert(c, pdf) {
			await run(client, INSERT, [
				c.company,
				c.certificateId,
				c.requestId,
				c.number,
				c.status,
				c.version,
				JSON.stringify(c.record),
				pdf,
				c.pdfSha256,
			]);
		},
		async pdf(company, certificateId) {
			const [row] = await rows<{ pdf: Buffer }>(client, PDF, [company, certificateId]);
			return row?.pdf;
		},
	};
}
