import { describe, expect, it } from '@jest/globals';
import { fullStateOf, movementRowOf } from '../../../../consumers/item-facts/state.ts';
import { originEvaluation } from '../../../../consumers/origin-evaluation/index.ts';
import type { Evaluation, Question, ReviewDecision } from '../../../../schemas/index.ts';
import { clockAt } from '../../../support/memory/clock.ts';
import { memoryDatabase } from '../../../support/memory/database.ts';
import { bom, item, line, made, operation, own, party, price, prices, received, routing } from '../records.ts';

interface Told {
	readonly topic: string;
	readonly id?: string;
	readonly value: object;
}

/** A pipe fitting of a forging from China: of stainless steel or not, is for a judgement. */
async function factory() {
	const database = memoryDatabase();
	await database.transaction(async ({ facts }) => {
		for (const one of [made('FITTING', { finishedGood: true, hs: '730723' }), item('FORGING', { hs: '732690' })])
			await facts.put(fullStateOf('psra.erp.Item', one));
		for (const one of [own(), party('S-CN', { country: 'CN' })]) await facts.put(fullStateOf('psra.erp.Party', one));
		await facts.put(fullStateOf('psra.erp.Bom', bom('FITTING', [line('FORGING')])));
		await facts.putBomLines('HD', 'FITTING', ['FORGING']);
		await facts.put(fullStateOf('psra.erp.Routing', routing('FITTING', operation())));
		await facts.put(fullStateOf('psra.erp.PriceList', prices('FITTING', price('ex_works', '100'))));
		await facts.putMovement(movementRowOf(received('FORGING', '1', '80', { partyId: 'S-CN' })));
	});
	const companies = [{ company: 'HD', currency: 'EUR', agreements: ['eu-uk'] }];
	const { handlers } = originEvaluation({ clock: clockAt(), companies }).consumer;
	const handle = async (type: keyof typeof handlers, value: object) => {
		const handler = handlers[type] as (message: object, session: object) => Promise<{ messages?: readonly Told[] }>;
		return (await database.transaction((session) => handler({ value }, session))).messages ?? [];
	};
	const request = { company: 'HD', sku: 'FITTING', requestId: 'q', agreements: [], asOf: null, reason: 'fact_changed' };
	const on = (messages: readonly Told[], topic: string) => messages.filter((one) => one.topic === topic);
	return {
		async evaluate() {
			const messages = await handle('psra.origin.EvaluationRequest', { ...request, requestedFor: 'R-1' });
			return {
				evaluation: on(messages, 'origin.evaluations')[0]?.value as Evaluation,
				questions: on(messages, 'origin.questions') as readonly (Told & { readonly value: Question })[],
			};
		},
		describe: (description: string) =>
			database.transaction(({ facts }) =>
				facts.put(fullStateOf('psra.erp.Item', made('FITTING', { sequence: 2, hs: '730723', description }))),
			),
		answer: ({ questionId, path }: Question, choice: string) =>
			handle('psra.review.ReviewDecision', {
				company: 'HD',
				sku: 'FITTING',
				agreement: 'eu-uk',
				taskId: questionId,
				path,
				choice,
				choiceText: choice,
				reason: 'as drawn',
				reviewer: 'J. Jansen',
				decidedAt: '2026-03-01T08:00:00.000Z',
			} satisfies ReviewDecision),
	};
}

describe('a question that a verdict leaves open', () => {
	it('is asked once, under its own id, with the evidence', async () => {
		const { evaluate } = await factory();
		const { evaluation, questions } = await evaluate();
		expect(evaluation).toMatchObject({ verdict: 'indeterminate', basis: 'judgement' });
		expect(questions).toHaveLength(1);
		expect(questions[0]?.value).toMatchObject({
			kind: 'subdivision',
			evaluationId: evaluation.evaluationId,
			evidence: expect.arrayContaining([{ kind: 'description', text: 'FITTING' }]),
		});
		expect(questions[0]?.id).toBe(questions[0]?.value.questionId);
		expect((await evaluate()).questions).toEqual([]);
	});

	it('is asked anew under another id where the evidence is another', async () => {
		const { evaluate, describe } = await factory();
		const [first] = (await evaluate()).questions;
		await describe('Elbow of stainless steel');
		const [second] = (await evaluate()).questions;
		expect(second?.value.questionId).toBeDefined();
		expect(second?.value.questionId).not.toBe(first?.value.questionId);
	});

	it('opens the next with its answer, and the last decides', async () => {
		const { evaluate, answer } = await factory();
		const [first] = (await evaluate()).questions;
		await answer(first?.value as Question, 'row-1');
		const [second, ...others] = (await evaluate()).questions;
		expect(others).toEqual([]);
		expect(second?.value.kind).toBe('named_material');
		await answer(second?.value as Question, 'no');
		const { evaluation, questions } = await evaluate();
		expect(questions).toEqual([]);
		expect(evaluation).toMatchObject({
			verdict: 'originating',
			judgements: [
				{ choice: 'row-1', source: 'person', by: 'J. Jansen' },
				{ choice: 'no', source: 'person' },
			],
		});
	});
});
