import type { CsvEvent, CsvOutcome, DeadLetter, FileNotice, FindingCode, Place, Subject } from './outcome.ts';

/** What a dead letter keeps of a line that is longer: its topic takes 8 MiB a record, reasons included. */
const MAX_RAW_BYTES = 8_000_000;

/** Collects what becomes of lines, in the order in which the mapping finds out. */
export interface Ledger {
	readonly events: CsvEvent[];
	readonly outcomes: CsvOutcome[];
	readonly notices: FileNotice[];
	/** Lines with data per file. */
	readonly lines: Map<string, number>;
}

export function newLedger(): Ledger {
	return { events: [], outcomes: [], notices: [], lines: new Map() };
}

/** Adds an event and returns its index. */
export function emit(ledger: Ledger, event: CsvEvent): number {
	return ledger.events.push(event) - 1;
}

export function submitted(ledger: Ledger, places: readonly Place[], eventIndex: number): void {
	for (const { file, line } of places) ledger.outcomes.push({ file, line, outcome: 'submitted', eventIndex });
}

/** What a mapper finds wrong with a readable line. */
export interface Objection {
	readonly subject: Subject;
	readonly code: FindingCode;
	readonly field: string;
	readonly problem: string;
	readonly remedy: string;
}

export function objected(ledger: Ledger, places: readonly Place[], objection: Objection): void {
	for (const { file, line } of places) ledger.outcomes.push({ file, line, outcome: 'finding', ...objection });
}

export function refused(ledger: Ledger, letter: Omit<DeadLetter, 'outcome'>): void {
	ledger.outcomes.push({ outcome: 'dead-letter', ...letter, raw: letter.raw.subarray(0, MAX_RAW_BYTES) });
}
