import { createHash } from 'node:crypto';
import type { StoredJudgement } from '../../infra/ports/judgements.ts';
import type { Session } from '../../infra/ports/session.ts';
import type { ConsensusDecision, ReviewDecision } from '../../schemas/index.ts';
import { derivedId } from '../../topics/catalogue/derived-id.ts';
import { factChanged } from '../../topics/catalogue/message.ts';
import type { HandlerResult } from '../runner/index.ts';

/** An accepted answer of the models is a fact from now on; a hand-over to a person is none. */
export async function onConsensus(decision: ConsensusDecision, session: Session): Promise<HandlerResult> {
	const { company, sku, agreement, questionId, path, outcome, choice, choiceText, votes, demonstration } = decision;
	if (outcome !== 'accepted' || choice === null) return {};
	const by = votes.filter((vote) => vote.choice === choice).map(({ answerer }) => answerer);
	return keep(session, {
		company,
		sku,
		agreement,
		questionId,
		path,
		choice,
		choiceText: choiceText ?? choice,
		source: 'consensus',
		by: by.join(', '),
		demonstration,
	});
}

export async function onReview(decision: ReviewDecision, session: Session): Promise<HandlerResult> {
	const { company, sku, agreement, taskId, path, choice, choiceText, reviewer } = decision;
	return keep(session, {
		company,
		sku,
		agreement,
		questionId: taskId,
		path,
		choice,
		choiceText,
		source: 'person',
		by: reviewer,
		demonstration: false,
	});
}

async function keep({ judgements }: Session, judgement: StoredJudgement): Promise<HandlerResult> {
	if (!(await judgements.keep(judgement))) return {};
	const { company, sku, questionId, source, choice } = judgement;
	const name = ['answered', company, questionId, source, choice].join('\n');
	return { messages: [factChanged(company, sku, derivedId(createHash('sha256').update(name).digest('hex')))] };
}
