/** One fault of a pack. */
export interface Finding {
	readonly check: 'schema' | 'ranges' | 'gaps' | 'overlaps' | 'dates' | 'references' | 'provisions';
	/** Place in the pack, e.g. `rows[12] 8413`. */
	readonly field: string;
	readonly problem: string;
	readonly remedy: string;
}
