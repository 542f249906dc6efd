import { withChange } from '../engine/change.ts';
import { evaluate } from '../engine/evaluate.ts';
import type { OriginCase } from '../schema/case.ts';
import type { RulePack } from '../schema/pack.ts';
import type { MissingFact, OriginResult } from '../schema/result.ts';
import { type Choice, choicesOf, kindOf, type QuestionKind } from './choices.ts';

export type { Choice, QuestionKind } from './choices.ts';

/** A question that a rule leaves open and that one of a few answers closes. */
export interface ClosedQuestion {
	readonly kind: QuestionKind;
	/** Path of the fact in the case. */
	readonly path: string;
	/** What is asked, in words. */
	readonly text: string;
	/** The condition that needs it, in canonical English. */
	readonly ruleText: string;
	/** At least two. */
	readonly choices: readonly Choice[];
}

/**
 * What to ask where nothing but a judgement is missing; empty where facts are missing too, for an answer would then
 * decide nothing. Which row of the list is meant comes first: the other questions hang on it. A gap that an answer would
 * leave open (room in a quota, a text that the compiler could not read) is no question.
 */
export function closedQuestions(origin: OriginCase, result: OriginResult, pack: RulePack): ClosedQuestion[] {
	if (result.verdict !== 'indeterminate' || result.basis !== 'judgement') return [];
	const questions = result.missing.flatMap((missing) => {
		const question = missing.kind === 'judgement' && questionOf(origin, missing, pack);
		return question && isClosable(origin, pack, question) ? [question] : [];
	});
	const rows = questions.filter((question) => question.kind === 'subdivision');
	return rows.length > 0 ? rows : questions;
}

/** The case with an answer in its place. */
export function withAnswer(origin: OriginCase, path: string, choice: Choice): OriginCase {
	return withChange(origin, path, choice.value);
}

function questionOf(
	origin: OriginCase,
	{ path, fact, condition }: MissingFact,
	pack: RulePack,
): ClosedQuestion | undefined {
	const kind = kindOf(path);
	if (!kind) return undefined;
	const choices = choicesOf(kind, origin, path, pack);
	return choices.length < 2 ? undefined : { kind, path, text: textOf(kind, path, fact), ruleText: condition, choices };
}

function textOf(kind: QuestionKind, path: string, fact: string): string {
	const name = /\["((?:[^"\\]|\\.)*)"\]$/.exec(path)?.[1] ?? '';
	switch (kind) {
		case 'subdivision':
			return 'Which of these rows of the list describes the goods?';
		case 'process':
			return `Did this process take place in making the goods: ${name}?`;
		case 'named_material':
			return `Is it so: ${fact.replace(/^whether /, '')}?`;
	}
}

function isClosable(origin: OriginCase, pack: RulePack, { path, choices }: ClosedQuestion): boolean {
	return choices.every(
		(choice) => !evaluate(withAnswer(origin, path, choice), pack).missing.some((missing) => missing.path === path),
	);
}
