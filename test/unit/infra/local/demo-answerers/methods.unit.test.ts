import { describe, expect, it } from '@jest/globals';
import { byNoise } from '../../../../../infra/local/demo-answerers/noise.ts';
import { byOverlap } from '../../../../../infra/local/demo-answerers/overlap.ts';
import { type AskedQuestion, questionIn } from '../../../../../infra/local/demo-answerers/question.ts';
import { byRetrieval } from '../../../../../infra/local/demo-answerers/retrieval.ts';
import { indexed } from '../../../../../infra/local/demo-answerers/search.ts';
import { wordsOf } from '../../../../../infra/local/demo-answerers/words.ts';

const rows = (evidence: string, ...choices: string[]): AskedQuestion => ({
	kind: 'subdivision',
	question: 'Which of these rows of the list describes the goods?',
	rule: 'CTH',
	choices: choices.map((text, index) => ({ id: `row-${index + 1}`, text })),
	evidence: [{ id: 'e1', kind: 'description', text: evidence }],
});
const process = (name: string, evidence: string): AskedQuestion => ({
	kind: 'process',
	question: `Did this process take place in making the goods: ${name}?`,
	rule: name,
	choices: [
		{ id: 'yes', text: 'yes' },
		{ id: 'no', text: 'no' },
	],
	evidence: [{ id: 'e1', kind: 'operation', text: evidence }],
});
const library = [
	{ kind: 'heading', text: 'Iron or steel; of stainless steel, tube or pipe fittings' },
	{ kind: 'heading', text: 'Tarpaulins, awnings and sunblinds; of synthetic fibres' },
	{ kind: 'process', text: 'weaving combined with dyeing' },
	{ kind: 'process', text: 'retreading of used tyres' },
];

describe('words', () => {
	it('of one stem are one word, and those that tell nothing are none', () => {
		expect(wordsOf('The fittings, fitting and fitted of THE tubes')).toEqual(['fitt', 'fitt', 'fitt', 'tube']);
		expect(wordsOf('Größe: 1.4404')).toEqual(['größe', '4404']);
	});
});

describe('search', () => {
	it('finds what has rare words in common first, and nothing where there is no word in common', () => {
		const index = indexed(library);
		expect(index.search('a pipe fitting of stainless steel', 1)[0]?.passage).toBe(library[0]);
		expect(index.search('quantum chromodynamics', 5)).toEqual([]);
	});
});

describe.each([
	['overlap', byOverlap],
	['retrieval', byRetrieval(library)],
])('%s', (_name, method) => {
	it('takes the row whose words the goods have, and is surer than a person asks for', () => {
		const answer = method(
			rows('Elbow, pipe fitting of stainless steel', 'Tube or pipe fittings of stainless steel', 'Others'),
		);
		expect(answer.choice).toBe('row-1');
		expect(answer.confidence).toBeGreaterThan(0.8);
	});

	it('claims little for the rest, which only means that nothing was found', () => {
		const answer = method(rows('Tarpaulin of synthetic fibres', 'Of nonwovens', 'Others'));
		if (answer.choice !== null) expect(answer.confidence).toBeLessThanOrEqual(0.6);
	});

	it('says yes where the evidence calls the process by its name, and is not sure of a no', () => {
		expect(method(process('retreading of used tyres', 'Retreading of used tyres in the press'))).toMatchObject({
			choice: 'yes',
		});
		const no = method(process('retreading of used tyres', 'Injection moulding'));
		if (no.choice !== null) expect(no).toMatchObject({ choice: 'no', confidence: expect.closeTo(0.6, 1) });
	});

	it('answers the same to the same question', () => {
		const question = rows('Pipe fitting', 'Fittings of stainless steel', 'Others');
		expect(method(question)).toEqual(method(question));
	});
});

describe('noise', () => {
	it('hangs on seed and question only, and takes every choice in the end', () => {
		const question = rows('Pipe fitting', 'a', 'b', 'c');
		expect(byNoise('s')(question)).toEqual(byNoise('s')(question));
		const taken = new Set(Array.from({ length: 60 }, (_, seed) => byNoise(`${seed}`)(question).choice));
		expect([...taken].sort()).toEqual(['row-1', 'row-2', 'row-3']);
	});
});

describe('a question in a prompt', () => {
	it('is what stands between the marks', () => {
		const question = rows('Pipe fitting', 'a', 'b');
		expect(questionIn(`---- m ----\n${JSON.stringify(question, null, 1)}\n---- m ----`)).toEqual(question);
		expect(() => questionIn('no question')).toThrow();
	});
});
