import { z } from 'zod';
import type { StoredCertificate } from '../../infra/ports/certificates.ts';

const date = z.iso.date();

const known = {
	certificateId: z.string(),
	company: z.string().describe('The legal entity that declares.'),
	requestId: z.string().describe('The request that it answers.'),
	version: z.int().positive().describe('Rises with each state.'),
	customerId: z.string().describe('The party supplied, or that asked.'),
	agreements: z.array(z.string()).describe('Rule packs, e.g. eu-uk.'),
};

const issued = z.object({
	...known,
	status: z.literal('issued'),
	number: z.string().describe('Number on the declaration.'),
	countries: z.array(z.string()).describe('Preference countries on the declaration, ISO 3166-1 alpha-2.'),
	goods: z.array(
		z.object({
			sku: z.string(),
			description: z.string(),
			commercialDesignation: z.string().describe('As used on invoices.'),
			hs: z.string().nullable().describe('Tariff code.'),
			evaluationIds: z.array(z.string()).describe('The evaluations that it rests on, one an agreement.'),
		}),
	),
	validFrom: date,
	validTo: date,
	issuedOn: date,
	pdfSha256: z.string().describe('SHA-256 of the PDF, hex; also the ETag of the PDF.'),
});

const refused = z.object({
	...known,
	status: z.literal('refused'),
	number: z.null(),
	skus: z.array(z.string()).describe('Items asked for.'),
	code: z.string().describe('Kind of refusal, e.g. not-originating.'),
	reason: z.string().describe('For people, with the article.'),
	articles: z.array(z.string()).describe('Articles that the refusal rests on.'),
	pdfSha256: z.null(),
});

/** A certificate as the API tells it: issued, or refused with the reason. Dates are `YYYY-MM-DD`. */
export const certificateAnswer = z.discriminatedUnion('status', [issued, refused]);
export type CertificateAnswer = z.infer<typeof certificateAnswer>;

/** The stored certificate as an answer: its record's facts under its state. Throws a ZodError where a stored record is no event. */
export function answerOf(certificate: StoredCertificate): CertificateAnswer {
	const { record, ...state } = certificate;
	return certificateAnswer.parse({ ...record, ...state });
}
