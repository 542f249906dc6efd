import { createHash } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { PsraError } from '../../infra/errors.ts';
import type { Clock } from '../../infra/ports/clock.ts';
import type { KeptAnswer } from '../../infra/ports/idempotency.ts';
import type { Trail } from '../../infra/ports/message.ts';
import type { Database, Session } from '../../infra/ports/session.ts';
import { certificateIdOf } from '../../schemas/certificate-id.ts';
import type { CertificateRequest } from '../../schemas/index.ts';
import { derivedId } from '../../topics/catalogue/derived-id.ts';
import { enqueue } from '../submit.ts';
import { callerOf, trailOf } from './caller.ts';
import { idempotencyKeyOf } from './idempotency-key.ts';

const name = (what: string) =>
	z
		.string()
		.regex(/^[^\p{Cc}\ud800-\udfff|]{1,100}$/u, `is no ${what}: 1 to 100 characters without control characters and |`)
		.describe(what);

const wish = z.strictObject({
	requestId: name('number of the request; absent: one is made from the Idempotency-Key').optional(),
	customerId: name('the party that asks, by its number in the ERP'),
	skus: z.array(name('item number')).min(1).max(1_000).describe('Goods to declare.'),
	agreements: z.array(name('rule pack, e.g. eu-uk')).min(1).max(50).describe('Agreements to declare under.'),
	validFrom: z.iso.date().describe('First day of shipments.'),
	validTo: z.iso.date().describe('Last day of shipments.'),
	regularSupply: z
		.boolean()
		.default(true)
		.describe('Art. 62(1): supplied regularly, with a status that is expected to stay the same.'),
});
type Wish = z.infer<typeof wish>;

const accepted = z.object({
	requestId: z.string(),
	certificateId: z.string().describe('Look the outcome up under it.'),
	status: z.literal('accepted'),
});

const schema = {
	summary: 'Ask for a long-term supplier’s declaration',
	description:
		'Takes the request in and answers where its outcome will be found. The `Idempotency-Key` makes trying again safe: the same request under it gets the first answer again, another request under it is refused.',
	headers: z.object({
		'idempotency-key': z.string().optional().meta({ description: 'A string of the caller’s own.', required: true }),
	}),
	body: wish,
	response: { 202: accepted },
};

const PROBLEMS = {
	400: 'The body is not as described, or the Idempotency-Key is absent.',
	409: 'The first request with this Idempotency-Key is still in work, or the request id is known already.',
	422: 'The Idempotency-Key stands for another body.',
};

/** `POST /generate`. */
export function generateRoutes({
	database,
	clock,
}: {
	readonly database: Database;
	readonly clock: Clock;
}): FastifyPluginAsyncZod {
	return async (app) => {
		app.post('/generate', { schema, config: { problems: PROBLEMS } }, async (request, reply) => {
			const { company, label } = callerOf(request);
			const key = idempotencyKeyOf(request.headers['idempotency-key']);
			const trail = trailOf(request);
			const { status, headers, body } = await database.transaction((session) =>
				once(session, company, key, request.body, () =>
					takeIn(session, company, key, label, clock, request.body, trail),
				),
			);
			return reply
				.code(status as 202)
				.headers(headers)
				.send(body as z.infer<typeof accepted>);
		});
	};
}

/** Work, answer and key are saved in one transaction, or none of them is. */
async function once(
	{ idempotency }: Session,
	company: string,
	key: string,
	body: Wish,
	work: () => Promise<KeptAnswer>,
): Promise<KeptAnswer> {
	const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex');
	const standing = await idempotency.take(company, key, digest);
	switch (standing.kind) {
		case 'answered':
			return standing.answer;
		case 'new': {
			const answer = await work();
			await idempotency.keep(company, key, digest, answer);
			return answer;
		}
		case 'in-work':
			throw new PsraError('IDEMPOTENCY_KEY_IN_WORK', 'The first request with this key is still being worked on.', {
				field: 'Idempotency-Key',
				problem: 'in work',
				remedy: 'Send the same request again in a moment.',
			});
		case 'other-request':
			throw new PsraError('IDEMPOTENCY_KEY_REUSED', 'The key was sent with another request before.', {
				field: 'Idempotency-Key',
				problem: 'stands for another body',
				remedy: 'Send the first request again, or this one under a key of its own.',
			});
	}
}

async function takeIn(
	{ outbox, sagas, certificates }: Session,
	company: string,
	key: string,
	label: string,
	clock: Clock,
	{ requestId: wished, ...wish }: Wish,
	trail: Trail,
): Promise<KeptAnswer> {
	const digest = createHash('sha256').update([company, key].join('\n')).digest('hex');
	const requestId = wished ?? `API-${digest.slice(0, 16)}`;
	const certificateId = certificateIdOf(requestId);
	const isTaken =
		(await sagas.look('certificate-issuance', company, requestId)) ?? (await certificates.find(company, certificateId));
	if (isTaken) {
		throw new PsraError('REQUEST_ID_TAKEN', `A certificate was asked for as ${requestId} before.`, {
			field: 'body.requestId',
			problem: 'known already',
			remedy: `Look its outcome up under ${certificateId}, or ask under a new number.`,
		});
	}
	const value: CertificateRequest = {
		company,
		requestId,
		...wish,
		requestedOn: clock.today(),
		requestedBy: label,
	};
	await enqueue(
		outbox,
		[{ id: derivedId(digest), topic: 'erp.certificate-requests', type: 'psra.erp.CertificateRequest', value }],
		trail,
	);
	return {
		status: 202,
		headers: { location: `/v1/ltsd/certificates/${encodeURIComponent(certificateId)}` },
		body: { requestId, certificateId, status: 'accepted' },
	};
}
