import { describe, expect, it } from '@jest/globals';
import { loadPack } from '../../../../rules/packs/index.ts';
import { type Choice, type ClosedQuestion, closedQuestions, withAnswer } from '../../../../rules/questions/index.ts';
import type { RulePack } from '../../../../rules/schema/pack.ts';
import { type CaseBuilder, given } from '../../../support/rules/given.ts';
import { packWith, process } from '../../../support/rules/pack.ts';

const uk = loadPack('eu-uk') as RulePack;
const STAINLESS = 'Tube or pipe fittings of stainless steel';
const asked = (one: CaseBuilder) => closedQuestions(one.origin, one.evaluate(), one.pack);
const answered = (one: CaseBuilder, question: ClosedQuestion | undefined, choice: Choice | undefined) =>
	new (one.constructor as new (pack: RulePack, origin: object) => CaseBuilder)(
		one.pack,
		withAnswer(one.origin, question?.path ?? '', choice as Choice),
	);

describe('which row of the list is meant', () => {
	const battery = given(uk).product('850760', { exw: '100' }).foreign('850760', '60');

	it('is asked with the rows of the heading as choices, in their words', () => {
		const [question, ...others] = asked(battery);
		expect(others).toEqual([]);
		expect(question).toMatchObject({ kind: 'subdivision', path: 'product.subdivision' });
		expect(question?.choices[0]).toMatchObject({
			id: 'row-1',
			text: expect.stringMatching(/^Accumulators containing one or more battery cells/),
		});
		const texts = question?.choices.map(({ text }) => text) ?? [];
		expect(texts.length).toBeGreaterThan(1);
		expect(new Set(texts).size).toBe(texts.length);
		expect(question?.ruleText).not.toBe('');
	});

	it('is not asked where the case says it', () => {
		const [question] = asked(battery);
		expect(question?.choices).toHaveLength(3);
		for (const choice of question?.choices ?? []) {
			const kinds = asked(answered(battery, question, choice)).map(({ kind }) => kind);
			expect(kinds).not.toContain('subdivision');
		}
	});

	it('is asked before what hangs on it', () => {
		const dear = given(uk).product('850760', { exw: '100' }).foreign('850760', '80');
		expect(dear.evaluate().missing.some(({ path }) => path.startsWith('processes'))).toBe(true);
		expect(asked(dear).map(({ kind }) => kind)).toEqual(['subdivision']);
	});

	it('is not asked of a heading with one row', () => {
		expect(asked(given(uk).product('847989', { exw: '100' }).foreign('847989', '10'))).toEqual([]);
	});
});

describe('whether a material is the one that the rule names', () => {
	const fitting = given(uk).product('730723', { exw: '100', subdivision: STAINLESS }).foreign('732690', '80');

	it('is asked by the name in the rule, and an answer closes it', () => {
		const [question, ...others] = asked(fitting);
		expect(others).toEqual([]);
		expect(question).toMatchObject({
			kind: 'named_material',
			path: 'materials[0].named["forged blanks"]',
			text: expect.stringContaining('forged blanks'),
			choices: [
				{ id: 'yes', value: true },
				{ id: 'no', value: false },
			],
		});
		const [yes, no] = question?.choices ?? [];
		expect(answered(fitting, question, yes).evaluate().verdict).toBe('not-originating');
		expect(answered(fitting, question, no).evaluate().verdict).toBe('originating');
	});
});

describe('whether a process took place', () => {
	const pack = packWith(process('spinning'));
	const yarn = given(pack).product('520500', { exw: '100' }).foreign('520300', '40');

	it('is asked by its name', () => {
		const [question] = asked(yarn);
		expect(question).toMatchObject({
			kind: 'process',
			text: 'Did this process take place in making the goods: spinning?',
		});
		expect(answered(yarn, question, question?.choices[0]).evaluate().verdict).toBe('originating');
	});
});

describe('nothing is asked', () => {
	it('where the verdict stands', () => {
		expect(asked(given(uk).product('847989', { exw: '100' }).foreign('850151', '10'))).toEqual([]);
	});

	it('where facts are missing too', () => {
		expect(asked(given(uk).product('847989').foreign('847989', '10'))).toEqual([]);
		expect(asked(given(uk).product('730723', { exw: '100', subdivision: STAINLESS }).foreign(null, '80'))).toEqual([]);
	});

	it('for a text that the compiler could not read', () => {
		const pack = packWith({ kind: 'unparsed', text: 'as the parties agree' } as never);
		expect(asked(given(pack).product('841370', { exw: '100' }).foreign('841370', '40'))).toEqual([]);
	});
});
