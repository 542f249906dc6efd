/** Parts of a stack that runs already, as the environment names them. */
export interface Existing {
	readonly kafkaBrokers: string[] | undefined;
	readonly registryUrl: string | undefined;
	readonly databaseUrl: string | undefined;
}

/** KAFKA_BROKERS (host:port, comma-separated), SCHEMA_REGISTRY_URL, DATABASE_URL or PSRA_DB_DSN; empty counts as unset. */
export function existing(env: NodeJS.ProcessEnv): Existing {
	const brokers = (env.KAFKA_BROKERS ?? '')
		.split(',')
		.map((broker) => broker.trim())
		.filter(Boolean);
	return {
		kafkaBrokers: brokers.length > 0 ? brokers : undefined,
		registryUrl: env.SCHEMA_REGISTRY_URL?.replace(/\/+$/, '') || undefined,
		databaseUrl: env.DATABASE_URL || env.PSRA_DB_DSN || undefined,
	};
}
