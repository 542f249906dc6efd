/** A company's log as operators see it. */
export interface LedgerStatus {
	readonly company: string;
	readonly origin: string;
	/** Verifier key (C2SP signed-note): what partners are given to check proofs with. */
	readonly verifier: string;
	/** Signed by a key that the program made itself. */
	readonly development: boolean;
	/** Leaves of the tree that was signed last. */
	readonly size: number;
	/** Leaves of the tree that was witnessed last; null: none was. */
	readonly witnessed: number | null;
	/** Names under the newest witnessed checkpoint, beside the log's own. */
	readonly witnesses: readonly string[];
	/** Root of that tree in base64. */
	readonly root: string | null;
	readonly signedAt: Date | null;
}

/** What a look at every part of a log found. */
export interface LedgerFindings {
	readonly company: string;
	readonly leaves: number;
	readonly tiles: number;
	readonly checkpoints: number;
	/** Where parts do not fit together, in words; at most 100. */
	readonly problems: readonly string[];
}

/** The transparency logs as operators see them. It needs no key and signs nothing. */
export interface LedgerDesk {
	/** Every log, by company. */
	status(): Promise<LedgerStatus[]>;
	/**
	 * Computes the tree from its leaves anew and holds tiles and every checkpoint that was ever signed against it. Throws
	 * LEDGER_LEAF_UNKNOWN where the company has no log.
	 */
	check(company: string): Promise<LedgerFindings>;
	/** See `Ledger.proof`. */
	proof(company: string, index: number): Promise<string>;
}
