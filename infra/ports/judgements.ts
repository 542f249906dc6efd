/** An answer to a closed question, kept as a fact of the product with where it comes from. */
export interface StoredJudgement {
	readonly company: string;
	readonly sku: string;
	readonly agreement: string;
	/** The question with its choices, evidence and edition; the answer holds for this question only. */
	readonly questionId: string;
	/** Path of the fact in the origin case. */
	readonly path: string;
	/** Id of the answer among the question's choices, and what it stands for. */
	readonly choice: string;
	readonly choiceText: string;
	readonly source: 'consensus' | 'person';
	/** The person, or the answerers that stand behind it. */
	readonly by: string;
	/** Whether answerers of a demonstration gave it. */
	readonly demonstration: boolean;
}

export interface JudgementStore {
	/** Notes that these questions are asked; answers those that were not before. */
	ask(company: string, questionIds: readonly string[]): Promise<Set<string>>;
	/**
	 * Keeps an answer. A person's takes the place of the models'; else the first stands, so that the same events in any
	 * order of questions end alike. True where the fact is new or another than before.
	 */
	keep(judgement: StoredJudgement): Promise<boolean>;
	/** Answers on a product under an agreement, by question id. */
	of(company: string, sku: string, agreement: string): Promise<StoredJudgement[]>;
}
