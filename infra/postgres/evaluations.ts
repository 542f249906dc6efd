import type { EvaluationStore, StoredEvaluation } from '../ports/evaluations.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

const LATEST: Statement = {
	name: 'evaluation_latest',
	text: `
		SELECT e.evaluation_id, e.input_hash, e.verdict, e.record, e.origin_case, e.result
		FROM latest_evaluation JOIN evaluation e USING (company, evaluation_id)
		WHERE latest_evaluation.company = $1 AND latest_evaluation.sku = $2 AND latest_evaluation.agreement = $3`,
};

const INSERT: Statement = {
	name: 'evaluation_insert',
	text: `
		INSERT INTO evaluation (company, evaluation_id, sku, agreement, input_hash, verdict, record, origin_case, result)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
};

const POINT: Statement = {
	name: 'evaluation_point',
	text: `
		INSERT INTO latest_evaluation (company, sku, agreement, evaluation_id) VALUES ($1, $2, $3, $4)
		ON CONFLICT (company, sku, agreement) DO UPDATE SET evaluation_id = excluded.evaluation_id`,
};

interface EvaluationRow {
	evaluation_id: string;
	input_hash: string;
	verdict: string;
	record: object;
	origin_case: object | null;
	result: object;
}

export function evaluationStore(client: Queryable): EvaluationStore {
	return {
		async latest(company, sku, agreement) {
			const [row] = await rows<EvaluationRow>(client, LATEST, [company, sku, agreement]);
			if (!row) return undefined;
			const { evaluation_id, input_hash, origin_case, ...rest } = row;
			return {
				company,
				sku,
				agreement,
				evaluationId: evaluation_id,
				inputHash: input_hash,
				originCase: origin_case,
				...rest,
			};
		},
		async save(e: StoredEvaluation) {
			await run(client, INSERT, [
				e.company,
				e.evaluationId,
				e.sku,
				e.agreement,
				e.inputHash,
				e.verdict,
				JSON.stringify(e.record),
				e.originCase === null ? null : JSON.stringify(e.originCase),
				JSON.stringify(e.result),
			]);
			await run(client, POINT, [e.company, e.sku, e.agreement, e.evaluationId]);
		},
	};
}
