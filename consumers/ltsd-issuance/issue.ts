import { createHash } from 'node:crypto';
import { isRetryable, PsraError } from '../../infra/errors.ts';
import type { CertificateDocumentRenderer, LtsdDocument } from '../../infra/ports/certificate-document.ts';
import type { StoredCertificate } from '../../infra/ports/certificates.ts';
import type { Clock } from '../../infra/ports/clock.ts';
import type { Session } from '../../infra/ports/session.ts';
import { checkIssuable } from '../../rules/declarations/issue.ts';
import type { CertificateIssued, IssueCertificate } from '../../schemas/index.ts';
import { messageOf } from '../../topics/catalogue/message.ts';
import type { HandlerResult } from '../runner/index.ts';
import { type Draft, formDraft, page, readDraft } from './draft.ts';
import { refuse } from './refuse.ts';
import { stateOf } from './state.ts';

export interface LtsdIssuanceOptions {
	readonly clock: Clock;
	readonly renderer: CertificateDocumentRenderer;
	/** Notices that every page shows, e.g. that it was prepared in a demonstration. */
	readonly marks: readonly string[];
}

/** Issues a declaration, or refuses it with the reasons. */
export async function issue(
	{ clock, renderer, marks }: LtsdIssuanceOptions,
	session: Session,
	command: IssueCertificate,
): Promise<HandlerResult> {
	const { company, certificateId } = command;
	if (await session.certificates.find(company, certificateId)) return {};
	const issuedOn = clock.today();
	const draft = await readDraft(session, command, issuedOn);
	const refusal = 'missing' in draft ? missing(draft.missing) : objection(draft);
	if (refusal) return refused(session, command, refusal);

	const sheet = draft as Draft;
	const year = issuedOn.slice(0, 4);
	const next = await session.certificates.nextNumber(company, year);
	const number = `${company}-${year}-${String(next).padStart(6, '0')}`;
	const pdf = await rendered(renderer, page(sheet, number, { marks }));
	if (pdf instanceof PsraError) {
		const reason = `${pdf.facts.problem} ${pdf.facts.remedy}`;
		return refused(session, command, { code: 'not-printable', reason, articles: [] });
	}
	await session.certificates.takeNumber(company, year, next);
	return issued(session, sheet, number, pdf);
}

interface Refusal {
	readonly code: string;
	readonly reason: string;
	readonly articles: readonly string[];
}

const missing = (reason: string): Refusal => ({ code: 'facts-missing', reason, articles: [] });

/** Why no declaration may be issued on this draft; undefined where one may. */
function objection(draft: Draft): Refusal | undefined {
	const { against, outdated, unaccepted } = draft;
	if (against.length > 0) {
		const reason = `No longer originating: ${against.map((one) => `${one.sku}: ${one.reason}`).join('; ')}`;
		return { code: 'not-originating', reason, articles: [] };
	}
	if (outdated.length > 0) {
		const judged = outdated.map((one) => `${one.sku}: ${one.reason}`).join('; ');
		const reason = `Judged by rules that were replaced: ${judged}. Send the request again under a new number; it is judged anew.`;
		return { code: 'verdict-outdated', reason, articles: [] };
	}
	const [pack] = unaccepted;
	if (pack) {
		const { id, edition, derivedFrom } = pack;
		const origin = derivedFrom === null ? '' : ` derived from ${derivedFrom} and`;
		const reason = `The rules of ${id}, edition ${edition}, were${origin} not checked against the agreement's own text. A named person has to accept them first (POST /v1/review/pack-acceptances); then send the request again under a new number.`;
		return { code: 'pack-not-accepted', reason, articles: [] };
	}
	const violations = checkIssuable(formDraft(draft));
	const [first] = violations;
	if (!first) return undefined;
	return {
		code: first.rule,
		reason: violations.map((v) => `${v.message} (${v.article}) ${v.remedy}`).join(' '),
		articles: [...new Set(violations.map((v) => v.article))],
	};
}

function refused(session: Session, command: IssueCertificate, { code, reason, articles }: Refusal) {
	const skus = command.goods.map((good) => good.sku);
	return refuse(session, { ...command, skus, code, reason, articles: [...articles] });
}

async function issued(session: Session, draft: Draft, number: string, pdf: Uint8Array): Promise<HandlerResult> {
	const { company, certificateId, requestId, customerId, agreements, validFrom, validTo, commandId } = draft.command;
	const pdfSha256 = createHash('sha256').update(pdf).digest('hex');
	const event: CertificateIssued = {
		company,
		certificateId,
		number,
		version: 1,
		requestId,
		customerId,
		agreements,
		countries: [...draft.countries],
		goods: draft.goods.map(({ sku, description, commercialDesignation, hs, evaluationIds }) => ({
			sku,
			description,
			commercialDesignation,
			hs,
			evaluationIds,
		})),
		validFrom,
		validTo,
		issuedOn: draft.issuedOn,
		pdfSha256,
		commandId,
		judgements: [...draft.judgements],
		assumptions: [...draft.assumptions],
		acceptances: draft.acceptances.map(({ agreement, edition, person, acceptanceId }) => ({
			agreement,
			edition,
			person,
			acceptanceId,
		})),
	};
	const certificate: StoredCertificate = {
		company,
		certificateId,
		requestId,
		number,
		status: 'issued',
		version: 1,
		record: event,
		pdfSha256,
		revocations: [],
		revocationReason: null,
	};
	await session.certificates.insert(certificate, pdf);
	return {
		messages: [
			messageOf('ltsd.certificate-events', 'psra.ltsd.CertificateIssued', event),
			messageOf('ltsd.certificates', 'psra.ltsd.Certificate', stateOf(certificate)),
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
