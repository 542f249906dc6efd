import type { Session } from '../../infra/ports/session.ts';
import type { Certificate, CertificateRefused, RefuseCertificate } from '../../schemas/index.ts';
import { messageOf } from '../../topics/catalogue/message.ts';
import type { HandlerResult } from '../runner/index.ts';

/** Ends a request without a declaration. */
export async function refuse(session: Session, command: RefuseCertificate): Promise<HandlerResult> {
	const { company, certificateId, requestId, customerId, agreements, skus, code, reason, articles, commandId } =
		command;
	if (await session.certificates.find(company, certificateId)) return {};
	const event: CertificateRefused = {
		company,
		certificateId,
		requestId,
		customerId,
		agreements,
		skus,
		code,
		reason,
		articles,
		commandId,
		version: 1,
	};
	await session.certificates.insert(
		{
			company,
			certificateId,
			requestId,
			number: null,
			status: 'refused',
			version: 1,
			record: event,
			pdfSha256: null,
			revocations: [],
			revocationReason: null,
		},
		null,
	);
	const state: Certificate = {
		company,
		certificateId,
		requestId,
		number: null,
		status: 'refused',
		version: 1,
		customerId,
		agreements,
		skus,
		validFrom: null,
		validTo: null,
		pdfSha256: null,
		reason,
		revocations: [],
	};
	return {
		messages: [
			messageOf('ltsd.certificate-events', 'psra.ltsd.CertificateRefused', event),
			messageOf('ltsd.certificates', 'psra.ltsd.Certificate', state),
		],
	};
}
