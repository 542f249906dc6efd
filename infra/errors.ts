/**
 * The one error taxonomy. Every failure that a person or a program may have to act on is a `PsraError`:
 * a stable code, whether trying again can help, the field and the remedy, and facts for the log.
 *
 * Codes are documented in docs/ERRORS.md (generated); a test holds them unique and documented.
 */

/** What trying again can do. `never`: the same input can not succeed; `later`: an outside fault may pass. */
export type Retryable = 'never' | 'later';

export interface ErrorFacts {
	/** Path of the value at fault, in the input's own terms, e.g. `lines[2].quantity`. */
	readonly field?: string;
	/** What is wrong with the value, in one sentence. */
	readonly problem?: string;
	/** What a person does about it, in one sentence. */
	readonly remedy?: string;
	readonly [fact: string]: unknown;
}

export class PsraError extends Error {
	readonly code: ErrorCode;
	readonly retryable: Retryable;
	readonly facts: ErrorFacts;

	constructor(code: ErrorCode, message: string, facts: ErrorFacts = {}, cause?: unknown) {
		super(message, cause === undefined ? undefined : { cause });
		this.name = 'PsraError';
		this.code = code;
		this.retryable = ERROR_CODES[code].retryable;
		this.facts = facts;
	}
}

/** What a thrown value says of itself, for a log line or the facts of another error. */
export const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

interface ErrorCodeEntry {
	readonly retryable: Retryable;
	/** One sentence for docs/ERRORS.md. */
	readonly meaning: string;
}

const never = (meaning: string): ErrorCodeEntry => ({ retryable: 'never', meaning });
const later = (meaning: string): ErrorCodeEntry => ({ retryable: 'later', meaning });

