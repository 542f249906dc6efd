/**
 * What is wrong with the facts at hand, recorded where a person looks for it. A blocking one keeps its item from
 * being judged: the verdict is indeterminate and names the finding.
 */
export interface Finding {
	readonly company: string;
	/** What it is about, e.g. `bom` and the sku, `supplier-declaration` and its id. */
	readonly subjectKind: string;
	readonly subjectId: string;
	/** Item concerned, where there is one. */
	readonly sku: string | null;
	/** An error code of infra/errors.ts or of the law of declarations. */
	readonly code: string;
	readonly field: string;
	readonly problem: string;
	readonly remedy: string;
	readonly blocking: boolean;
	/** The message that brought it. */
	readonly messageId: string;
}
