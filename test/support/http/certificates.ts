import type { StoredCertificate } from '../../../infra/ports/certificates.ts';
import type { CertificateIssued, CertificateRefused } from '../../../schemas/index.ts';

interface Named {
	readonly company: string;
	readonly certificateId: string;
}

/** A certificate as ltsd-issuance stores it. */
export function issuedCertificate({
	company,
	certificateId,
	pdfSha256,
	number = `${company}-${certificateId}`,
}: Named & { readonly pdfSha256: string; readonly number?: string }): StoredCertificate {
	const state = { company, certificateId, requestId: certificateId.slice(2), number, version: 1, pdfSha256 };
	const record: CertificateIssued = {
		...state,
		customerId: 'CUST-1',
		agreements: ['eu-uk'],
		countries: ['GB'],
		goods: [
			{
				sku: 'P-100',
				description: 'Centrifugal pump',
				commercialDesignation: 'Pump 100',
				hs: '841370',
				evaluationIds: ['e-1'],
			},
		],
		validFrom: '2026-03-01',
		validTo: '2028-02-28',
		issuedOn: '2026-03-01',
		commandId: '0f9f4c5e-6c53-4f0e-9a3b-2a4a6f1f7f10',
		judgements: [],
		assumptions: [],
		acceptances: [],
	};
	return { ...state, status: 'issued', record, revocations: [], revocationReason: null };
}

/** A refusal as ltsd-issuance stores it. */
export function refusedCertificate({ company, certificateId }: Named): StoredCertificate {
	const state = { company, certificateId, requestId: certificateId.slice(2), version: 1 };
	const record: CertificateRefused = {
		...state,
		customerId: 'CUST-7',
		agreements: ['eu-uk'],
		skus: ['P-100'],
		code: 'customer-outside-union',
		reason: 'The customer is not established in the Union (Art. 61(1) UCC-IA).',
		articles: ['Art. 61(1) UCC-IA'],
		commandId: null,
	};
	return {
		...state,
		number: null,
		pdfSha256: null,
		status: 'refused',
		record,
		revocations: [],
		revocationReason: null,
	};
}
