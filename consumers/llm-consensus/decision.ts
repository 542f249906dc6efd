import { createHash } from 'node:crypto';
import type { ConsensusDecision, ConsensusVote, Question, ReviewTask } from '../../schemas/index.ts';
import type { Judgement, WeighedVote } from './judge/index.ts';
import { promptOf } from './prompt/index.ts';

const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Six decimals, as the records keep probabilities. */
const decimal = (p: number): string => p.toFixed(6);

/** What is recorded of a question that was judged. */
export function decisionOf(question: Question, judgement: Judgement, decidedAt: string): ConsensusDecision {
	const { company, sku, agreement, questionId, path, packEdition } = question;
	const { accepted, foremost, posterior, agreementShare, families, votes, gates } = judgement;
	const { kind, text, ruleText, choices, evidence } = question;
	const { system, user } = promptOf(question, '');
	return {
		company,
		sku,
		agreement,
		questionId,
		path,
		outcome: accepted ? 'accepted' : 'to_person',
		choice: accepted ? foremost : null,
		choiceText: accepted ? (choices.find(({ id }) => id === foremost)?.text ?? null) : null,
		posterior: decimal(posterior),
		agreementShare: decimal(agreementShare),
		families,
		votes: votes.map(voteOf),
		gates: gates.map(({ name, passed, detail }) => ({ name, passed, detail })),
		reason: reasonOf(judgement),
		questionSha256: sha256({ kind, path, text, ruleText, choices, packEdition }),
		evidenceSha256: sha256(evidence),
		promptSha256: sha256({ system, user }),
		packEdition,
		demonstration: isDemonstration(votes),
		decidedAt,
	};
}

/** What a person gets: the question as it was asked, each answer, and why it was handed over. */
export function taskOf(question: Question, judgement: Judgement, openedAt: string): ReviewTask {
	const { questionId, askedAt: _, kind, ...rest } = question;
	return {
		...rest,
		taskId: questionId,
		kind,
		votes: judgement.votes.map(({ identity, said, calibrated }) => ({
			answerer: identity.name,
			family: identity.family,
			choice: 'choice' in said ? said.choice : null,
			confidence: decimal(calibrated),
			abstained: 'abstained' in said ? said.abstained : null,
		})),
		reason: reasonOf(judgement),
		demonstration: isDemonstration(judgement.votes),
		openedAt,
	};
}

function voteOf({ identity, said, calibrated, weight }: WeighedVote): ConsensusVote {
	const { name, family, provider, model, region } = identity;
	const { requestId, outputSha256, promptTokens, completionTokens, parameters } = said;
	const vote = 'choice' in said ? said : undefined;
	return {
		answerer: name,
		family,
		provider,
		model,
		region,
		choice: vote?.choice ?? null,
		abstained: 'abstained' in said ? said.abstained : null,
		confidence: decimal(vote?.confidence ?? 0),
		calibrated: decimal(calibrated),
		weight: decimal(weight),
		citations: [...(vote?.citations ?? [])],
		requestId,
		outputSha256,
		promptTokens,
		completionTokens,
		parameters,
	};
}

function reasonOf({ accepted, foremost, votes, gates, posterior }: Judgement): string {
	if (accepted) return `${foremost} with a probability of ${posterior}; every condition of acceptance holds.`;
	if (votes.length === 0) return 'To a person: no answerers are configured.';
	if (foremost === null) return 'To a person: no answerer gave an answer that counts.';
	const failed = gates.filter(({ passed }) => !passed).map(({ name, detail }) => `${name} (${detail})`);
	return `To a person: ${failed.join(', ')}.`;
}

const isDemonstration = (votes: readonly WeighedVote[]) => votes.some(({ identity }) => identity.demonstration);
