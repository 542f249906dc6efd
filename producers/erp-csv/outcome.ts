import type { ErrorCode } from '../../infra/errors.ts';
import type { EventTypes } from '../../schemas/index.ts';
import type { TopicName } from '../../topics/catalogue/index.ts';

/** What is wrong with a line, and what a person does about it. */
export interface Fault<Code extends string> {
	readonly code: Code;
	/** The column at fault; empty where the line as a whole is. */
	readonly field: string;
	readonly problem: string;
	readonly remedy: string;
}

/**
 * Findings of this loader: the line is readable, but what it says can't be taken as a fact without a guess.
 * A blocking one means that its item can't be judged while the finding stands.
 */
export const FINDINGS = {
	PRICE_NEGATIVE: { blocking: true, meaning: 'A price is below zero.' },
	PRICE_UNKNOWN: { blocking: true, meaning: 'A purchase price is zero, which ERP systems write for "not known".' },
	CURRENCY_UNKNOWN: { blocking: true, meaning: 'A file gives prices without a currency and no profile assumes one.' },
	CONVERSION_MISSING: { blocking: true, meaning: 'How many base units a purchase unit holds is not known.' },
	QUANTITY_NEGATIVE: { blocking: true, meaning: 'More was sent back than had come in.' },
	SUPPLIER_UNKNOWN: { blocking: true, meaning: 'A receipt names no supplier, so no declaration can cover it.' },
	WEIGHT_UNIT_UNKNOWN: { blocking: false, meaning: 'A weight has no unit that can be converted to kilograms.' },
	KEY_TWICE: { blocking: true, meaning: 'Two lines of a file give different contents under the same key.' },
} as const satisfies Record<string, { readonly blocking: boolean; readonly meaning: string }>;

export type FindingCode = keyof typeof FINDINGS;

/** Which record of ours a finding hangs on. */
export interface Subject {
	readonly kind: 'item' | 'party';
	/** Item number or party number. */
	readonly id: string;
}

/** A line of a file: its name, and the 1-based number of its first physical line, the heading being line 1. */
export interface Place {
	readonly file: string;
	readonly line: number;
}

export interface Submitted extends Place {
	readonly outcome: 'submitted';
	/** Index in `FolderPlan.events` of the event that carries the line's main fact. */
	readonly eventIndex: number;
}

export interface Finding extends Place, Fault<FindingCode> {
	readonly outcome: 'finding';
	readonly subject: Subject;
}

export interface DeadLetter extends Place {
	readonly outcome: 'dead-letter';
	/** The topic that the line's fact would have gone to; its dead-letter topic is where the line belongs. */
	readonly topic: TopicName;
	/** The line's bytes as they stand in the file, without the line break; the first 4 MiB of a longer line. */
	readonly raw: Uint8Array;
	readonly error: Fault<Extract<ErrorCode, 'FILE_LINE_INVALID' | 'VALUE_INVALID'>>;
	/** Item numbers whose facts are incomplete while the line is unread; empty where it names no item known here. */
	readonly affects: readonly string[];
}

/** Each line of a file has exactly one outcome. Blank lines, and lines of separators only, hold no data and none. */
export type CsvOutcome = Submitted | Finding | DeadLetter;

/** What the loader can say. */
export type CsvEventType =
	| 'psra.erp.Party'
	| 'psra.erp.Item'
	| 'psra.erp.Bom'
	| 'psra.erp.PriceList'
	| 'psra.erp.Routing'
	| 'psra.erp.SupplierDeclaration'
	| 'psra.erp.InventoryMovement';

/** One event, with the lines that it was made from; none where a profile alone made it. */
export type CsvEvent = {
	readonly [T in CsvEventType]: {
		readonly topic: TopicName;
		readonly type: T;
		readonly value: EventTypes[T];
		readonly lines: readonly (readonly [file: string, line: number])[];
	};
}[CsvEventType];

/** Something about a file or the folder as a whole. An `error` makes dead letters of the file's lines. */
export interface FileNotice {
	readonly severity: 'error' | 'warning';
	readonly file: string;
	/** The column concerned; empty where the file as a whole is. */
	readonly column: string;
	readonly problem: string;
	readonly remedy: string;
}

/** What loading a folder comes to: nothing has been sent yet. */
export interface FolderPlan {
	readonly company: string;
	/** In the order in which they are to be sent: parties, items, bills, prices, routings, declarations, movements. */
	readonly events: readonly CsvEvent[];
	/** One for each line with data, by file and line. */
	readonly outcomes: readonly CsvOutcome[];
	readonly notices: readonly FileNotice[];
	/** Lines with data in each file that was read, counted apart from the outcomes so that the sums can be checked. */
	readonly lines: ReadonlyMap<string, number>;
}
