import { llmConsensus } from '../../../../consumers/llm-consensus/index.ts';
import type { HandlerWithEffect } from '../../../../consumers/runner/index.ts';
import type { Answerer } from '../../../../infra/ports/answerers.ts';
import type { ConsensusDecision, Question, ReviewTask } from '../../../../schemas/index.ts';
import { clockAt } from '../../../support/memory/clock.ts';
import { memoryDatabase } from '../../../support/memory/database.ts';

const TYPE = 'psra.origin.Question';
const MINUTE = 60_000;

/** The consumer on stores in memory: a question goes through effect and handler as the runner would have it. */
export function consensusKit(answerers: readonly Answerer[], clock = clockAt('2026-03-02T09:01:00.000Z')) {
	const database = memoryDatabase();
	const settings = { waitMs: 10 * MINUTE, reliabilityFloor: 0.3, errorCorrelation: 0.6 };
	let marks = 0;
	const definition = llmConsensus({ answerers, clock, settings, marker: () => `mark ${++marks}` });
	const handler = definition.handlers[TYPE] as unknown as HandlerWithEffect<typeof TYPE, unknown>;
	return {
		database,
		async put(value: Question) {
			const trail = { correlationId: 'c', causationId: null, traceparent: '' };
			const message = { id: value.questionId, topic: 'origin.questions', type: TYPE, value, trail } as const;
			const heard = await handler.effect(message);
			const { messages = [] } = await database.transaction((session) => handler.handle(message, session, heard));
			const [decision, task] = messages;
			return {
				messages,
				decision: decision?.value as ConsensusDecision,
				task: task?.value as ReviewTask | undefined,
				review: await database.transaction(({ reviews }) => reviews.find(value.company, value.questionId)),
			};
		},
	};
}
