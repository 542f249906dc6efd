import type { StoredAcceptance } from '../../../infra/ports/acceptances.ts';
import type { NoticeDue, StoredCertificate } from '../../../infra/ports/certificates.ts';
import type { StoredEvaluation } from '../../../infra/ports/evaluations.ts';
import type { FullState, MovementRow } from '../../../infra/ports/facts.ts';
import type { Finding } from '../../../infra/ports/findings.ts';
import type { KeptAnswer } from '../../../infra/ports/idempotency.ts';
import type { InboxMessage } from '../../../infra/ports/inbox.ts';
import type { StoredJudgement } from '../../../infra/ports/judgements.ts';
import type { ReceivedMessage } from '../../../infra/ports/message.ts';
import type { OperatorAct } from '../../../infra/ports/operator-acts.ts';
import type { OutboxRow } from '../../../infra/ports/outbox.ts';
import type { StoredReview } from '../../../infra/ports/reviews.ts';
import type { SagaInstance, SagaStep } from '../../../infra/ports/sagas.ts';
import type { Timer } from '../../../infra/ports/timers.ts';

export interface StoredTimer extends Timer {
	readonly firstDue: Date;
}

export interface StoredRow extends OutboxRow {
	readonly parked: { readonly code: string; readonly reason: string } | null;
}

export interface NotedMessage extends InboxMessage {
	readonly consumer: string;
	readonly deadLetter: boolean;
	/** By `performance.now()`. */
	readonly acceptedAt: number;
}

/** Times are by the clock of the database in memory, in milliseconds. */
export interface StoredKey {
	readonly consumer: string;
	readonly lane: string;
	readonly topic: string;
	readonly key: Uint8Array | null;
	readonly code: string;
	readonly problem: string;
	readonly parkedAt: number;
	readonly tries: number;
	readonly nextTryAt: number;
	readonly holder: string | null;
	readonly term: number;
	readonly leasedUntil: number;
	readonly unfinished: number;
	readonly messages: readonly ReceivedMessage[];
}

export interface StoredStart {
	readonly first: string;
	readonly starts: number;
	readonly suspect: string | null;
	readonly crashes: number;
}

/** Everything that is stored. Entries are never changed, only replaced, so that a copy of the containers is a snapshot. */
export interface Tables {
	readonly inbox: Map<string, NotedMessage>;
	readonly outbox: StoredRow[];
	readonly timers: Map<string, StoredTimer>;
	readonly sagas: Map<string, SagaInstance>;
	readonly correlations: Map<string, readonly string[]>;
	readonly history: { readonly instance: SagaInstance; readonly step: SagaStep }[];
	readonly facts: Map<string, FullState>;
	readonly movements: Map<string, MovementRow>;
	readonly bomLines: Map<string, readonly string[]>;
	readonly declaredGoods: Map<string, readonly string[]>;
	readonly findings: Map<string, readonly Finding[]>;
	readonly evaluations: Map<string, StoredEvaluation>;
	/** Every verdict by its id. */
	readonly everyEvaluation: Map<string, StoredEvaluation>;
	readonly certificates: Map<string, StoredCertificate & { readonly pdf: Uint8Array | null }>;
	readonly numbers: Map<string, number>;
	readonly notices: NoticeDue[];
	readonly judgements: Map<string, StoredJudgement>;
	readonly asked: Set<string>;
	readonly reviews: Map<string, StoredReview>;
	readonly acceptances: Map<string, StoredAcceptance>;
	readonly answers: Map<string, { readonly requestSha256: string; readonly answer: KeptAnswer }>;
	readonly acts: OperatorAct[];
	/** Letters that were sent again, with the act. */
	readonly redriven: Map<string, string>;
	readonly parked: Map<string, StoredKey>;
	readonly starts: Map<string, StoredStart>;
}

export const emptyTables = (): Tables => ({
	inbox: new Map(),
	outbox: [],
	timers: new Map(),
	sagas: new Map(),
	correlations: new Map(),
	history: [],
	facts: new Map(),
	movements: new Map(),
	bomLines: new Map(),
	declaredGoods: new Map(),
	findings: new Map(),
	evaluations: new Map(),
	everyEvaluation: new Map(),
	certificates: new Map(),
	numbers: new Map(),
	notices: [],
	judgements: new Map(),
	asked: new Set(),
	reviews: new Map(),
	acceptances: new Map(),
	answers: new Map(),
	acts: [],
	redriven: new Map(),
	parked: new Map(),
	starts: new Map(),
});

export const copyOf = (tables: Tables): Tables => ({
	inbox: new Map(tables.inbox),
	outbox: [...tables.outbox],
	timers: new Map(tables.timers),
	sagas: new Map(tables.sagas),
	correlations: new Map(tables.correlations),
	history: [...tables.history],
	facts: new Map(tables.facts),
	movements: new Map(tables.movements),
	bomLines: new Map(tables.bomLines),
	declaredGoods: new Map(tables.declaredGoods),
	findings: new Map(tables.findings),
	evaluations: new Map(tables.evaluations),
	everyEvaluation: new Map(tables.everyEvaluation),
	certificates: new Map(tables.certificates),
	numbers: new Map(tables.numbers),
	notices: [...tables.notices],
	judgements: new Map(tables.judgements),
	asked: new Set(tables.asked),
	reviews: new Map(tables.reviews),
	acceptances: new Map(tables.acceptances),
	answers: new Map(tables.answers),
	acts: [...tables.acts],
	redriven: new Map(tables.redriven),
	parked: new Map(tables.parked),
	starts: new Map(tables.starts),
});

/** A key of parts that may hold anything. */
export const keyOfParts = (...parts: readonly string[]): string => JSON.stringify(parts);
