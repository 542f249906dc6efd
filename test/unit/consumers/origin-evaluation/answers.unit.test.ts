import { describe, expect, it } from '@jest/globals';
import { onConsensus, onReview } from '../../../../consumers/origin-evaluation/answers.ts';
import type { ConsensusDecision, ReviewDecision } from '../../../../schemas/index.ts';
import { memoryDatabase } from '../../../support/memory/database.ts';

const subject = { company: 'HD', sku: 'PUMP', agreement: 'eu-uk', path: 'product.subdivision' };
const vote = (answerer: string, choice: string | null) => ({ answerer, choice });

/** A decision on Q-1; what an answer does not depend on is left out. */
const consensus = (rest: object = {}) =>
	({
		...subject,
		questionId: 'Q-1',
		outcome: 'accepted',
		choice: 'row-1',
		choiceText: 'Isostatic presses',
		votes: [vote('a', 'row-1'), vote('b', 'row-2'), vote('c', 'row-1'), vote('d', null)],
		demonstration: true,
		...rest,
	}) as unknown as ConsensusDecision;
const review = (rest: Partial<ReviewDecision> = {}): ReviewDecision => ({
	...subject,
	taskId: 'Q-1',
	choice: 'row-2',
	choiceText: 'Others',
	reason: 'as drawn',
	reviewer: 'J. Jansen',
	decidedAt: '2026-03-01T08:00:00.000Z',
	...rest,
});

function store() {
	const database = memoryDatabase();
	const within = async (work: Parameters<typeof database.transaction>[0]) =>
		((await database.transaction(work)) as Awaited<ReturnType<typeof onReview>>).messages ?? [];
	return {
		consensus: (rest?: object) => within((session) => onConsensus(consensus(rest), session)),
		review: (rest?: Partial<ReviewDecision>) => within((session) => onReview(review(rest), session)),
		kept: () => database.transaction(({ judgements }) => judgements.of('HD', 'PUMP', 'eu-uk')),
	};
}

describe('an answer of the models', () => {
	it('that was accepted is a fact with those who gave it, and has the product evaluated anew', async () => {
		const { consensus, kept } = store();
		expect(await consensus()).toMatchObject([
			{
				topic: 'origin.evaluation-requests',
				type: 'psra.origin.EvaluationRequest',
				value: { company: 'HD', sku: 'PUMP', agreements: [], reason: 'fact_changed' },
			},
		]);
		expect(await kept()).toEqual([
			{
				...subject,
				questionId: 'Q-1',
				choice: 'row-1',
				choiceText: 'Isostatic presses',
				source: 'consensus',
				by: 'a, c',
				demonstration: true,
			},
		]);
	});

	it.each([
		['that went to a person', { outcome: 'to_person' }],
		['of an outcome that is not known here', { outcome: 'unknown' }],
		['that names no choice', { choice: null }],
	])('%s is no fact', async (_what, rest) => {
		const { consensus, kept } = store();
		expect(await consensus(rest)).toEqual([]);
		expect(await kept()).toEqual([]);
	});

	it('that is repeated, or follows another, does nothing', async () => {
		const { consensus, kept } = store();
		await consensus();
		expect(await consensus()).toEqual([]);
		expect(await consensus({ choice: 'row-2' })).toEqual([]);
		expect(await kept()).toMatchObject([{ choice: 'row-1' }]);
	});
});

describe('the answer of a person', () => {
	it('takes the place of the models’, and has the product evaluated anew', async () => {
		const { consensus, review, kept } = store();
		const [first] = await consensus();
		const [second] = await review();
		expect(await kept()).toEqual([
			expect.objectContaining({ choice: 'row-2', source: 'person', by: 'J. Jansen', demonstration: false }),
		]);
		expect(second?.id).not.toBe(first?.id);
	});

	it('stands against models that come later, and does nothing when repeated', async () => {
		const { consensus, review, kept } = store();
		await review();
		expect(await consensus()).toEqual([]);
		expect(await review()).toEqual([]);
		expect(await kept()).toMatchObject([{ source: 'person', choice: 'row-2' }]);
	});
});
