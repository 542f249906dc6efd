import { PsraError } from '../../infra/errors.ts';
import type { Clock } from '../../infra/ports/clock.ts';
import type { CompanySettings } from '../../infra/ports/company.ts';
import type { OutgoingMessage } from '../../infra/ports/message.ts';
import type { Session } from '../../infra/ports/session.ts';
import { originCriterion } from '../../rules/declarations/criterion.ts';
import type { Evaluation, EvaluationRequest, Question } from '../../schemas/index.ts';
import { derivedId } from '../../topics/catalogue/derived-id.ts';
import { messageOf } from '../../topics/catalogue/message.ts';
import type { ConsumerDefinition } from '../runner/index.ts';
import { onConsensus, onReview } from './answers.ts';
import { awaitNextChange, DATE_PASSED, onDatePassed } from './date-passed.ts';
import { judged, prepare, type Subject } from './evaluate.ts';
import type { AskedQuestion } from './judgements.ts';
import { originatingSince } from './originating-since.ts';
import { turnedOn } from './since.ts';
import { evaluationName } from './verdict.ts';

export { evaluateProduct } from './product.ts';

export interface OriginEvaluationOptions {
	readonly clock: Clock;
	readonly companies: readonly CompanySettings[];
}

export interface OriginEvaluation {
	readonly consumer: ConsumerDefinition;
	/** Timers that the consumer sets, by owner. */
	readonly timers: { readonly [DATE_PASSED]: typeof onDatePassed };
}

/**
 * Decides the origin of a product for each agreement asked, and tells a verdict that is new or that somebody waits for.
 * Where only a judgement is missing it asks; the answer is a fact, with which it decides again.
 */
export function originEvaluation({ clock, companies }: OriginEvaluationOptions): OriginEvaluation {
	return {
		timers: { [DATE_PASSED]: onDatePassed },
		consumer: {
			name: 'origin-evaluation',
			topics: ['origin.evaluation-requests', 'consensus.decisions', 'review.decisions'],
			handlers: {
				async 'psra.origin.EvaluationRequest'({ value: request }, session) {
					const company = companies.find((one) => one.company === request.company);
					if (!company) throw unknownCompany(request.company);
					const messages: OutgoingMessage[] = [];
					for (const agreement of request.agreements.length > 0 ? request.agreements : company.agreements) {
						const subject = { company, sku: request.sku, agreement };
						messages.push(...(await evaluateOne(session, clock, subject, request)));
					}
					return { messages };
				},
				'psra.consensus.ConsensusDecision': ({ value }, session) => onConsensus(value, session),
				'psra.review.ReviewDecision': ({ value }, session) => onReview(value, session),
			},
		},
	};
}

async function evaluateOne(
	session: Session,
	clock: Clock,
	subject: Subject,
	request: EvaluationRequest,
): Promise<OutgoingMessage[]> {
	const { sku, agreement } = subject;
	const { company, currency } = subject.company;
	const asOf = request.asOf ?? clock.today();
	const prepared = await prepare(session, subject, asOf);
	// A verdict for another day is found by its id; the newest stays that of today.
	const isOfToday = asOf === clock.today();
	const latest = isOfToday ? await session.evaluations.latest(company, sku, agreement) : undefined;
	const before = latest?.record as Evaluation | undefined;
	const isKnown = latest?.inputHash === prepared.hash;
	const again = () => (before && request.requestedFor !== null ? [answer(before, request)] : []);
	if (isOfToday) await awaitNextChange(session, subject, prepared);
	// Once a certificate was asked for, every later verdict is dated too: its request may still wait for that one.
	const askedBefore = before?.requestIds ?? [];
	const askedBy = isOfToday && request.requestedFor !== null ? [request.requestId] : askedBefore;
	const isAsked = askedBy.length > 0;
	if (isKnown && !before?.since && !isAsked) return again();

	const { verdict, result, originCase, judgements, questions } = judged(prepared);
	const dates = {
		since: turnedOn(subject, prepared, verdict.verdict, before),
		originatingSince: isAsked && verdict.verdict === 'originating' ? originatingSince(subject, prepared) : null,
	};
	// The facts of the day may stay while those of earlier days are corrected.
	if (isKnown && isAsked === askedBefore.length > 0 && isDated(before, dates)) return again();
	const inputs = [prepared.hash, dates.since, isAsked ? `asked ${dates.originatingSince}` : null];
	const evaluation: Evaluation = {
		company,
		sku,
		agreement,
		evaluationId: derivedId(evaluationName(company, sku, asOf, inputs.filter((one) => one !== null).join('\n'))),
		asOf,
		...verdict,
		currency,
		assumptions: [...prepared.assembly.assumptions],
		inputHash: prepared.hash,
		packEdition: prepared.pack?.manifest.edition ?? '',
		evaluatedAt: clock.now().toISOString(),
		requestIds: askedBy,
		judgements,
		...dates,
		originCriterion: result && prepared.pack ? originCriterion(result, prepared.pack.manifest) : null,
	};
	const { evaluationId, inputHash } = evaluation;
	const identity = { company, sku, agreement, evaluationId, inputHash };
	const stored = { ...identity, verdict: evaluation.verdict, record: evaluation, originCase, result: result ?? {} };
	if (!isOfToday) {
		await session.evaluations.saveApart(stored);
		return [];
	}
	await session.evaluations.save(stored);
	const ids = questions.map(({ questionId }) => questionId);
	const fresh = await session.judgements.ask(company, ids);
	const asked = questions.filter(({ questionId }) => fresh.has(questionId));
	return [answer(evaluation, request), ...asked.map((question) => ask(evaluation, question))];
}

type Dates = Pick<Evaluation, 'since' | 'originatingSince'>;

function isDated(before: Evaluation | undefined, { since, originatingSince }: Dates): boolean {
	return (before?.since ?? null) === since && (before?.originatingSince ?? null) === originatingSince;
}

function answer(evaluation: Evaluation, { requestId }: EvaluationRequest): OutgoingMessage {
	return messageOf('origin.evaluations', 'psra.origin.Evaluation', { ...evaluation, requestIds: [requestId] });
}

/** A question is asked once; its message has its id. */
function ask(evaluation: Evaluation, asked: AskedQuestion): OutgoingMessage {
	const { company, sku, agreement, evaluationId, packEdition, evaluatedAt } = evaluation;
	const { questionId, kind, path, text, ruleText, choices, evidence } = asked;
	const question: Question = {
		company,
		sku,
		agreement,
		questionId,
		kind,
		path,
		text,
		ruleText,
		choices: choices.map(({ id, text }) => ({ id, text })),
		evidence,
		packEdition,
		evaluationId,
		askedAt: evaluatedAt,
	};
	return messageOf('origin.questions', 'psra.origin.Question', question, questionId);
}

function unknownCompany(company: string): PsraError {
	return new PsraError('VALUE_INVALID', `The company ${company} is not configured.`, {
		field: 'company',
		problem: `${JSON.stringify(company)} is none of the companies of this installation`,
		remedy: 'Add it to PSRA_COMPANIES, or send the record to the installation of that company.',
	});
}
