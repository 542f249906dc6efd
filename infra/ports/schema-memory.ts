/** Remembers which id the registry gave to which schema. */
export interface SchemaMemory {
	/**
	 * Notes ids; answers those that were known with another id. A registry whose storage was lost gives ids anew, and old
	 * messages would decode without an error as another schema.
	 */
	note(schemas: readonly RegisteredSchema[]): Promise<{ schema: RegisteredSchema; knownId: number }[]>;
}

export interface RegisteredSchema {
	readonly subject: string;
	readonly type: string;
	readonly id: number;
	/** SHA-256 of the schema, hex. */
	readonly fingerprint: string;
}
