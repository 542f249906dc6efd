import { z } from 'zod';
import type { NoticeDue, StoredCertificate } from '../../infra/ports/certificates.ts';

const date = z.iso.date();

const known = {
	certificateId: z.string(),
	company: z.string().describe('The legal entity that declares.'),
	requestId: z.string().describe('The request that it answers.'),
	version: z.int().positive().describe('Rises with each state.'),
	customerId: z.string().describe('The party supplied, or that asked.'),
	agreements: z.array(z.string()).describe('Rule packs, e.g. eu-uk.'),
};

const revocation = z.object({ sku: z.string(), from: date.describe('First day of shipments that are not covered.') });

const delivery = z.object({ documentNumber: z.string(), documentYear: z.int(), line: z.string() });

const issued = z.object({
	...known,
	status: z
		.enum(['issued', 'revoked'])
		.describe('revoked: no good is covered any more; single goods are taken off under revocations.'),
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
	judgements: z
		.array(
			z.object({
				path: z.string().describe('The fact that it is about, in the origin case.'),
				text: z.string().describe('The answer.'),
				source: z.enum(['unknown', 'consensus', 'person']),
				by: z.string().describe('The person, or the answerers that stand behind it.'),
				demonstration: z.boolean().describe('Whether answerers of a demonstration gave it.'),
			}),
		)
		.default([])
		.describe('Answers to open questions that the verdicts rest on.'),
	assumptions: z.array(z.string()).default([]).describe('Assumptions that the verdicts rest on.'),
	acceptances: z
		.array(z.object({ agreement: z.string(), edition: z.string(), person: z.string() }))
		.default([])
		.describe('Persons who accepted the derived packs among the agreements.'),
	revocations: z.array(revocation).describe('Goods that are no longer covered.'),
	revocationReason: z.string().nullable().describe('Why, in the words of the last revocation.'),
	mustTell: z
		.array(
			z.object({
				partyId: z.string(),
				deliveries: z.array(delivery).describe('Deliveries that are no longer covered.'),
			}),
		)
		.describe('Customers who must be told of a revocation and were not yet (Art. 62(3)).'),
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

const pending = z.object({
	certificateId: z.string(),
	company: known.company,
	requestId: known.requestId,
	status: z.literal('pending'),
	waitingFor: z.string().describe('What the request waits for, for people.'),
});

/** A certificate as the API tells it: issued or revoked, refused with the reason, or not decided yet. Dates are `YYYY-MM-DD`. */
export const certificateAnswer = z.discriminatedUnion('status', [issued, refused, pending]);
export type CertificateAnswer = z.infer<typeof certificateAnswer>;

/** The stored certificate as an answer: its record's facts under its state. Throws a ZodError where a stored record is no event. */
export function answerOf(certificate: StoredCertificate, due: readonly NoticeDue[]): CertificateAnswer {
	const { record, ...state } = certificate;
	const mustTell = due.map(({ partyId, deliveries }) => ({ partyId, deliveries: deliveries.map(documentOf) }));
	return certificateAnswer.parse({ ...record, ...state, mustTell });
}

/** A movement's document as the tables name it: number, year and line as JSON. */
function documentOf(name: string): z.infer<typeof delivery> {
	const [documentNumber, documentYear, line] = JSON.parse(name) as [string, number, string];
	return { documentNumber, documentYear, line };
}
