export interface GeneratedFile {
	/** From the project's root, with `/`. */
	readonly path: string;
	readonly content: string;
}

/** Makes files from a source of truth. The same source MUST give the same bytes, on any machine, on any day. */
export interface Generator {
	/** Given on the command line to run this one alone. */
	readonly name: string;
	/** The source of truth, for messages. */
	readonly source: string;
	/** A folder of which everything is generated: what stands there and is not made is stale. */
	readonly folder?: string;
	/** The files as they should be. Reads below `root` only. */
	generate(root: string): Promise<readonly GeneratedFile[]>;
}
