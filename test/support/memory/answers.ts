import type { AcceptanceStore } from '../../../infra/ports/acceptances.ts';
import type { IdempotencyStore } from '../../../infra/ports/idempotency.ts';
import type { JudgementStore } from '../../../infra/ports/judgements.ts';
import type { ReviewStore } from '../../../infra/ports/reviews.ts';
import { keyOfParts, type Tables } from './tables.ts';

export function memoryJudgements({ judgements, asked }: Tables): JudgementStore {
	return {
		async ask(company, questionIds) {
			const fresh = new Set(questionIds.filter((id) => !asked.has(keyOfParts(company, id))));
			for (const id of fresh) asked.add(keyOfParts(company, id));
			return fresh;
		},
		async keep(judgement) {
			const { company, sku, agreement, questionId, source } = judgement;
			const key = keyOfParts(company, sku, agreement, questionId);
			const known = judgements.get(key);
			if (known && !(known.source === 'consensus' && source === 'person')) return false;
			judgements.set(key, judgement);
			return true;
		},
		of: async (company, sku, agreement) =>
			[...judgements.values()]
				.filter((j) => j.company === company && j.sku === sku && j.agreement === agreement)
				.sort((a, b) => (a.questionId < b.questionId ? -1 : 1)),
	};
}

export function memoryReviews({ reviews }: Tables): ReviewStore {
	const supersede: ReviewStore['supersede'] = async ({ company, taskId, sku, agreement, path }) => {
		for (const [other, known] of reviews) {
			const same = known.company === company && known.sku === sku && known.agreement === agreement;
			if (same && known.path === path && known.status === 'open' && known.taskId !== taskId)
				reviews.set(other, { ...known, status: 'superseded' });
		}
	};
	return {
		supersede,
		async open(review) {
			const key = keyOfParts(review.company, review.taskId);
			if (reviews.has(key)) return false;
			await supersede(review);
			reviews.set(key, { ...review, status: 'open', decision: null });
			return true;
		},
		find: async (company, taskId) => reviews.get(keyOfParts(company, taskId)),
		async list(company, status, limit, after) {
			const own = [...reviews.values()].filter((one) => one.company === company);
			const from = after === null ? 0 : own.findIndex((one) => one.taskId === after) + 1;
			return own
				.slice(from)
				.filter((one) => one.status === status)
				.slice(0, limit);
		},
		async decide(company, taskId, decision) {
			const key = keyOfParts(company, taskId);
			const known = reviews.get(key);
			if (known?.status === 'open') reviews.set(key, { ...known, status: 'decided', decision });
		},
	};
}

export function memoryAcceptances({ acceptances }: Tables): AcceptanceStore {
	return {
		async add(acceptance) {
			const key = keyOfParts(acceptance.company, acceptance.agreement, acceptance.edition);
			const known = acceptances.get(key) ?? acceptance;
			acceptances.set(key, known);
			return known;
		},
		find: async (company, agreement, edition) => acceptances.get(keyOfParts(company, agreement, edition)),
		list: async (company) =>
			[...acceptances.values()]
				.filter((one) => one.company === company)
				.sort((a, b) => (a.agreement + a.edition < b.agreement + b.edition ? -1 : 1)),
	};
}

/** Transactions come one after the other here, so a key is never found in work. */
export function memoryIdempotency({ answers }: Tables): IdempotencyStore {
	return {
		async take(company, key, requestSha256) {
			const known = answers.get(keyOfParts(company, key));
			if (!known) return { kind: 'new' };
			return known.requestSha256 === requestSha256
				? { kind: 'answered', answer: known.answer }
				: { kind: 'other-request' };
		},
		async keep(company, key, requestSha256, answer) {
			answers.set(keyOfParts(company, key), { requestSha256, answer });
		},
	};
}
