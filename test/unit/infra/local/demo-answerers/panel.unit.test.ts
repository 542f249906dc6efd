import { describe, expect, it } from '@jest/globals';
import { judge } from '../../../../../consumers/llm-consensus/judge/index.ts';
import { citableIn, promptOf } from '../../../../../consumers/llm-consensus/prompt/index.ts';
import { evidenceOf } from '../../../../../consumers/origin-evaluation/evidence.ts';
import { readLibrary } from '../../../../../infra/local/demo-answerers/library.ts';
import { byNoise } from '../../../../../infra/local/demo-answerers/noise.ts';
import { byOverlap } from '../../../../../infra/local/demo-answerers/overlap.ts';
import { type Method, questionIn } from '../../../../../infra/local/demo-answerers/question.ts';
import { byRetrieval } from '../../../../../infra/local/demo-answerers/retrieval.ts';
import { boms } from '../../../../../infra/local/sample/boms.ts';
import { items } from '../../../../../infra/local/sample/items.ts';
import { routings } from '../../../../../infra/local/sample/routings.ts';
import type { ProductFacts } from '../../../../../infra/ports/facts.ts';
import { evaluate } from '../../../../../rules/engine/evaluate.ts';
import { loadPack, packIds } from '../../../../../rules/packs/index.ts';
import { type Choice, closedQuestions, withAnswer } from '../../../../../rules/questions/index.ts';
import type { OriginCase } from '../../../../../rules/schema/case.ts';
import type { RulePack } from '../../../../../rules/schema/pack.ts';
import type { Question } from '../../../../../schemas/index.ts';
import { REFERENCE_DATA } from '../../../../support/reference-data.ts';

const PACK = loadPack('eu-uk') as RulePack;
const packs = packIds().flatMap((id) => loadPack(id) ?? []);

/** A product of the sample as far as its questions need it: what it is made of, all of it from abroad, and no prices. */
function caseOf(sku: string): OriginCase {
	const known = (one: string) => items.find((item) => item.sku === one);
	const lines = boms.find((bom) => bom.sku === sku)?.lines ?? [];
	return {
		id: sku,
		agreement: 'eu-uk',
		date: '2026-03-02',
		madeIn: 'NL',
		currency: 'EUR',
		product: { sku, hs: known(sku)?.hs ?? '', exw: '10' },
		operations: [{ op: 'other' }],
		materials: lines.map(({ componentSku }) => ({
			id: componentSku,
			sku: componentSku,
			hs: known(componentSku)?.hs ?? null,
			value: '6',
			status: 'non-originating',
		})),
	} as OriginCase;
}

/** Every question that comes up where each is answered in each way that there is. */
function questionsOf(sku: string): Question[] {
	const evidence = evidenceOf({ items, routings } as unknown as ProductFacts);
	const found = new Map<string, Question>();
	const visit = (origin: OriginCase) => {
		for (const question of closedQuestions(origin, evaluate(origin, PACK), PACK)) {
			if (found.has(question.path)) continue;
			found.set(question.path, {
				company: 'NL-DRV',
				sku,
				agreement: 'eu-uk',
				questionId: question.path,
				...question,
				evidence: evidence(origin, question),
				packEdition: PACK.manifest.edition,
				evaluationId: '',
				askedAt: '2026-03-02T08:00:00.000Z',
			});
			for (const choice of question.choices) visit(withAnswer(origin, question.path, choice as Choice));
		}
	};
	visit(caseOf(sku));
	return [...found.values()];
}

const SETTINGS = { errorCorrelation: 0.6, reliabilityFloor: 0.3 };
const nothing = { requestId: null, outputSha256: null, promptTokens: null, completionTokens: null, parameters: '{}' };

function outcome(question: Question, methods: Readonly<Record<string, [method: Method, reliability: number]>>) {
	const asked = {
		choices: question.choices.map(({ id }) => id),
		citable: citableIn(question),
		suspicions: [],
	};
	const heard = Object.entries(methods).map(([name, [method, reliability]]) => {
		const { choice, ...said } = method(questionIn(promptOf(question, 'mark').user));
		const identity = {
			name,
			family: name,
			provider: 'test',
			model: name,
			reliability,
			calibration: { a: 1, b: 0 },
			region: null,
			demonstration: true,
		};
		return {
			identity,
			said:
				choice === null ? { abstained: 'refusal' as const, detail: '', ...nothing } : { choice, ...said, ...nothing },
		};
	});
	const { accepted, foremost } = judge(asked, heard, SETTINGS);
	return accepted ? foremost : 'to a person';
}

const FINDERS = async (referenceData: string) => ({
	retrieval: [byRetrieval(await readLibrary(packs, referenceData)), 0.9] as [Method, number],
	overlap: [byOverlap, 0.9] as [Method, number],
});

describe.each([
	['with the nomenclature', REFERENCE_DATA],
	['without it', '/nowhere'],
])('the demonstration’s panel %s', (_what, referenceData) => {
	it('agrees on the row that the words of the goods name', async () => {
		const [row] = questionsOf('FIT-SS').filter(({ kind }) => kind === 'subdivision');
		const chosen = outcome(row as Question, await FINDERS(referenceData));
		expect(row?.choices.find(({ id }) => id === chosen)?.text).toBe('Tube or pipe fittings of stainless steel');
	});

	it.each(['BAT-LEV', 'CVR-BX'])('leaves every question about %s to a person', async (sku) => {
		const finders = await FINDERS(referenceData);
		const questions = questionsOf(sku);
		expect(questions.length).toBeGreaterThan(0);
		for (const question of questions)
			expect([question.path, outcome(question, finders)]).toEqual([question.path, 'to a person']);
	});

	it('comes to the same without the vote that is noise, whatever that says', async () => {
		const finders = await FINDERS(referenceData);
		for (const question of ['FIT-SS', 'BAT-LEV', 'CVR-BX'].flatMap(questionsOf)) {
			const without = outcome(question, finders);
			for (let seed = 0; seed < 50; seed++)
				expect(outcome(question, { ...finders, noise: [byNoise(`seed ${seed}`), 0.05] })).toBe(without);
		}
	});
});
