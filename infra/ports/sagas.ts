import type { OutgoingMessage } from './message.ts';

/**
 * `running`: its definition decides. `compensating`: what it did is being undone, step by step. `failed`: a step could
 * not be undone, and a person must look. `completed`, `compensated`: it has ended.
 */
export type SagaStatus = 'running' | 'compensating' | 'failed' | 'completed' | 'compensated';

/** A saga instance as stored. `state` is the definition's own with what the runtime keeps of it, as JSON. */
export interface SagaInstance {
	readonly saga: string;
	readonly company: string;
	readonly id: string;
	/** Of the definition that `state` was saved by. */
	readonly definitionVersion: number;
	/** Number of steps taken; a save states the one that it read. */
	readonly version: number;
	readonly state: object;
	readonly status: SagaStatus;
	/** Of one that has ended: how. */
	readonly outcome: string | null;
	/** What it waits for, in the definition's words. */
	readonly waitingFor: string;
}

/** A step as the history keeps it. */
export interface SagaStep {
	readonly messageId: string;
	/** What it was told: a record type, `timer NAME` or `operator ACT`. */
	readonly event: string;
	/** What was decided, in words: commands, timers, compensation, the end. */
	readonly decisions: readonly string[];
	/** The commands, so that an operator can have them sent again. */
	readonly sent: readonly OutgoingMessage[];
	/** Number of the operator's act that it is. */
	readonly act: string | null;
	/**
	 * Milliseconds from now after which the instance counts as stuck, by the database's clock; null: never. `kept`: the
	 * step was no progress, and the limit of the last one that was stands.
	 */
	readonly limitMs: number | null | 'kept';
}

export interface SagaStore {
	/**
	 * Starts an instance; false where it was there already. Two starts of one saga meet here: the id is unique. A
	 * correlation is not, since one event may be about several instances: a verdict on a product concerns every request
	 * for it.
	 */
	start(instance: SagaInstance, correlations: readonly string[]): Promise<boolean>;
	/** Reads and locks the instance, so that its steps come one after the other. */
	load(saga: string, company: string, id: string): Promise<SagaInstance | undefined>;
	/** Reads the instance as it was last saved, without waiting for a step of it. */
	look(saga: string, company: string, id: string): Promise<SagaInstance | undefined>;
	/** Ids of the instances that wait for this correlation and have not ended. */
	correlated(saga: string, company: string, correlation: string): Promise<string[]>;
	/** Saves a step; throws VERSION_CONFLICT where `instance.version` is not the stored one plus one. */
	save(instance: SagaInstance, step: SagaStep): Promise<void>;
	/** The commands of the newest step that sent any. */
	lastSent(saga: string, company: string, id: string): Promise<OutgoingMessage[]>;
}
