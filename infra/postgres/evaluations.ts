import type { EvaluationStore, StoredEvaluation } from '../ports/evaluations.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

const LATEST: Statement = {
	name: 'evaluation_latest',
	text: `
		SELECT e.evaluation_id, e.input_hash, e.verdict, e.record, e.origin_case, e.result
		FROM latest_evaluation JOIN evaluation e USING (company, evaluation_id)
		WHERE latest_evaluation.company = $1 AND latest_evaluation.sku = $2 AND latest_evaluation.agreement = $3`,
};

const FIND: Statement = {
	name: 'evaluation_find',
	text: `
		SELECT sku, agreement, evaluation_id, input_hash, verdict, record, origin_case, result
		FROM evaluation WHERE company = $1 AND evaluation_id = $2`,
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

function storedOf(
	subject: Pick<StoredEvaluation, 'company' | 'sku' | 'agreement'>,
	{ evaluation_id, input_hash, origin_case, ...rest }: EvaluationRow,
): StoredEvaluation {
	return { ...subject, evaluationId: evaluation_id, inputHash: input_hash, originCase: origin_case, ...rest };
}

export function evaluationStore(client: Queryable): EvaluationStore {
	const insert = async (e: StoredEvaluation): Promise<void> => {
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
	};
	return {
		async latest(company, sku, agreement) {
			const [row] = await rows<EvaluationRow>(client, LATEST, [company, sku, agreement]);
			return row && storedOf({ company, sku, agreement }, row);
		},
		async find(company, evaluationId) {
			const [row] = await rows<EvaluationRow & { sku: string; agreement: string }>(client, FIND, [
				company,
				evaluationId,
			]);
			if (!row) return undefined;
			const { sku, agreement, ...rest } = row;
			return storedOf({ company, sku, agreement }, rest);
		},
		saveApart: insert,
		async save(e) {
			await insert(e);
			await run(client, POINT, [e.company, e.sku, e.agreement, e.evaluationId]);
		},
	};
}
