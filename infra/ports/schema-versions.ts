/** One version of a subject in the registry. */
export interface SchemaVersion {
	readonly version: number;
	readonly id: number;
	/** The schema as it was registered. */
	readonly schema: unknown;
}

/** What the registry holds: read only. */
export interface SchemaVersions {
	/** Every version of a subject, oldest first; none where the subject is not registered. Throws REGISTRY_UNAVAILABLE. */
	of(subject: string): Promise<SchemaVersion[]>;
}

/** A schema file that the catalogue asks for under a subject. */
export interface WantedSchema {
	readonly topic: string;
	readonly subject: string;
	readonly schema: object;
}
