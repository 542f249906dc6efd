import { PsraError } from '../errors.ts';
import type { CertificateStore, NoticeDue, StoredCertificate } from '../ports/certificates.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

const FIND: Statement = {
	name: 'certificate_find',
	text: `
		SELECT request_id, number, status, version::int, record, pdf_sha256, revocations, revocation_reason
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

const REVOKE: Statement = {
	name: 'certificate_revoke',
	text: `
		UPDATE certificate SET status = $3, version = $4, revocations = $5, revocation_reason = $6
		WHERE company = $1 AND certificate_id = $2 AND version = $4 - 1`,
};
const NOTE: Statement = {
	name: 'certificate_note',
	text: `
		INSERT INTO certificate_notice (company, certificate_id, version, party_id, deliveries)
		VALUES ($1, $2, $3, $4, $5)`,
};
const DUE: Statement = {
	name: 'certificate_notices_due',
	text: `
		SELECT company, certificate_id AS "certificateId", version::int, party_id AS "partyId", deliveries
		FROM certificate_notice WHERE company = $1 AND certificate_id = $2 AND told_at IS NULL
		ORDER BY version, party_id`,
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
	revocations: StoredCertificate['revocations'];
	revocation_reason: string | null;
}

export function certificateStore(client: Queryable): CertificateStore {
	return {
		async find(company, certificateId) {
			const [row] = await rows<CertificateRow>(client, FIND, [company, certificateId]);
			if (!row) return undefined;
			const { request_id, pdf_sha256, revocation_reason, ...rest } = row;
			return {
				company,
				certificateId,
				requestId: request_id,
				pdfSha256: pdf_sha256,
				revocationReason: revocation_reason,
				...rest,
			};
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
		async revoke(c, notices) {
			const values = [
				c.company,
				c.certificateId,
				c.status,
				c.version,
				JSON.stringify(c.revocations),
				c.revocationReason,
			];
			if ((await run(client, REVOKE, values)) !== 1) {
				throw new PsraError('VERSION_CONFLICT', `Certificate ${c.certificateId} is not at version ${c.version - 1}.`, {
					company: c.company,
					certificateId: c.certificateId,
					version: c.version,
				});
			}
			for (const { company, certificateId, version, partyId, deliveries } of notices)
				await run(client, NOTE, [company, certificateId, version, partyId, deliveries]);
		},
		noticesDue: (company, certificateId) => rows<NoticeDue>(client, DUE, [company, certificateId]),
		async pdf(company, certificateId) {
			const [row] = await rows<{ pdf: Buffer }>(client, PDF, [company, certificateId]);
			return row?.pdf;
		},
	};
}
