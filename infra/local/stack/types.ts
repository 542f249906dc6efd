/** The local stack's public shapes. */

export type PartName = 'postgres' | 'kafka' | 'registry';

/** `small` fits a laptop beside the tests; `bench` gives the broker a full JIT and 1 GB of heap. */
export type Profile = 'small' | 'bench';

export interface StackOptions {
	/** Where this stack keeps its data, ports and logs, e.g. `var/demo`; one running stack per folder. */
	readonly dataDir: string;
	/**
	 * The environment: JAVA_HOME, PATH, HOME and PSRA_CACHE_DIR for the tools; KAFKA_BROKERS, SCHEMA_REGISTRY_URL,
	 * DATABASE_URL (or PSRA_DB_DSN) name parts that exist already and are then used instead of a local one.
	 */
	readonly env: NodeJS.ProcessEnv;
	/** Default `small`. */
	readonly profile?: Profile;
	/**
	 * A second listener of the local broker on loopback, which tells its clients another port than it listens on: that of a
	 * proxy between, which they would otherwise bypass.
	 */
	readonly kafkaProxied?: ProxiedListener;
	/** Removes the data folder first. Existing stacks named by the environment are never touched. */
	readonly reset?: boolean;
	readonly onProgress?: (event: StackProgress) => void;
	/** Gives the start up; what has been started is stopped, and the promise rejects with the signal's reason. */
	readonly signal?: AbortSignal;
}

/** Ports on 127.0.0.1. */
export interface ProxiedListener {
	readonly listen: number;
	readonly advertise: number;
}

export interface StackProgress {
	readonly part: PartName | 'java' | 'stack';
	/** One line for a person, e.g. `fetching Apache Kafka 4.4.0`. */
	readonly message: string;
}

/** A part that this stack runs itself; what a chaos test needs to hurt it. */
export interface Part {
	readonly name: PartName;
	/** Process id, or undefined while it does not run. */
	readonly pid: number | undefined;
	/** Sends a signal and, for SIGKILL and SIGTERM, waits until the process is gone. */
	kill(signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): Promise<void>;
	/** Starts it again on the same port and data, and waits until it is ready; kills it first if it still runs. */
	restart(): Promise<void>;
}

export interface Stack {
	readonly kafkaBrokers: string[];
	/** Base of the Confluent-compatible API. */
	readonly registryUrl: string;
	/** `postgres://user:password@127.0.0.1:port/psra` */
	readonly databaseUrl: string;
	/** Seconds from the call to `startStack` until each part that was started here answered, and until all did. */
	readonly seconds: { readonly [part in PartName | 'total']?: number };
	/** Undefined where the environment names an existing one. */
	readonly postgres: Part | undefined;
	readonly kafka: Part | undefined;
	readonly registry: Part | undefined;
	/** Registry, Kafka, PostgreSQL in this order; close clients first. Safe to call twice. */
	stop(): Promise<void>;
	[Symbol.asyncDispose](): Promise<void>;
}
