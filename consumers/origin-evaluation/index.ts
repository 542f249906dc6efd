import { PsraError } from '../../infra/errors.ts';
import type { Clock } from '../../infra/ports/clock.ts';
import type { CompanySettings } from '../../infra/ports/company.ts';
import type { OutgoingMessage } from '../../infra/ports/message.ts';
import type { Session } from '../../infra/ports/session.ts';
import { loadPack } from '../../rules/packs/index.ts';
import type { Evaluation, EvaluationRequest } from '../../schemas/index.ts';
import { derivedId } from '../../topics/catalogue/derived-id.ts';
import { messageOf } from '../../topics/catalogue/message.ts';
import type { ConsumerDefinition } from '../runner/index.ts';
import { assemble } from './assemble/index.ts';
import { evaluationName, inputHash, judge } from './verdict.ts';

export interface OriginEvaluationOptions {
	readonly clock: Clock;
	readonly companies: readonly CompanySettings[];
}

/** Decides the origin of a product for each agreement asked, and tells a verdict that is new or that somebody waits for. */
export function originEvaluation({ clock, companies }: OriginEvaluationOptions): ConsumerDefinition {
	return {
		name: 'origin-evaluation',
		topics: ['origin.evaluation-requests'],
		handlers: {
			async 'psra.origin.EvaluationRequest'({ value: request }, session) {
				const company = companies.find((one) => one.company === request.company);
				if (!company) throw unknownCompany(request.company);
				const messages: OutgoingMessage[] = [];
				for (const agreement of request.agreements.length > 0 ? request.agreements : company.agreements) {
					const evaluation = await evaluateOne(session, clock, company, agreement, request);
					if (evaluation) messages.push(evaluation);
				}
				return { messages };
			},
		},
	};
}

async function evaluateOne(
	session: Session,
	clock: Clock,
	{ company, currency, rateDays, stockMonths }: CompanySettings,
	agreement: string,
	request: EvaluationRequest,
): Promise<OutgoingMessage | undefined> {
	const { sku } = request;
	const asOf = request.asOf ?? clock.today();
	const pack = loadPack(agreement);
	const partnerCountries = pack?.manifest.parties.filter((party) => party !== 'EU') ?? [];
	const facts = await session.facts.product(company, sku, asOf);
	const assembly = assemble(facts, sku, { asOf, currency, agreement, partnerCountries, rateDays, stockMonths });
	const hash = inputHash(assembly, agreement, pack);
	const latest = await session.evaluations.latest(company, sku, agreement);
	if (latest?.inputHash === hash)
		return request.requestedFor === null ? undefined : answer(latest.record as Evaluation, request);

	const { verdict, result, originCase } = judge(assembly, pack);
	const evaluation: Evaluation = {
		company,
		sku,
		agreement,
		evaluationId: derivedId(evaluationName(company, sku, asOf, hash)),
		asOf,
		...verdict,
		currency,
		assumptions: [...assembly.assumptions],
		inputHash: hash,
		packEdition: pack?.manifest.edition ?? '',
		evaluatedAt: clock.now().toISOString(),
		requestIds: [],
	};
	await session.evaluations.save({
		company,
		sku,
		agreement,
		evaluationId: evaluation.evaluationId,
		inputHash: hash,
		verdict: evaluation.verdict,
		record: evaluation,
		originCase,
		result: result ?? {},
	});
	return answer(evaluation, request);
}

function answer(evaluation: Evaluation, { requestId }: EvaluationRequest): OutgoingMessage {
	return messageOf('origin.evaluations', 'psra.origin.Evaluation', { ...evaluation, requestIds: [requestId] });
}

function unknownCompany(company: string): PsraError {
	return new PsraError('VALUE_INVALID', `The company ${company} is not configured.`, {
		field: 'company',
		problem: `${JSON.stringify(company)} is none of the companies of this installation`,
		remedy: 'Add it to PSRA_COMPANIES, or send the record to the installation of that company.',
	});
}
