import type { OfficerReview } from '../../../infra/local/sample/reviews.ts';
import { evaluate } from '../../../rules/engine/evaluate.ts';
import { type ClosedQuestion, closedQuestions, withAnswer } from '../../../rules/questions/index.ts';
import type { OriginCase } from '../../../rules/schema/case.ts';
import type { RulePack } from '../../../rules/schema/pack.ts';

export interface Asked {
	readonly question: ClosedQuestion;
	readonly review: OfficerReview;
}

/** Asks what the rules leave open, one question after the other, and puts the officer's answers in their places. */
export function answered(
	origin: OriginCase,
	pack: RulePack,
	reviews: readonly OfficerReview[],
): { readonly origin: OriginCase; readonly asked: readonly Asked[] } {
	const [question] = closedQuestions(origin, evaluate(origin, pack), pack);
	if (!question) return { origin, asked: [] };
	const fitting = reviews.filter((review) => fits(review, question, origin));
	const [review] = fitting;
	const choice = question.choices.find(({ id, text }) => id === review?.choiceId && text === review.choiceText);
	if (!review || fitting.length > 1 || !choice) {
		throw new Error(`${origin.id}: ${fitting.length} officer's answers to "${question.text}" (${question.path})`);
	}
	const next = answered(withAnswer(origin, question.path, choice), pack, reviews);
	return { origin: next.origin, asked: [{ question, review }, ...next.asked] };
}

function fits({ sku, agreement, kind, about }: OfficerReview, question: ClosedQuestion, origin: OriginCase): boolean {
	return (
		sku === origin.product.sku &&
		agreement === origin.agreement &&
		kind === question.kind &&
		(about === undefined || question.text.includes(about))
	);
}
