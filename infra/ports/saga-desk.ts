import type { SagaInstance, SagaStatus } from './sagas.ts';

/** An instance as a list shows it. */
export interface SagaSummary extends Omit<SagaInstance, 'state'> {
	readonly startedAt: Date;
	/** When it took its newest step. */
	readonly steppedAt: Date;
	/** Milliseconds since, by the database's clock. */
	readonly quietMs: number;
	/** Milliseconds since it counts as stuck, by the database's clock; negative: until then. Null: it never does by itself. */
	readonly stuckMs: number | null;
	/** The next timer of it, by the business clock; null: none. */
	readonly nextTimer: { readonly name: string; readonly dueAt: Date } | null;
}

export interface SagaHistoryEntry {
	readonly version: number;
	/** What it was told: a record type, or a timer. */
	readonly event: string;
	/** `ce_id` of the message. */
	readonly messageId: string;
	/** What was decided, in words. Of steps before edition 009: none. */
	readonly decisions: readonly string[];
	/** Commands that it sent, type and id. */
	readonly commands: readonly string[];
	/** Of an operator's act: who, and the command that was given. */
	readonly act: { readonly actor: string; readonly command: string } | null;
	/** The state before and after, where it was asked for; before the first step there is none. */
	readonly states?: { readonly before: object | null; readonly after: object };
	readonly at: Date;
}

export interface SagaFilter {
	readonly saga?: string;
	readonly company?: string;
	/** `open`: all that have not ended. */
	readonly status?: SagaStatus | 'open';
	readonly outcome?: string;
	readonly id?: string;
	/** Only those that took no step for so many milliseconds. */
	readonly quietForMs?: number;
	/** Only those that have gone without progress for longer than the limit of their step. */
	readonly stuck?: boolean;
	readonly limit: number;
}

export interface SagaCount {
	readonly saga: string;
	readonly status: SagaStatus;
	readonly outcome: string | null;
	readonly instances: number;
}

/** Saga instances as operators see them: read only. */
export interface SagaDesk {
	counts(filter: Pick<SagaFilter, 'saga' | 'company'>): Promise<SagaCount[]>;
	/** Longest without a step first; of stuck ones longest stuck. Its cost MUST NOT rise with what has ended or is not stuck. */
	list(filter: SagaFilter): Promise<SagaSummary[]>;
	/** Its steps, oldest first. */
	history(saga: string, company: string, id: string, withStates?: boolean): Promise<SagaHistoryEntry[]>;
}
