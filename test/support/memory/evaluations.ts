import type { EvaluationStore, StoredEvaluation } from '../../../infra/ports/evaluations.ts';
import { keyOfParts, type Tables } from './tables.ts';

export function memoryEvaluations({ evaluations, everyEvaluation }: Tables): EvaluationStore {
	const saveApart = async (evaluation: StoredEvaluation) => {
		const key = keyOfParts(evaluation.company, evaluation.evaluationId);
		if (!everyEvaluation.has(key)) everyEvaluation.set(key, evaluation);
	};
	return {
		latest: async (company, sku, agreement) => evaluations.get(keyOfParts(company, sku, agreement)),
		find: async (company, evaluationId) => everyEvaluation.get(keyOfParts(company, evaluationId)),
		saveApart,
		async save(evaluation) {
			const { company, sku, agreement } = evaluation;
			await saveApart(evaluation);
			const kept = everyEvaluation.get(keyOfParts(company, evaluation.evaluationId)) ?? evaluation;
			evaluations.set(keyOfParts(company, sku, agreement), kept);
		},
	};
}
