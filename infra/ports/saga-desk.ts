import type { SagaInstance } from './sagas.ts';

/** An instance as a list shows it. */
export interface SagaSummary extends Omit<SagaInstance, 'definitionVersion' | 'state'> {
	readonly startedAt: Date;
	/** When it took its newest step. */
	readonly steppedAt: Date;
	/** Milliseconds since, by the database's clock. */
	readonly quietMs: number;
	/** The next timer of it, by the business clock; null: none. */
	readonly nextTimer: { readonly name: string; readonly dueAt: Date } | null;
}

export interface SagaHistoryEntry {
	readonly version: number;
	/** What it was told: a record type, or a timer. */
	readonly event: string;
	/** `ce_id` of the message. */
	readonly messageId: string;
	/** Commands that it sent, type and id. */
	readonly commands: readonly string[];
	readonly at: Date;
}

export interface SagaFilter {
	readonly saga?: string;
	readonly company?: string;
	readonly status?: SagaInstance['status'];
	readonly outcome?: string;
	readonly id?: string;
	/** Only those that took no step for so many milliseconds. */
	readonly quietForMs?: number;
	readonly limit: number;
}

export interface SagaCount {
	readonly saga: string;
	readonly status: SagaInstance['status'];
	readonly outcome: string | null;
	readonly instances: number;
}

/** Saga instances as operators see them: read only. */
export interface SagaDesk {
	counts(filter: Pick<SagaFilter, 'saga' | 'company'>): Promise<SagaCount[]>;
	/** Longest without a step first. */
	list(filter: SagaFilter): Promise<SagaSummary[]>;
	/** Its steps, oldest first. */
	history(saga: string, company: string, id: string): Promise<SagaHistoryEntry[]>;
}
