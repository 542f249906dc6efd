import { describe, expect, it } from '@jest/globals';
import { type Answers, evaluateWithAnswers } from '../../../../consumers/origin-evaluation/judgements.ts';
import type { StoredJudgement } from '../../../../infra/ports/judgements.ts';
import { loadPack } from '../../../../rules/packs/index.ts';
import type { RulePack } from '../../../../rules/schema/pack.ts';
import { given } from '../../../support/rules/given.ts';
import { UNANSWERED } from './assembled.ts';

const uk = loadPack('eu-uk') as RulePack;
/** Row of stainless steel or others? If stainless: is the material a forged blank? */
const { origin } = given(uk).product('730723', { exw: '100', sku: 'FITTING' }).foreign('732690', '80');

const ask = (answers: Partial<Answers> = {}, pack = uk) =>
	evaluateWithAnswers(origin, pack, { ...UNANSWERED, ...answers });
const idOf = (answers: Partial<Answers> = {}, pack = uk) => ask(answers, pack).questions[0]?.questionId ?? '';
const known = (...given: readonly (readonly [questionId: string, choice: string])[]) =>
	new Map(
		given.map(([questionId, choice]): [string, StoredJudgement] => [
			questionId,
			{
				company: 'HD',
				sku: 'FITTING',
				agreement: 'eu-uk',
				questionId,
				path: 'product.subdivision',
				choice,
				choiceText: choice,
				source: 'person',
				by: 'J. Jansen',
				demonstration: false,
			},
		]),
	);

describe('answers that are known', () => {
	it('are put in place, and open the next question', () => {
		const first = idOf();
		const { result, judgements, questions, originCase } = ask({ known: known([first, 'row-1']) });
		expect(result.verdict).toBe('indeterminate');
		expect(originCase.product.subdivision).toBe('Tube or pipe fittings of stainless steel');
		expect(judgements).toMatchObject([{ questionId: first, path: 'product.subdivision', by: 'J. Jansen' }]);
		expect(questions).toMatchObject([{ kind: 'named_material' }]);
		expect(questions[0]?.questionId).not.toBe(first);
	});

	it.each([
		['yes', 'not-originating'],
		['no', 'originating'],
	])('decide with the last: %s, %s', (choice, verdict) => {
		const first = idOf();
		const second = idOf({ known: known([first, 'row-1']) });
		const { result, judgements, questions } = ask({ known: known([first, 'row-1'], [second, choice]) });
		expect(result.verdict).toBe(verdict);
		expect(judgements.map(({ questionId }) => questionId)).toEqual([first, second]);
		expect(questions).toEqual([]);
	});

	it('leave the case that was given as it was', () => {
		const before = JSON.stringify(origin);
		ask({ known: known([idOf(), 'row-1']) });
		expect(JSON.stringify(origin)).toBe(before);
	});
});

describe('an answer counts for its question only', () => {
	it.each<[string, Partial<Answers>, RulePack]>([
		['on other evidence', { evidence: () => [{ kind: 'description', text: 'another' }] }, uk],
		['of another edition', {}, { ...uk, manifest: { ...uk.manifest, edition: 'another' } }],
		['of another company', { company: 'XY' }, uk],
	])('%s it is another question', (_what, answers, pack) => {
		const first = idOf();
		expect(idOf(answers, pack)).not.toBe(first);
		expect(ask({ ...answers, known: known([first, 'row-1']) }, pack).judgements).toEqual([]);
	});

	it('on the same evidence it is the same question', () => {
		expect(idOf()).toBe(idOf());
	});
});

describe('an answer about a material counts for that material only', () => {
	/** Declared materials have no words of their own, and two items may have the same. */
	const of = (facts: { readonly id?: string; readonly sku?: string }) =>
		given(uk)
			.product('730723', { exw: '100', sku: 'FITTING', subdivision: 'Tube or pipe fittings of stainless steel' })
			.foreign('732690', '80', { id: '10 FORGING', sku: 'FORGING', ...facts }).origin;
	const questionOf = (origin: ReturnType<typeof of>) => evaluateWithAnswers(origin, uk, UNANSWERED).questions[0];

	it.each([
		['another item in its place', { sku: 'CASTING' }],
		['a material of another declaration in its place', { id: 'D-2 1' }],
	])('with %s it is another question', (_what, other) => {
		const asked = questionOf(of({}));
		expect(asked).toMatchObject({ kind: 'named_material', path: expect.stringContaining('materials[0]') });
		const answers = { ...UNANSWERED, known: known([asked?.questionId ?? '', 'no']) };
		expect(evaluateWithAnswers(of({}), uk, answers).result.verdict).toBe('originating');
		expect(evaluateWithAnswers(of(other), uk, answers).result.verdict).toBe('indeterminate');
	});
});
