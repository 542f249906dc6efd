import type { Audit } from './audit.ts';

/** Everything that the invariants are computed from. What the harness did, what stands on the topics, what in the tables. */
export interface Evidence {
	/** Records that the broker acknowledged to the harness. */
	readonly sent: readonly Sent[];
	readonly asked: readonly Asked[];
	readonly erp: ErpSeen;
	/** Every record of every topic. */
	readonly records: readonly TopicRecord[];
	readonly audit: Audit;
	readonly tables: Tables;
	readonly drawn: readonly DrawnPage[];
}

export interface Sent {
	readonly topic: string;
	/** `ce_id`; empty where `bad`. */
	readonly id: string;
	/** The number of what was made bad on purpose, as its header says. */
	readonly bad?: number;
}

/** What was asked for, and how it must end. */
export interface Asked {
	readonly requestId: string;
	readonly skus: readonly string[];
	readonly agreements: readonly string[];
	readonly expected: 'issued' | 'refused' | 'waiting';
	/** The declaration is to be revoked whole. */
	readonly revoked: boolean;
	/**
	 * Absent for most. It was asked before its suppliers' declarations were sent; `again`: the number under which the same
	 * was asked once its facts were judged, where it had been refused until then.
	 */
	readonly early?: { readonly again: string | null };
}

export interface ErpEffect {
	readonly key: string;
	readonly certificateId: string;
	readonly sku: string;
	readonly agreement: string;
	readonly version: number;
	readonly status: string;
	readonly receiptId: string;
}

export interface ErpSeen {
	readonly effects: readonly ErpEffect[];
	/** Keys that came with two contents. */
	readonly conflicts: readonly string[];
}

export interface TopicRecord {
	readonly topic: string;
	readonly partition: number;
	readonly offset: number;
	readonly key: Buffer | null;
	readonly value: Buffer | null;
	readonly headers: readonly (readonly [name: string, value: Buffer])[];
	/** Of topics that are looked into: type and fields by plain Avro, logical types as they are written. */
	readonly decoded?: { readonly type: string; readonly fields: Readonly<Record<string, unknown>> };
}

export interface SagaRow {
	readonly saga: string;
	readonly id: string;
	readonly version: number;
	readonly status: string;
	readonly outcome: string | null;
	readonly waitingFor: string;
	/** Standings of a lifecycle's goods. */
	readonly standings: readonly string[] | null;
}

export interface Tables {
	readonly outboxLeft: number;
	readonly parked: readonly { readonly id: string; readonly topic: string; readonly reason: string }[];
	/** By table: sequence by id. */
	readonly facts: Readonly<Record<string, ReadonlyMap<string, number>>>;
	/** Documents as JSON: number, year, line. */
	readonly movements: ReadonlySet<string>;
	readonly sagas: readonly SagaRow[];
	readonly history: readonly {
		readonly saga: string;
		readonly id: string;
		readonly version: number;
		readonly commands: readonly string[];
	}[];
	readonly certificates: readonly {
		readonly id: string;
		readonly requestId: string;
		readonly number: string | null;
		readonly status: string;
		readonly version: number;
		/** SHA-256 of the page as the row says, and of the page that it keeps, in hexadecimal; null where it keeps none. */
		readonly saidSha256: string | null;
		readonly keptSha256: string | null;
	}[];
	readonly numbersTaken: number;
	/** Keys of consumers that wait behind a message that failed. */
	readonly keysParked: number;
}

/** A page that was drawn for a declaration, whether its transaction was committed or not. */
export interface DrawnPage {
	readonly certificateId: string;
	readonly number: string;
	readonly md5: string;
}

/** The text of the first header of a name. */
export const headerOf = ({ headers }: TopicRecord, name: string): string | undefined =>
	headers.find(([one]) => one === name)?.[1].toString('utf8');

export const placeOf = ({ topic, partition, offset }: Pick<TopicRecord, 'topic' | 'partition' | 'offset'>): string =>
	`${topic}/${partition}/${offset}`;

export const DEAD = '.dlq';
export const BAD_HEADER = 'chaos-bad';
const REASON = '__dlq.errors.';

/** Where a dead letter comes from, and who put it there. */
export function originOf(letter: TopicRecord): { readonly place: string; readonly group: string } {
	const reason = (name: string) => headerOf(letter, `${REASON}${name}`) ?? '';
	return { place: `${reason('topic')}/${reason('partition')}/${reason('offset')}`, group: reason('group') };
}

/** Headers that a dead letter came with. */
export const headersAsCame = ({ headers }: TopicRecord) => headers.filter(([name]) => !name.startsWith(REASON));

/** The id under which a record stood in the outbox: that of a dead letter is its origin's place. */
export function outboxIdOf(record: TopicRecord): string {
	if (!record.topic.endsWith(DEAD)) return headerOf(record, 'ce_id') ?? '';
	const { group, place } = originOf(record);
	return `${group}:${place}`;
}
