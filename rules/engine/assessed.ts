import type { Basis, Truth } from '../schema/result.ts';
import { openBasis } from './gaps.ts';
import type { Assessment, RowJudgement, Scope } from './model.ts';

type Needed = Assessment['needed'];

/**
 * A decided product or part. What it would need, and by it the basis of an open verdict, is found when somebody asks: of
 * the parts of a bill nobody does once the product is decided, and of a bare verdict nobody ever.
 */
export class Assessed implements Assessment {
	readonly scope: Scope;
	readonly truth: Truth;
	readonly originatingOnly: Truth;
	readonly originatingOnlyCumulated: Truth;
	readonly insufficient: Truth;
	readonly materialsStated: Truth;
	readonly rows: readonly RowJudgement[];
	readonly ruled: Truth;
	readonly set: Assessment['set'];
	readonly #questions: () => Needed;
	readonly #decidedBasis: () => Basis;
	#needed: Needed | undefined;

	/** `questions` are asked of an open verdict, `decidedBasis` of any other. */
	constructor(decided: Omit<Assessment, 'basis' | 'needed'>, questions: () => Needed, decidedBasis: () => Basis) {
		this.scope = decided.scope;
		this.truth = decided.truth;
		this.originatingOnly = decided.originatingOnly;
		this.originatingOnlyCumulated = decided.originatingOnlyCumulated;
		this.insufficient = decided.insufficient;
		this.materialsStated = decided.materialsStated;
		this.rows = decided.rows;
		this.ruled = decided.ruled;
		this.set = decided.set;
		this.#questions = questions;
		this.#decidedBasis = decidedBasis;
	}

	get needed(): Needed {
		this.#needed ??= this.truth === 'unknown' ? this.#questions() : [];
		return this.#needed;
	}

	get basis(): Basis {
		return this.truth === 'unknown' ? openBasis(this.needed) : this.#decidedBasis();
	}
}
