import type { ReviewStore, StoredReview } from '../ports/reviews.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

const OPEN: Statement = {
	name: 'review_open',
	text: `
		INSERT INTO review_task (company, task_id, sku, agreement, path, status, task)
		VALUES ($1, $2, $3, $4, $5, 'open', $6) ON CONFLICT DO NOTHING`,
};

const SUPERSEDE: Statement = {
	name: 'review_supersede',
	text: `
		UPDATE review_task SET status = 'superseded'
		WHERE company = $1 AND sku = $3 AND agreement = $4 AND path = $5 AND status = 'open' AND task_id <> $2`,
};

const COLUMNS = 'company, task_id AS "taskId", sku, agreement, path, status, task, decision';

const FIND: Statement = {
	name: 'review_find',
	text: `SELECT ${COLUMNS} FROM review_task WHERE company = $1 AND task_id = $2 FOR UPDATE`,
};

const LIST: Statement = {
	name: 'review_list',
	text: `
		SELECT ${COLUMNS} FROM review_task
		WHERE company = $1 AND status = $2
			AND ordinal > coalesce((SELECT ordinal FROM review_task WHERE company = $1 AND task_id = $4), 0)
		ORDER BY ordinal LIMIT $3`,
};

const DECIDE: Statement = {
	name: 'review_decide',
	text: `
		UPDATE review_task SET status = 'decided', decision = $3
		WHERE company = $1 AND task_id = $2 AND status = 'open'`,
};

export function reviewStore(client: Queryable): ReviewStore {
	return {
		async open({ company, taskId, sku, agreement, path, task }) {
			const subject = [company, taskId, sku, agreement, path];
			if ((await run(client, OPEN, [...subject, JSON.stringify(task)])) === 0) return false;
			await run(client, SUPERSEDE, subject);
			return true;
		},
		async supersede({ company, taskId, sku, agreement, path }) {
			await run(client, SUPERSEDE, [company, taskId, sku, agreement, path]);
		},
		async find(company, taskId) {
			return (await rows<StoredReview>(client, FIND, [company, taskId]))[0];
		},
		list: (company, status, limit, after) => rows<StoredReview>(client, LIST, [company, status, limit, after]),
		async decide(company, taskId, decision) {
			await run(client, DECIDE, [company, taskId, JSON.stringify(decision)]);
		},
	};
}
