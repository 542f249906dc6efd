import type { StoredCertificate } from '../../infra/ports/certificates.ts';
import type { Certificate, CertificateIssued, CertificateRefused } from '../../schemas/index.ts';

/** What `ltsd.certificates` tells of a certificate as it is stored. */
export function stateOf(certificate: StoredCertificate): Certificate {
	const { company, certificateId, requestId, number, status, version, record, pdfSha256 } = certificate;
	const same = { company, certificateId, requestId, number, status, version, pdfSha256 };
	const revocations = [...certificate.revocations];
	if (status === 'refused') {
		const { customerId, agreements, skus, reason } = record as CertificateRefused;
		return { ...same, customerId, agreements, skus, validFrom: null, validTo: null, reason, revocations };
	}
	const { customerId, agreements, goods, validFrom, validTo } = record as CertificateIssued;
	const skus = goods.map((good) => good.sku);
	return {
		...same,
		customerId,
		agreements,
		skus,
		validFrom,
		validTo,
		reason: certificate.revocationReason,
		revocations,
	};
}
