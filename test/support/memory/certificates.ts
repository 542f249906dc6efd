import type { CertificateStore } from '../../../infra/ports/certificates.ts';
import { keyOfParts, type Tables } from './tables.ts';

export function memoryCertificates({ certificates, numbers }: Tables): CertificateStore {
	return {
		async find(company, certificateId) {
			const found = certificates.get(keyOfParts(company, certificateId));
			if (!found) return undefined;
			const { pdf: _, ...certificate } = found;
			return certificate;
		},
		nextNumber: async (company, series) => (numbers.get(keyOfParts(company, series)) ?? 0) + 1,
		async takeNumber(company, series, number) {
			numbers.set(keyOfParts(company, series), number);
		},
		async insert(certificate, pdf) {
			certificates.set(keyOfParts(certificate.company, certificate.certificateId), { ...certificate, pdf });
		},
		pdf: async (company, certificateId) => certificates.get(keyOfParts(company, certificateId))?.pdf ?? undefined,
	};
}
