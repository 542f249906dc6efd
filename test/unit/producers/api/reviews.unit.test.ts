import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReviewTask } from '../../../../schemas/index.ts';
import { type ApiUnderTest, apiUnderTest } from '../../../support/http/api.ts';

let api: ApiUnderTest;
beforeEach(async () => {
	api = await apiUnderTest();
});
afterEach(async () => {
	await api[Symbol.asyncDispose]();
});

const T1 = '5f0c6a5e-0d6b-8c1e-9b1a-1f2e3d4c5b6a';
const taskOf = (taskId: string, rest: Partial<ReviewTask> = {}): ReviewTask => ({
	company: 'HD',
	sku: 'BAT',
	agreement: 'eu-uk',
	taskId,
	kind: 'subdivision',
	path: 'product.subdivision',
	text: 'Which of these rows of the list describes the goods?',
	ruleText: 'CTH',
	choices: [
		{ id: 'row-1', text: 'battery packs' },
		{ id: 'row-2', text: 'others' },
	],
	evidence: [{ kind: 'description', text: 'Lithium-ion battery pack' }],
	packEdition: '2026',
	evaluationId: '0f9f4c5e-6c53-4f0e-9a3b-2a4a6f1f7f10',
	votes: [{ answerer: 'a', family: 'f', choice: 'row-1', confidence: '0.6', abstained: null }],
	reason: 'posterior 0.61 of 0.80',
	demonstration: false,
	openedAt: '2026-03-01T08:00:00.000Z',
	...rest,
});
const open = (taskId = T1, rest: Partial<ReviewTask> = {}) => {
	const task = taskOf(taskId, rest);
	const { company, sku, agreement, path } = task;
	return api.database.transaction(({ reviews }) => reviews.open({ company, taskId, sku, agreement, path, task }));
};
const decide = (body: unknown, caller: Parameters<ApiUnderTest['post']>[2] = 'reviewer', taskId = T1) =>
	api.post(`/v1/review/tasks/${taskId}/decision`, body, caller);
const ANSWER = { choice: 'row-2', reason: 'For pedal cycles of 8711, not for vehicles of 8702 to 8704.' };

describe('questions that wait for a person', () => {
	it('are listed with evidence, votes and the reason, oldest first, page by page', async () => {
		await open('t-1');
		await open('t-2', { sku: 'COVER' });
		await open('t-3', { sku: 'HOSE' });
		const first = await api.get('/v1/review/tasks?limit=2');
		expect(first.body).toMatchObject({
			tasks: [{ taskId: 't-1', status: 'open', reason: 'posterior 0.61 of 0.80', decision: null }, { taskId: 't-2' }],
			next: 't-2',
		});
		const second = await api.get('/v1/review/tasks?limit=2&after=t-2');
		expect(second.body).toMatchObject({ tasks: [{ taskId: 't-3' }], next: null });
	});

	it('are those of the caller’s company', async () => {
		await open();
		expect((await api.get('/v1/review/tasks', 'stranger')).body).toEqual({ tasks: [], next: null });
		expect(await api.get(`/v1/review/tasks/${T1}`, 'stranger')).toMatchObject({
			status: 404,
			body: { code: 'REVIEW_UNKNOWN' },
		});
		expect((await decide(ANSWER, 'stranger')).status).toBe(404);
	});

	it('are superseded by the same question on other evidence', async () => {
		await open();
		await open('t-2');
		expect((await api.get('/v1/review/tasks?status=superseded')).body).toMatchObject({ tasks: [{ taskId: T1 }] });
		expect(await decide(ANSWER)).toMatchObject({ status: 409, body: { code: 'REVIEW_CLOSED', problem: /superseded/ } });
	});
});

describe('a decision', () => {
	it('is kept and told with the name of the person and the reason', async () => {
		await open();
		const { status, body } = await decide(ANSWER);
		expect(status).toBe(200);
		const decision = { ...ANSWER, choiceText: 'others', reviewer: 'A. Visser, head of customs' };
		expect(body).toMatchObject({ taskId: T1, status: 'decided', decision });
		expect(api.told('review.decisions')).toMatchObject([
			{ company: 'HD', sku: 'BAT', agreement: 'eu-uk', taskId: T1, path: 'product.subdivision', ...decision },
		]);
		expect((await api.get('/v1/review/tasks')).body).toMatchObject({ tasks: [] });
	});

	it('sent again is answered as the first, and told once', async () => {
		await open();
		const first = await decide(ANSWER);
		expect((await decide(ANSWER)).body).toEqual(first.body);
		expect(api.told('review.decisions')).toHaveLength(1);
	});

	it('stands: neither the same person nor another decides anew', async () => {
		await open();
		await decide(ANSWER);
		for (const [body, caller] of [
			[{ ...ANSWER, choice: 'row-1' }, 'reviewer'],
			[ANSWER, 'other-reviewer'],
		] as const)
			expect(await decide(body, caller)).toMatchObject({
				status: 409,
				body: { code: 'REVIEW_CLOSED', problem: 'it was decided by A. Visser, head of customs' },
			});
		expect(api.told('review.decisions')).toHaveLength(1);
	});

	it('is one of the choices', async () => {
		await open();
		expect(await decide({ ...ANSWER, choice: 'row-3' })).toMatchObject({
			status: 400,
			body: { code: 'VALUE_INVALID', field: 'body.choice', remedy: 'Give one of row-1, row-2.' },
		});
	});

	it.each([
		['without a reason', { choice: 'row-1' }],
		['with an empty reason', { choice: 'row-1', reason: '  ' }],
		['with a name in it', { ...ANSWER, reviewer: 'The minister' }],
	])('is refused %s', async (_what, body) => {
		await open();
		expect(await decide(body)).toMatchObject({ status: 400, body: { code: 'VALUE_INVALID' } });
	});

	it('is a reviewer’s', async () => {
		await open();
		expect(await decide(ANSWER, 'member')).toMatchObject({ status: 403, body: { code: 'ACCESS_DENIED' } });
		expect(await decide(ANSWER, null)).toMatchObject({ status: 401 });
	});
});
