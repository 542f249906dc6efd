export interface StoredEvaluation {
	readonly company: string;
	readonly sku: string;
	readonly agreement: string;
	readonly evaluationId: string;
	readonly inputHash: string;
	readonly verdict: string;
	/** The event as published. */
	readonly record: object;
	/** The case that was judged and the whole result with its tree. */
	readonly originCase: object | null;
	readonly result: object;
}

export interface EvaluationStore {
	/** The newest verdict on a product under an agreement. */
	latest(company: string, sku: string, agreement: string): Promise<StoredEvaluation | undefined>;
	/** An evaluation of any day, newest or not. */
	find(company: string, evaluationId: string): Promise<StoredEvaluation | undefined>;
	/** Keeps the verdict as the newest; earlier ones stay. */
	save(evaluation: StoredEvaluation): Promise<void>;
	/** Keeps a verdict for another day than today: it is found by its id and never stands as the newest. */
	saveApart(evaluation: StoredEvaluation): Promise<void>;
}
