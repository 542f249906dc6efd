import type { StoredCertificate } from '../../infra/ports/certificates.ts';
import type { Session } from '../../infra/ports/session.ts';
import type { CertificateRefused, RefuseCertificate } from '../../schemas/index.ts';
import { messageOf } from '../../topics/catalogue/message.ts';
import type { HandlerResult } from '../runner/index.ts';
import { stateOf } from './state.ts';

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
	const certificate: StoredCertificate = {
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
	};
	await session.certificates.insert(certificate, null);
	return {
		messages: [
			messageOf('ltsd.certificate-events', 'psra.ltsd.CertificateRefused', event),
			messageOf('ltsd.certificates', 'psra.ltsd.Certificate', stateOf(certificate)),
		],
	};
}
