import { createHash } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { PsraError } from '../../infra/errors.ts';
import type { Clock } from '../../infra/ports/clock.ts';
import type { StoredReview } from '../../infra/ports/reviews.ts';
import type { Database } from '../../infra/ports/session.ts';
import type { ReviewDecision, ReviewTask } from '../../schemas/index.ts';
import { derivedId } from '../../topics/catalogue/derived-id.ts';
import { messageOf } from '../../topics/catalogue/message.ts';
import { callerOf, trailOf } from './caller.ts';
import { text } from './text.ts';

const decision = z.object({
	choice: z.string().describe('Id of the answer.'),
	choiceText: z.string().describe('The answer in words.'),
	reason: z.string(),
	reviewer: z.string().describe('Name and function of the person.'),
	decidedAt: z.iso.datetime(),
});

const task = z.object({
	taskId: z.string(),
	status: z.enum(['open', 'decided', 'superseded']).describe('superseded: asked anew on other evidence.'),
	sku: z.string(),
	agreement: z.string(),
	kind: z.string().describe('subdivision, process or named_material.'),
	text: z.string().describe('The question.'),
	ruleText: z.string().describe('The rule that leaves it open, in canonical English.'),
	choices: z.array(z.object({ id: z.string(), text: z.string() })),
	evidence: z
		.array(z.object({ kind: z.string(), text: z.string() }))
		.describe('Texts of ERP and suppliers, as recorded.'),
	votes: z.array(
		z.object({
			answerer: z.string(),
			family: z.string(),
			choice: z.string().nullable(),
			confidence: z.string().describe('Calibrated, 0 to 1.'),
			abstained: z.string().nullable(),
		}),
	),
	reason: z.string().describe('Why it was handed over.'),
	demonstration: z.boolean(),
	evaluationId: z.string(),
	packEdition: z.string(),
	openedAt: z.string(),
	decision: decision.nullable(),
});
type Task = z.infer<typeof task>;

const taskId = z.object({ id: text().max(100).describe('Id of the task.') });

const list = {
	summary: 'Questions that wait for a person',
	description: 'Oldest first; `next` is the `after` of the next page, null on the last.',
	querystring: z.object({
		status: z.enum(['open', 'decided', 'superseded']).default('open'),
		limit: z.coerce.number().int().min(1).max(200).default(50),
		after: text().max(100).optional().describe('Id of the last task seen.'),
	}),
	response: { 200: z.object({ tasks: z.array(task), next: z.string().nullable() }) },
};

const lookUp = { summary: 'Look a review task up', params: taskId, response: { 200: task } };

const decide = {
	summary: 'Decide a review task',
	description:
		'The answer becomes a fact of the product with the name of the person whom the token stands for, and its origin is evaluated again. The same decision sent again is answered as the first.',
	params: taskId,
	body: z.strictObject({
		choice: z.string().min(1).max(100).describe('Id of one of the choices.'),
		reason: text().trim().min(1).max(2_000).describe('Why, so that it can be defended later.'),
	}),
	response: { 200: task },
};

const DECISION_PROBLEMS = {
	403: 'The token is no reviewer’s.',
	404: 'No task of the company has this id.',
	409: 'The task is decided already, or its question was asked anew.',
};

export interface ReviewOptions {
	readonly database: Database;
	readonly clock: Clock;
}

/** `/tasks`: what waits for a person of the caller's company. */
export function reviewRoutes({ database, clock }: ReviewOptions): FastifyPluginAsyncZod {
	return async (app) => {
		app.get('/tasks', { schema: list }, async (request) => {
			const { company } = callerOf(request);
			const { status, limit, after } = request.query;
			const found = await database.transaction(({ reviews }) => reviews.list(company, status, limit, after ?? null));
			const next = found.length === limit ? (found.at(-1)?.taskId ?? null) : null;
			return { tasks: found.map(shown), next };
		});

		app.get(
			'/tasks/:id',
			{ schema: lookUp, config: { problems: { 404: DECISION_PROBLEMS[404] } } },
			async (request) => {
				const { company } = callerOf(request);
				const found = await database.transaction(({ reviews }) => reviews.find(company, request.params.id));
				if (!found) throw unknown(request.params.id);
				return shown(found);
			},
		);

		app.post(
			'/tasks/:id/decision',
			{ schema: decide, config: { access: ['reviewer'], problems: DECISION_PROBLEMS } },
			async (request) => {
				const { company, label } = callerOf(request);
				const trail = trailOf(request);
				const { choice, reason } = request.body;
				return database.transaction(async ({ reviews, outbox }) => {
					const found = await reviews.find(company, request.params.id);
					if (!found) throw unknown(request.params.id);
					const known = found.decision as ReviewDecision | null;
					if (known && known.choice === choice && known.reason === reason && known.reviewer === label)
						return shown(found);
					if (found.status !== 'open') throw closed(found);
					const decision = decisionOf(found, { choice, reason, reviewer: label, decidedAt: clock.now().toISOString() });
					await reviews.decide(company, found.taskId, decision);
					const id = derivedId(
						createHash('sha256').update(`review decision\n${company}\n${found.taskId}`).digest('hex'),
					);
					await outbox.append([messageOf('review.decisions', 'psra.review.ReviewDecision', decision, id)], trail);
					return shown({ ...found, status: 'decided', decision });
				});
			},
		);
	};
}

function decisionOf(
	{ company, sku, agreement, taskId, path, task }: StoredReview,
	{ choice, ...given }: Pick<ReviewDecision, 'choice' | 'reason' | 'reviewer' | 'decidedAt'>,
): ReviewDecision {
	const { choices } = task as ReviewTask;
	const chosen = choices.find(({ id }) => id === choice);
	if (!chosen) {
		throw new PsraError('VALUE_INVALID', `${choice} is none of the answers to this question.`, {
			field: 'body.choice',
			problem: JSON.stringify(choice),
			remedy: `Give one of ${choices.map(({ id }) => id).join(', ')}.`,
		});
	}
	return { company, sku, agreement, taskId, path, choice, choiceText: chosen.text, ...given };
}

function shown({ taskId, status, task: record, decision: decided }: StoredReview): Task {
	const { company: _, path: __, taskId: ___, ...known } = record as ReviewTask;
	return task.parse({ ...known, taskId, status, decision: decided && decision.parse(decided) });
}

function unknown(id: string): PsraError {
	return new PsraError('REVIEW_UNKNOWN', `No review task has the id ${id}.`, {
		field: 'id',
		problem: 'unknown to this company',
		remedy: 'Use an id of GET /v1/review/tasks.',
	});
}

function closed({ taskId, status, decision }: StoredReview): PsraError {
	const by = (decision as ReviewDecision | null)?.reviewer;
	return new PsraError('REVIEW_CLOSED', `The task ${taskId} is not open.`, {
		field: 'id',
		problem: by === undefined ? `it is ${status}` : `it was decided by ${by}`,
		remedy: by === undefined ? 'Look for the new task on the same product.' : 'Nothing is left to decide.',
	});
}
