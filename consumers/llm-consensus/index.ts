import { createHash, randomBytes } from 'node:crypto';
import type { Question } from '../../schemas/index.ts';
import { derivedId } from '../../topics/catalogue/derived-id.ts';
import { messageOf } from '../../topics/catalogue/message.ts';
import { type ConsumerDefinition, withEffect } from '../runner/index.ts';
import { checkQuestion } from './check-question.ts';
import { decisionOf, taskOf } from './decision.ts';
import { type Heard, type Judgement, type JudgeSettings, judge } from './judge/index.ts';
import { askPanel, type PanelParts } from './panel.ts';
import { citableIn, suspicionsIn } from './prompt/index.ts';

export interface LlmConsensusParts extends Omit<PanelParts, 'marker' | 'settings'> {
	readonly settings: PanelParts['settings'] & JudgeSettings;
	/** Absent: 128 random bits. */
	readonly marker?: () => string;
}

/**
 * Puts closed questions to models. What they agree on, by every gate of the judge, is an answer; all else is a task for a
 * person, opened in the transaction that tells of it. Asking is the effect: it may be repeated after a kill, since it
 * changes nothing, and what is saved is saved once.
 */
export function llmConsensus({
	marker = () => randomBytes(16).toString('hex'),
	...parts
}: LlmConsensusParts): ConsumerDefinition {
	return {
		name: 'llm-consensus',
		topics: ['origin.questions'],
		handlers: {
			'psra.origin.Question': withEffect<'psra.origin.Question', readonly Heard[]>({
				async effect({ value: question }) {
					checkQuestion(question);
					return askPanel(question, { ...parts, marker });
				},
				async handle({ value: question }, session, heard) {
					const judgement = judged(question, heard, parts.settings);
					const at = parts.clock.now().toISOString();
					const decided = messageOf(
						'consensus.decisions',
						'psra.consensus.ConsensusDecision',
						decisionOf(question, judgement, at),
						idOf('decision', question),
					);
					const { company, sku, agreement, questionId: taskId, path } = question;
					if (judgement.accepted) {
						await session.reviews.supersede({ company, sku, agreement, taskId, path });
						return { messages: [decided] };
					}
					const task = taskOf(question, judgement, at);
					await session.reviews.open({ company, sku, agreement, taskId, path, task });
					const opened = messageOf('review.tasks', 'psra.review.ReviewTask', task, idOf('task', question));
					return { messages: [decided, opened] };
				},
			}),
		},
	};
}

function judged(question: Question, heard: readonly Heard[], settings: JudgeSettings): Judgement {
	const asked = {
		choices: question.choices.map(({ id }) => id),
		citable: citableIn(question),
		suspicions: suspicionsIn(question),
	};
	return judge(asked, heard, settings);
}

/** The same for every attempt at a question. */
function idOf(what: 'decision' | 'task', { company, questionId }: Question): string {
	return derivedId(createHash('sha256').update([what, company, questionId].join('\n')).digest('hex'));
}
