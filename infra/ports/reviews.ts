/** A question that waits, or waited, for a person. */
export interface StoredReview {
	readonly company: string;
	/** That of the question. */
	readonly taskId: string;
	readonly sku: string;
	readonly agreement: string;
	/** Path of the fact in the origin case. */
	readonly path: string;
	/** `superseded`: the question was asked anew on other evidence, and this one needs no answer any more. */
	readonly status: 'open' | 'decided' | 'superseded';
	/** `psra.review.ReviewTask`. */
	readonly task: object;
	/** `psra.review.ReviewDecision`; null unless decided. */
	readonly decision: object | null;
}

export interface ReviewStore {
	/** Opens a task; false where it is known. An open one on the same product, agreement and path is superseded. */
	open(review: Pick<StoredReview, 'company' | 'taskId' | 'sku' | 'agreement' | 'path' | 'task'>): Promise<boolean>;
	/** The models answered what was asked anew: an open task on the same product, agreement and path is superseded. */
	supersede(review: Pick<StoredReview, 'company' | 'taskId' | 'sku' | 'agreement' | 'path'>): Promise<void>;
	/** Reads a task and locks it until the transaction ends: two persons decide one after the other. */
	find(company: string, taskId: string): Promise<StoredReview | undefined>;
	/** Tasks of a company in one state, oldest first, those after `after` (a task id) only. */
	list(company: string, status: StoredReview['status'], limit: number, after: string | null): Promise<StoredReview[]>;
	/** Keeps the decision of an open task. */
	decide(company: string, taskId: string, decision: object): Promise<void>;
}
