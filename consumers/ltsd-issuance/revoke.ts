import type { StoredCertificate } from '../../infra/ports/certificates.ts';
import type { Clock } from '../../infra/ports/clock.ts';
import type { Session } from '../../infra/ports/session.ts';
import type {
	CertificateIssued,
	CertificateRevoked,
	NoticeDue,
	Party,
	RevokeCertificate,
} from '../../schemas/index.ts';
import { messageOf } from '../../topics/catalogue/message.ts';
import type { HandlerResult } from '../runner/index.ts';
import { stateOf } from './state.ts';

/**
 * Takes goods off a declaration from a day on, and notes whom the firm must tell (Art. 62(3)). The page stays as it was
 * issued. A good that was taken off before keeps the earlier day; a command that changes nothing does nothing.
 */
export async function revoke(
	{ clock }: { readonly clock: Clock },
	session: Session,
	command: RevokeCertificate,
): Promise<HandlerResult> {
	const { company, certificateId, code, reason, articles, commandId } = command;
	const certificate = await session.certificates.find(company, certificateId);
	if (!certificate || certificate.status === 'refused') return {};
	const issued = certificate.record as CertificateIssued;
	const listed = new Set(issued.goods.map((good) => good.sku));
	const before = new Map(certificate.revocations.map(({ sku, from }) => [sku, from]));
	const goods = command.goods
		.filter(({ sku }) => listed.has(sku))
		// What never was covered ends with the first day of the period, not before it.
		.map((good) => ({ ...good, from: laterOf(good.from, issued.validFrom) }))
		.filter(({ sku, from }) => from <= issued.validTo && from < (before.get(sku) ?? '9999-12-31'));
	if (goods.length === 0) return {};

	const revocations = [
		...certificate.revocations.filter(({ sku }) => !goods.some((good) => good.sku === sku)),
		...goods.map(({ sku, from }) => ({ sku, from })),
	].sort((a, b) => (a.sku < b.sku ? -1 : 1));
	const gone = new Set(revocations.map(({ sku }) => sku));
	const remaining = [...listed].filter((sku) => !gone.has(sku));
	const revised: StoredCertificate = {
		...certificate,
		status: remaining.length === 0 ? 'revoked' : 'issued',
		version: certificate.version + 1,
		revocations,
		revocationReason: reason,
	};
	const notice = await noticeTo(session, issued, goods);
	await session.certificates.revoke(revised, [
		{ company, certificateId, version: revised.version, partyId: notice.partyId, deliveries: notice.deliveries },
	]);
	const event: CertificateRevoked = {
		company,
		certificateId,
		number: issued.number,
		version: revised.version,
		requestId: issued.requestId,
		customerId: issued.customerId,
		agreements: issued.agreements,
		goods,
		remaining,
		code,
		reason,
		articles,
		revokedOn: clock.today(),
		notices: [notice],
		commandId,
	};
	return {
		messages: [
			messageOf('ltsd.certificate-events', 'psra.ltsd.CertificateRevoked', event),
			messageOf('ltsd.certificates', 'psra.ltsd.Certificate', stateOf(revised)),
		],
	};
}

const laterOf = (...days: readonly string[]) => [...days].sort().at(-1) as string;

/** The declaration names one customer; the deliveries to it that are no longer covered go with the notice. */
async function noticeTo(
	{ facts }: Session,
	{ company, customerId }: CertificateIssued,
	goods: readonly { readonly sku: string; readonly from: string }[],
): Promise<NoticeDue> {
	const party = (await facts.get('party', company, customerId)) as Party | undefined;
	const deliveries: string[] = [];
	for (const { sku, from } of goods) deliveries.push(...(await facts.deliveries(company, customerId, [sku], from)));
	return { partyId: customerId, name: party?.name ?? customerId, deliveries: [...new Set(deliveries)].sort() };
}
