import { PsraError } from '../../../infra/errors.ts';
import type { CertificateStore } from '../../../infra/ports/certificates.ts';
import { keyOfParts, type Tables } from './tables.ts';

export function memoryCertificates({ certificates, numbers, notices }: Tables): CertificateStore {
	return {
		async find(company, certificateId) {
			const found = certificates.get(keyOfParts(company, certificateId));
			if (!found) return undefined;
			const { pdf: _, ...certificate } = found;
			return certificate;
		},
		nextNumber: async (company, series) => (numbers.get(keyOfParts(company, series)) ?? 0) + 1,
		async takeNumber(company, series, number) {
			if (number !== (numbers.get(keyOfParts(company, series)) ?? 0) + 1)
				throw new PsraError('VERSION_CONFLICT', `Number ${number} of ${company} ${series} is not the next one.`);
			numbers.set(keyOfParts(company, series), number);
		},
		async insert(certificate, pdf) {
			const key = keyOfParts(certificate.company, certificate.certificateId);
			if (certificates.has(key)) throw new RangeError(`certificate ${certificate.certificateId} is there already`);
			certificates.set(key, { ...certificate, pdf });
		},
		async revoke(certificate, due) {
			const key = keyOfParts(certificate.company, certificate.certificateId);
			const known = certificates.get(key);
			if (known?.version !== certificate.version - 1)
				throw new PsraError('VERSION_CONFLICT', `${certificate.certificateId} is at ${known?.version}`);
			const { status, version, revocations, revocationReason } = certificate;
			certificates.set(key, { ...known, status, version, revocations, revocationReason });
			notices.push(...due);
		},
		noticesDue: async (company, certificateId) =>
			notices
				.filter((notice) => notice.company === company && notice.certificateId === certificateId)
				.sort((a, b) => a.version - b.version || (a.partyId < b.partyId ? -1 : 1)),
		pdf: async (company, certificateId) => certificates.get(keyOfParts(company, certificateId))?.pdf ?? undefined,
	};
}
