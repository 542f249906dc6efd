/** A saga instance as stored. `state` is the definition's own, as JSON. */
export interface SagaInstance {
	readonly saga: string;
	readonly company: string;
	readonly id: string;
	readonly definitionVersion: number;
	/** Number of steps taken; a save states the one that it read. */
	readonly version: number;
	readonly state: object;
	readonly status: 'running' | 'completed';
	/** Of a completed one: how it ended. */
	readonly outcome: string | null;
	/** What it waits for, in the definition's words. */
	readonly waitingFor: string;
}

export interface SagaStep {
	readonly messageId: string;
	readonly event: string;
	readonly commands: readonly string[];
}

export interface SagaStore {
	/** Starts an instance; false where it was there already (two starts of one saga meet here). */
	start(instance: SagaInstance, correlations: readonly string[]): Promise<boolean>;
	/** Reads and locks the instance, so that its steps come one after the other. */
	load(saga: string, company: string, id: string): Promise<SagaInstance | undefined>;
	/** Reads the instance as it was last saved, without waiting for a step of it. */
	look(saga: string, company: string, id: string): Promise<SagaInstance | undefined>;
	/** Ids of the running instances that wait for this correlation. */
	correlated(saga: string, company: string, correlation: string): Promise<string[]>;
	/** Saves a step; throws VERSION_CONFLICT where `instance.version` is not the stored one plus one. */
	save(instance: SagaInstance, step: SagaStep): Promise<void>;
}