/** Every code of the system. A new code is a line here; nothing else throws. */
export const ERROR_CODES = {
	// Input: events, files, requests
	MESSAGE_NOT_WIRE_FORMAT: never('A Kafka value is not in Confluent wire format (magic byte 0, 4-byte schema id).'),
	SCHEMA_ID_UNKNOWN: never('The registry knows no schema with the id that a message carries.'),
	MESSAGE_NOT_DECODABLE: never('A Kafka value does not decode with the schema that it names.'),
	EVENT_TYPE_UNEXPECTED: never('A message carries a record type that its topic does not allow.'),
	HEADER_MISSING: never('A message lacks a CloudEvents header that the contract requires.'),
	MESSAGE_ID_REUSED: never('A source sent two different contents under one message id.'),
	VALUE_INVALID: never('A field of an input has a value that the contract does not allow.'),
	HANDLER_FAILED: never(
		'A handler failed on a message several times in a way that nobody foresaw; the message holds the case.',
	),
	MESSAGE_KILLS_PROCESS: never(
		'Process after process died while it worked on a message alone; it is not tried again by itself.',
	),
	PARKED_DISCARDED: never('An operator gave a parked message up; the letter says why.'),
	COMPANY_MISMATCH: never('A record names another company than its key, or than its sender was let in for.'),
	BOM_CYCLE: never('A bill of materials contains itself, directly or through its components.'),
	BOM_TOO_LARGE: never('Written out, a bill of materials has more levels or materials than can be judged.'),
	BOM_INCOMPLETE: never('Lines of a bill of materials are known to be missing; its item is not judged.'),
	ITEM_UNKNOWN: never('A record names an item that no item record is known for.'),
	DECLARATION_REJECTED: never("A supplier's declaration can not prove origin; the facts name the article."),
	SEQUENCE_CONFLICT: never('Two different contents arrived under the same key and sequence.'),
	FILE_LINE_INVALID: never('A line of an ERP file can not be read as the format says.'),
	// Rules
	CASE_INVALID: never('An origin case does not fit its schema.'),
	AGREEMENT_UNKNOWN: never('No rule pack has the agreement id of the case.'),
	NOT_A_PARTY: never('The territory of production is no party of the agreement.'),
	PACK_INVALID: never('A rule pack does not fit its schema.'),
	// Issuance
	CERTIFICATE_UNKNOWN: never('No certificate has this id.'),
	CHARACTER_NOT_IN_FONT: never('A text contains a character that the embedded font can not draw.'),
	// Ledger
	LEDGER_LEAF_UNKNOWN: never('The transparency log has no leaf or tree of this number that was witnessed.'),
	LEDGER_COMMAND_REUSED: never('A command that brought a leaf to the transparency log brings another one.'),
	LEDGER_ROLLED_BACK: later(
		'A larger tree of the transparency log is known outside of its database, which was set back; nothing is signed until a person has seen to it.',
	),
	LEDGER_FORKED: later(
		'Another tree of the transparency log is known outside of its database; nothing is signed until a person has seen to it.',
	),
	LEDGER_DAMAGED: later(
		'Leaves, tiles and checkpoint of the transparency log do not fit together; nothing is signed until a person has seen to it.',
	),
	LEDGER_WITNESS_UNAVAILABLE: later('Too few witnesses vouch for the newest checkpoint of the transparency log.'),
	// Review
	REVIEW_UNKNOWN: never('No review task has this id.'),
	REVIEW_CLOSED: never('A review task is decided already, or its question was asked anew on other evidence.'),
	// Consensus
	ANSWERERS_UNAVAILABLE: later(
		'Too few families of answerers answer; the question waits, and goes to a person after a limit.',
	),
	// HTTP
	IDEMPOTENCY_KEY_MISSING: never('A request that must be sent with an Idempotency-Key has none that can be read.'),
	IDEMPOTENCY_KEY_IN_WORK: later('The request that the Idempotency-Key stands for is being worked on.'),
	IDEMPOTENCY_KEY_REUSED: never('The Idempotency-Key stands for another request.'),
	REQUEST_ID_TAKEN: never('A certificate was asked for under this request id before.'),
	REQUEST_MALFORMED: never('A request can not be read: its HTTP, its address or the syntax of its body is broken.'),
	ACCESS_TOKEN_INVALID: never('A request carries no bearer token, or one that was never granted or is revoked.'),
	SIGNATURE_INVALID: never(
		'The signature of a request is not that of its body by a key of this system, or is too old.',
	),
	ACCESS_DENIED: never("A token's role does not allow the request."),
	ROUTE_UNKNOWN: never('Nothing is served at the address of a request.'),
	METHOD_NOT_ALLOWED: never('The address of a request is served, but not by its method.'),
	NOT_ACCEPTABLE: never('A resource has none of the media types that a request accepts.'),
	MEDIA_TYPE_UNSUPPORTED: never('The body of a request has a media type that its address does not take.'),
	BODY_TOO_LARGE: never('The body of a request is larger than its address takes.'),
	REQUEST_FAILED: later('A request failed in a way that nobody foresaw; the log holds the case under its request id.'),
	NOT_READY: later('A process lacks something that it needs to serve, e.g. its database.'),
	// Infrastructure
	CONFIG_INVALID: never('The configuration is incomplete or contradictory.'),
	SECRET_MISSING: later('A secret that the configuration names is not there.'),
	SCHEMA_NOT_REGISTERED: never('A schema that this process needs is not in the registry.'),
	SCHEMA_ID_MOVED: never('The registry answers with another id or schema than it gave before.'),
	SCHEMA_INVALID: never('A schema file is not an Avro record as this house writes them.'),
	SCHEMA_INCOMPATIBLE: never('A schema breaks compatibility with a released version.'),
	TOOL_MISSING: never('A tool that the local stack needs is missing or too old.'),
	STACK_IN_USE: later('Another process runs a local stack on the same data folder.'),
	STACK_FAILED: later('A part of the local stack ended, or did not answer, while it started.'),
	KAFKA_UNAVAILABLE: later('The broker does not answer or refuses for now.'),
	KAFKA_REFUSED: never('The broker refuses a record for good (too large, unknown topic, not authorised).'),
	KAFKA_UNAUTHORISED: later(
		'Broker and process do not trust each other: a password, a certificate or an authority is wrong or expired.',
	),
	KAFKA_BATCH_UNREADABLE: never('A batch of records on a topic can not be decompressed; its partition stands still.'),
	REGISTRY_UNAUTHORISED: later('The schema registry refuses the user or password, or its certificate is not trusted.'),
	REGISTRY_UNAVAILABLE: later('The schema registry does not answer.'),
	DATABASE_UNAVAILABLE: later('PostgreSQL does not answer or the connection broke.'),
	VERSION_CONFLICT: later('A row changed since it was read; the step is tried again.'),
	ERP_UNAVAILABLE: later('The ERP does not answer, or answers with a temporary fault.'),
	ERP_REFUSED: never('The ERP refuses the update for good; a person must look.'),
	// Sagas
	SAGA_EVENT_EARLY: later('An event arrived before the saga that it answers has been committed.'),
	SAGA_VERSION_UNSUPPORTED: later(
		'A saga instance is of a version of its definition that this program can not go on from; its input waits.',
	),
	SAGA_ACT_REFUSED: never("An operator's act does not fit the state that a saga instance is in."),
} as const satisfies Record<string, ErrorCodeEntry>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Control errors: how a handler tells the runner what to do with the message in hand. */

/** Try this message again in place, with backoff. */
export class RetrySoon extends Error {
	override readonly name = 'RetrySoon';
}

/** Park the message's key and try again after `afterMs`. */
export class RetryAfter extends Error {
	override readonly name = 'RetryAfter';
	readonly afterMs: number;
	constructor(message: string, afterMs: number, cause?: unknown) {
		super(message, { cause });
		this.afterMs = afterMs;
	}
}

/** This message can never succeed: dead-letter it now. */
export class Never extends Error {
	override readonly name = 'Never';
	constructor(cause: PsraError) {
		super(cause.message, { cause });
	}
}

/** True where trying again can help: a `PsraError` says so itself; an error of unknown make is an outside fault. */
export function isRetryable(error: unknown): boolean {
	if (error instanceof Never) return false;
	if (error instanceof PsraError) return error.retryable === 'later';
	return true;
}
