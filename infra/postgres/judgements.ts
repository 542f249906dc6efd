import type { JudgementStore, StoredJudgement } from '../ports/judgements.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

const ASK: Statement = {
	name: 'question_ask',
	text: `
		INSERT INTO asked_question (company, question_id)
		SELECT $1, id FROM unnest($2::text[]) AS id ORDER BY id ON CONFLICT DO NOTHING RETURNING question_id`,
};

const KEEP: Statement = {
	name: 'judgement_keep',
	text: `
		INSERT INTO judgement
			(company, sku, agreement, question_id, path, choice, choice_text, source, given_by, demonstration)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		ON CONFLICT (company, sku, agreement, question_id) DO UPDATE SET
			choice = excluded.choice, choice_text = excluded.choice_text, source = excluded.source,
			given_by = excluded.given_by, demonstration = excluded.demonstration, kept_at = now()
		WHERE judgement.source = 'consensus' AND excluded.source = 'person'`,
};

const OF: Statement = {
	name: 'judgement_of',
	text: `
		SELECT company, sku, agreement, question_id AS "questionId", path, choice, choice_text AS "choiceText", source,
			given_by AS by, demonstration
		FROM judgement WHERE company = $1 AND sku = $2 AND agreement = $3 ORDER BY question_id`,
};

export function judgementStore(client: Queryable): JudgementStore {
	return {
		async ask(company, questionIds) {
			if (questionIds.length === 0) return new Set();
			const fresh = await rows<{ question_id: string }>(client, ASK, [company, questionIds]);
			return new Set(fresh.map((row) => row.question_id));
		},
		async keep(j) {
			const { company, sku, agreement, questionId, path, choice, choiceText, source, by, demonstration } = j;
			const values = [company, sku, agreement, questionId, path, choice, choiceText, source, by, demonstration];
			return (await run(client, KEEP, values)) === 1;
		},
		of: (company, sku, agreement) => rows<StoredJudgement>(client, OF, [company, sku, agreement]),
	};
}
