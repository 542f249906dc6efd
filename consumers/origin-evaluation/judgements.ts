import { createHash } from 'node:crypto';
import type { StoredJudgement } from '../../infra/ports/judgements.ts';
import { evaluate } from '../../rules/engine/evaluate.ts';
import { type Choice, type ClosedQuestion, closedQuestions, withAnswer } from '../../rules/questions/index.ts';
import type { OriginCase } from '../../rules/schema/case.ts';
import type { RulePack } from '../../rules/schema/pack.ts';
import type { OriginResult } from '../../rules/schema/result.ts';
import type { Judgement, QuestionEvidence } from '../../schemas/index.ts';
import { derivedId } from '../../topics/catalogue/derived-id.ts';
import { nodeOf } from './evidence.ts';

/** A closed question with what it is to be judged by, and the identity that follows from both. */
export interface AskedQuestion extends ClosedQuestion {
	readonly questionId: string;
	readonly evidence: readonly QuestionEvidence[];
}

export interface Answered {
	/** The case with the answers in it. */
	readonly originCase: OriginCase;
	readonly result: OriginResult;
	/** Answers that stand in it. */
	readonly judgements: readonly Judgement[];
	/** What is still to be asked. */
	readonly questions: readonly AskedQuestion[];
}

export interface Answers {
	readonly company: string;
	readonly known: ReadonlyMap<string, StoredJudgement>;
	readonly evidence: (origin: OriginCase, question: ClosedQuestion) => readonly QuestionEvidence[];
}

/** An answer may open the next question; more rounds than this no rule has. */
const ROUNDS = 8;

/**
 * Evaluates a case, puts the answers that are known to its open questions in place, and evaluates again until none is
 * left to put. An answer counts for exactly the question that it was given to: other evidence, choices or another edition
 * of the rules make another question.
 */
export function evaluateWithAnswers(origin: OriginCase, pack: RulePack, answers: Answers): Answered {
	let originCase = origin;
	const judgements: Judgement[] = [];
	for (let round = 0; ; round++) {
		const result = evaluate(originCase, pack);
		const questions = closedQuestions(originCase, result, pack).map((question) => ({
			...question,
			...identified(originCase, pack, question, answers),
		}));
		const answered = questions.flatMap((question) => {
			const given = answers.known.get(question.questionId);
			const choice = given && question.choices.find(({ id }) => id === given.choice);
			return choice ? [{ question, given, choice }] : [];
		});
		if (answered.length === 0 || round === ROUNDS) {
			return { originCase, result, judgements, questions: questions.filter((q) => !answers.known.has(q.questionId)) };
		}
		for (const { question, given, choice } of answered) {
			originCase = withAnswer(originCase, question.path, choice);
			judgements.push(judgementOf(given, choice));
		}
	}
}

function judgementOf({ questionId, path, choice, source, by, demonstration }: StoredJudgement, { text }: Choice) {
	return { questionId, path, choice, text, source, by, demonstration };
}

function identified(origin: OriginCase, pack: RulePack, question: ClosedQuestion, answers: Answers) {
	const evidence = answers.evidence(origin, question);
	const { kind, path, choices } = question;
	const { agreement, product } = origin;
	// Its place in the case does not tell a material: another one may come there, of the same words or of none.
	const { id = null, sku = null } = nodeOf(origin, path) ?? {};
	const { edition } = pack.manifest;
	const name = [answers.company, product.sku, agreement, edition, kind, path, id, sku, choices, evidence];
	return { evidence, questionId: derivedId(createHash('sha256').update(JSON.stringify(name)).digest('hex')) };
}
