/** A value that a contract's prose forbids although its schema allows it, e.g. a negative price. */
export interface Violation {
	/** Path in the record, e.g. `lines[2].quantity`. */
	readonly field: string;
	readonly problem: string;
	readonly remedy: string;
}

/** Collects violations of one record. */
export class Check {
	readonly violations: Violation[] = [];

	that(holds: boolean, field: string, problem: string, remedy: string): void {
		if (!holds) this.violations.push({ field, problem, remedy });
	}
}
