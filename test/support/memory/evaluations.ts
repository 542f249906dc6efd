import type { EvaluationStore } from '../../../infra/ports/evaluations.ts';
import { keyOfParts, type Tables } from './tables.ts';

export function memoryEvaluations({ evaluations }: Tables): EvaluationStore {
	return {
		latest: async (company, sku, agreement) => evaluations.get(keyOfParts(company, sku, agreement)),
		async save(evaluation) {
			const { company, sku, agreement } = evaluation;
			evaluations.set(keyOfParts(company, sku, agreement), evaluation);
		},
	};
}
