import type { AcceptanceStore } from './acceptances.ts';
import type { CertificateStore } from './certificates.ts';
import type { EvaluationStore } from './evaluations.ts';
import type { FactStore } from './facts.ts';
import type { IdempotencyStore } from './idempotency.ts';
import type { Inbox } from './inbox.ts';
import type { JudgementStore } from './judgements.ts';
import type { OperatorActs } from './operator-acts.ts';
import type { Outbox } from './outbox.ts';
import type { Parking, ParkingDesk } from './parking.ts';
import type { Redrives } from './redrives.ts';
import type { ReviewStore } from './reviews.ts';
import type { SagaStore } from './sagas.ts';
import type { Starts } from './starts.ts';
import type { TimerStore } from './timers.ts';

/** Every store, bound to one transaction: what a handler does is saved as a whole or not at all. */
export interface Session {
	readonly inbox: Inbox;
	readonly outbox: Outbox;
	readonly timers: TimerStore;
	readonly facts: FactStore;
	readonly evaluations: EvaluationStore;
	readonly sagas: SagaStore;
	readonly certificates: CertificateStore;
	readonly judgements: JudgementStore;
	readonly reviews: ReviewStore;
	readonly acceptances: AcceptanceStore;
	readonly idempotency: IdempotencyStore;
	readonly acts: OperatorActs;
	readonly redrives: Redrives;
	readonly parking: Parking;
	readonly parkingDesk: ParkingDesk;
	readonly starts: Starts;
}

export interface Database {
	/** Runs `work` in one transaction; rolls back where it throws. Throws DATABASE_UNAVAILABLE for outside faults. */
	transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
	/** True when PostgreSQL answers and the schema is the one this code was written for. */
	ready(): Promise<boolean>;
	close(): Promise<void>;
}
