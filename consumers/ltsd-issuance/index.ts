import { createHash } from 'node:crypto';
import { isRetryable, PsraError } from '../../infra/errors.ts';
import type { CertificateDocumentRenderer, LtsdDocument } from '../../infra/ports/certificate-document.ts';
import type { Clock } from '../../infra/ports/clock.ts';
import type { Session } from '../../infra/ports/session.ts';
import { checkIssuable } from '../../rules/declarations/issue.ts';
import type {
	Certificate,
	CertificateIssued,
	CertificateRefused,
	IssueCertificate,
	RefuseCertificate,
} from '../../schemas/index.ts';
import { messageOf } from '../../topics/catalogue/message.ts';
import type { ConsumerDefinition, HandlerResult } from '../runner/index.ts';
import { formDraft, page, readDraft } from './draft.ts';

export interface LtsdIssuanceOptions {
	readonly clock: Clock;
	readonly renderer: CertificateDocumentRenderer;
	/** Notices that every page shows, e.g. that it was prepared in a demonstration. */
	readonly marks: readonly string[];
}

/**
 * Issues long-term supplier's declarations (Annex 22-16), or ends a request without one. A certificate is decided once:
 * a repeated command finds it decided and does nothing, and number, page and events are saved in one transaction.
 */
export function ltsdIssuance(options: LtsdIssuanceOptions): ConsumerDefinition {
	return {
		name: 'ltsd-issuance',
		topics: ['ltsd.commands'],
		handlers: {
			'psra.ltsd.IssueCertificate': ({ value }, session) => issue(options, session, value),
			'psra.ltsd.RefuseCertificate': ({ value }, session) => refuse(session, value),
		},
	};
}

async function issue(
	{ clock, renderer, marks }: LtsdIssuanceOptions,
	session: Session,
	command: IssueCertificate,
): Promise<HandlerResult> {
	const { company, certificateId, requestId, customerId } = command;
	if (await session.certificates.find(company, certificateId)) return {};
	const issuedOn = clock.today();
	const refusal = (code: string, reason: string, articles: string[] = []) =>
		refuse(session, { ...command, skus: command.goods.map((good) => good.sku), code, reason, articles });
	const draft = await readDraft(session, command, issuedOn);
	if ('missing' in draft) return refusal('facts-missing', draft.missing);
	if (draft.against.length > 0)
		return refusal(
			'not-originating',
			`No longer originating: ${draft.against.map((one) => `${one.sku}: ${one.reason}`).join('; ')}`,
		);
	const [first, ...further] = checkIssuable(formDraft(draft));
	if (first) {
		const all = [first, ...further];
		return refusal(first.rule, all.map((v) => `${v.message} (${v.article}) ${v.remedy}`).join(' '), [
			...new Set(all.map((v) => v.article)),
		]);
	}

	const year = issuedOn.slice(0, 4);
	const next = await session.certificates.nextNumber(company, year);
	const number = `${company}-${year}-${String(next).padStart(6, '0')}`;
	const pdf = await rendered(renderer, page(draft, number, { marks }));
	if (pdf instanceof PsraError) return refusal('not-printable', `${pdf.facts.problem} ${pdf.facts.remedy}`);
	await session.certificates.takeNumber(company, year, next);
	const pdfSha256 = createHash('sha256').update(pdf).digest('hex');
	const event: CertificateIssued = {
		company,
		certificateId,
		number,
		version: 1,
		requestId,
		customerId,
		agreements: command.agreements,
		countries: [...draft.countries],
		goods: draft.goods.map(({ item: _, ...good }) => good),
		validFrom: command.validFrom,
		validTo: command.validTo,
		issuedOn,
		pdfSha256,
		commandId: command.commandId,
	};
	await session.certificates.insert(
		{ company, certificateId, requestId, number, status: 'issued', version: 1, record: event, pdfSha256 },
		pdf,
	);
	const state: Certificate = {
		company,
		certificateId,
		requestId,
		number,
		status: 'issued',
		version: 1,
		customerId,
		agreements: command.agreements,
		skus: command.goods.map((good) => good.sku),
		validFrom: command.validFrom,
		validTo: command.validTo,
		pdfSha256,
		reason: null,
	};
	return {
		messages: [
			messageOf('ltsd.certificate-events', 'psra.ltsd.CertificateIssued', event),
			messageOf('ltsd.certificates', 'psra.ltsd.Certificate', state),
		],
	};
}

/** A page that can't be drawn (a character without a glyph, a blank that must be filled) refuses the request, it doesn't lose it. */
async function rendered(
	renderer: CertificateDocumentRenderer,
	document: LtsdDocument,
): Promise<Uint8Array | PsraError> {
	try {
		return await renderer.render(document);
	} catch (error) {
		if (error instanceof PsraError && !isRetryable(error)) return error;
		throw error;
	}
}

async function refuse(session: Session, command: RefuseCertificate): Promise<HandlerResult> {
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
		{ company, certificateId, requestId, number: null, status: 'refused', version: 1, record: event, pdfSha256: null },
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
	};
	return {
		messages: [
			messageOf('ltsd.certificate-events', 'psra.ltsd.CertificateRefused', event),
			messageOf('ltsd.certificates', 'psra.ltsd.Certificate', state),
		],
	};
}
