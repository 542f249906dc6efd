import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { PsraError } from '../../infra/errors.ts';
import type { StoredCertificate } from '../../infra/ports/certificates.ts';
import type { Database, Session } from '../../infra/ports/session.ts';
import { requestIdOf } from '../../schemas/certificate-id.ts';
import { callerOf } from './caller.ts';
import { answerOf, type CertificateAnswer, certificateAnswer } from './certificate-answer.ts';
import { negotiate } from './negotiate.ts';

const JSON_TYPE = 'application/json';
const PDF_TYPE = 'application/pdf';

const lookUp = {
	summary: 'Look a certificate up',
	description: 'The certificate as JSON, or the declaration itself as PDF where `Accept: application/pdf` asks for it.',
	params: z.object({
		id: z
			.string()
			.regex(/^[^\p{Cc}]{1,300}$/u, 'is no certificate id: 1 to 300 characters without control characters')
			.describe('Identity of the certificate.'),
	}),
	response: {
		200: {
			description: 'The certificate.',
			content: { [JSON_TYPE]: { schema: certificateAnswer }, [PDF_TYPE]: { schema: z.instanceof(Uint8Array) } },
		},
	},
};

const PROBLEMS = {
	404: 'No certificate of the company has this id.',
	406: 'It is not there in a media type that is accepted: a refused request has no PDF.',
};

/** `GET /certificates/{id}`: what the caller's company declared. Another company's certificate is as unknown as none. */
export function certificateRoutes({ database }: { readonly database: Database }): FastifyPluginAsyncZod {
	return async (app) => {
		app.get('/certificates/:id', { schema: lookUp, config: { problems: PROBLEMS } }, async (request, reply) => {
			const { company } = callerOf(request);
			const { id } = request.params;
			const found = await database.transaction(async ({ certificates, sagas }) => {
				const certificate = await certificates.find(company, id);
				if (!certificate) return { answer: await pending(sagas, company, id, request) };
				const type = mediaTypeFor(request, certificate);
				if (type === PDF_TYPE) return { certificate, pdf: await certificates.pdf(company, id) };
				return { answer: answerOf(certificate, await certificates.noticesDue(company, id)) };
			});
			reply.headers({ vary: 'Accept', 'cache-control': 'private, no-cache' });
			return found.answer
				? sendJson(request, reply, found.answer)
				: sendPdf(request, reply, found.certificate, found.pdf);
		});
	};
}

/** A request that was taken in and is not decided. */
async function pending(
	{ look }: Session['sagas'],
	company: string,
	id: string,
	{ headers: { accept } }: FastifyRequest,
): Promise<CertificateAnswer> {
	const requestId = requestIdOf(id);
	const saga = await look('certificate-issuance', company, requestId);
	if (saga?.status !== 'running') throw unknown(id, company);
	if (!negotiate(accept, [JSON_TYPE])) throw notThere(id, accept, 'the request is not decided yet', [JSON_TYPE]);
	return { certificateId: id, company, requestId, status: 'pending', waitingFor: saga.waitingFor };
}

function mediaTypeFor(
	{ headers: { accept } }: FastifyRequest,
	{ pdfSha256, certificateId }: StoredCertificate,
): string {
	const offered = pdfSha256 === null ? [JSON_TYPE] : [JSON_TYPE, PDF_TYPE];
	const chosen = negotiate(accept, offered);
	if (chosen) return chosen;
	const why = pdfSha256 === null ? 'the request was refused, so that there is no PDF' : undefined;
	throw notThere(certificateId, accept, why, offered);
}

function notThere(
	id: string,
	accept: string | undefined,
	why: string | undefined,
	offered: readonly string[],
): PsraError {
	return new PsraError('NOT_ACCEPTABLE', `The certificate ${id} is not there as ${accept}.`, {
		field: 'Accept',
		problem: why === undefined ? `${accept}` : `${accept}; ${why}`,
		remedy: `Accept ${offered.join(' or ')}.`,
	});
}

function sendJson(request: FastifyRequest, reply: FastifyReply, answer: CertificateAnswer): FastifyReply {
	const tag = createHash('sha256').update(JSON.stringify(answer)).digest('hex');
	return isKnown(request, reply, tag) ? reply.code(304).send() : reply.type(JSON_TYPE).send(answer);
}

function sendPdf(
	request: FastifyRequest,
	reply: FastifyReply,
	{ certificateId, number, pdfSha256 }: StoredCertificate,
	pdf: Uint8Array | undefined,
): FastifyReply {
	if (!pdf || pdfSha256 === null) throw new RangeError(`the PDF of ${certificateId} is not stored`);
	if (isKnown(request, reply, pdfSha256)) return reply.code(304).send();
	const name = (number ?? certificateId).replaceAll(/[^A-Za-z0-9._-]/g, '_');
	return reply
		.type(PDF_TYPE)
		.headers({ 'content-disposition': `attachment; filename="${name}.pdf"`, 'content-length': pdf.byteLength })
		.send(Readable.from(partsOf(pdf)));
}

/** Bytes that are handed to a connection at once: a slow reader holds no more of the answer in its buffers. */
const PART = 64 * 1024;

function* partsOf(pdf: Uint8Array): Generator<Uint8Array> {
	for (let from = 0; from < pdf.byteLength; from += PART) yield pdf.subarray(from, from + PART);
}

/** Sets the ETag; true where the caller has this very representation (RFC 9110, section 13.1.2). */
function isKnown({ headers }: FastifyRequest, reply: FastifyReply, sha256: string): boolean {
	const tag = `"${sha256}"`;
	reply.header('etag', tag);
	const held = headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, ''));
	return held !== undefined && (held.includes(tag) || held.includes('*'));
}

function unknown(id: string, company: string): PsraError {
	return new PsraError('CERTIFICATE_UNKNOWN', `No certificate of ${company} has the id ${id}.`, {
		field: 'id',
		problem: 'unknown to this company',
		remedy:
			'Use the certificateId that the certificate topic or the answer to the request gave, percent-encoded; a request is known here a moment after it was accepted.',
	});
}
