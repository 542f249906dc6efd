/** A breach of the house's law, ready to print. */
export interface Violation {
	/** The rule's name, e.g. `consumers` or `clock`. */
	readonly rule: string;
	/** From the project's root, with `/`; with `:line` where it is known. */
	readonly at: string;
	/** What was imported or used. */
	readonly what: string;
	/** What the rule asks for. */
	readonly why: string;
}
