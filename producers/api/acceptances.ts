import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { PsraError } from '../../infra/errors.ts';
import { loadPack, packIds } from '../../rules/packs/index.ts';
import type { PackAcceptance } from '../../schemas/index.ts';
import { messageOf } from '../../topics/catalogue/message.ts';
import { callerOf, trailOf } from './caller.ts';
import type { ReviewOptions } from './reviews.ts';
import { text } from './text.ts';

const acceptance = z.object({
	acceptanceId: z.string(),
	agreement: z.string(),
	edition: z.string().describe('Edition of the rule pack; another edition needs another acceptance.'),
	person: z.string().describe('Name and function.'),
	statement: z.string(),
	acceptedAt: z.iso.datetime(),
});

const list = {
	summary: 'Derived rule packs that a person accepted',
	response: { 200: z.object({ acceptances: z.array(acceptance) }) },
};

const accept = {
	summary: 'Accept a derived rule pack',
	description:
		'A pack that was derived from another agreement’s text is issued on only once a named person, whom the token stands for, accepts its present edition. What was accepted before is answered as it stands.',
	body: z.strictObject({
		agreement: z.string().min(1).max(100).describe('The pack, e.g. eu-japan.'),
		statement: text().trim().min(1).max(2_000).describe('What is accepted and why.'),
	}),
	response: { 200: acceptance },
};

/** `/pack-acceptances`. */
export function acceptanceRoutes({ database, clock }: ReviewOptions): FastifyPluginAsyncZod {
	return async (app) => {
		app.get('/pack-acceptances', { schema: list }, async (request) => {
			const { company } = callerOf(request);
			const found = await database.transaction(({ acceptances }) => acceptances.list(company));
			return { acceptances: found.map(({ record }) => acceptance.parse(record)) };
		});

		app.post('/pack-acceptances', { schema: accept, config: { access: ['reviewer'] } }, async (request) => {
			const { company, label: person } = callerOf(request);
			const trail = trailOf(request);
			const { agreement, statement } = request.body;
			const edition = editionToAccept(agreement);
			const acceptanceId = randomUUID();
			const acceptedAt = clock.now().toISOString();
			const record: PackAcceptance = { company, agreement, acceptanceId, edition, person, statement, acceptedAt };
			return database.transaction(async ({ acceptances, outbox }) => {
				const stands = await acceptances.add({ company, agreement, edition, acceptanceId, person, record });
				if (stands.acceptanceId === acceptanceId)
					await outbox.append([messageOf('rules.pack-acceptances', 'psra.rules.PackAcceptance', record)], trail);
				return acceptance.parse(stands.record);
			});
		});
	};
}

function editionToAccept(agreement: string): string {
	const manifest = loadPack(agreement)?.manifest;
	if (!manifest) {
		throw new PsraError('AGREEMENT_UNKNOWN', `There is no rule pack ${agreement}.`, {
			field: 'body.agreement',
			problem: JSON.stringify(agreement),
			remedy: `Give one of ${packIds().join(', ')}.`,
		});
	}
	if (manifest.acceptance === 'required') return manifest.edition;
	throw new PsraError('VALUE_INVALID', `The pack ${agreement} needs no acceptance.`, {
		field: 'body.agreement',
		problem: 'not derived from another agreement’s text',
		remedy: 'Nothing is left to do.',
	});
}
