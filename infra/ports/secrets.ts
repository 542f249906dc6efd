/** Where secrets come from. Values are handed out on demand, so that a rotated one is seen, and never logged. */
export interface Secrets {
	/** The secret of this name; throws SECRET_MISSING naming where it was looked for. */
	get(name: string): Promise<string>;
}
