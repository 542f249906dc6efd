/** What is to be logged, and by whose command. */
export interface LedgerEntry {
	/** Id of the command that brings the leaf, unique in the company. */
	readonly command: string;
	/** 1 to 65,535 bytes in a canonical form, without personal data: it can never be taken back. */
	readonly leaf: Uint8Array;
}

/** A tree that the log has signed and that was witnessed. */
export interface LedgerCheckpoint {
	readonly size: number;
	/** Root of the Merkle tree (RFC 6962), 32 bytes. */
	readonly root: Uint8Array;
	/** Signed note (C2SP tlog-checkpoint) with the cosignatures of witnesses. */
	readonly note: string;
}

/** The transparency log of one company: leaves are appended and never changed. */
export interface Ledger {
	/**
	 * Answers the index of the leaf, from 0 on, once a checkpoint that holds it is signed, stored and witnessed.
	 *
	 * MUST give leaves indexes without gap, and each leaf one: the same bytes again answer the first index, whoever brings
	 * them, also where they come at once, by another process, or after a kill at any instruction. MUST refuse with
	 * LEDGER_COMMAND_REUSED a command that brought another leaf; what comes along with it is not concerned. MUST sign
	 * nothing new before what was signed last is witnessed, and nothing at all where a witness or the kept checkpoint
	 * knows a larger tree (LEDGER_ROLLED_BACK) or another one (LEDGER_FORKED), or the stored parts do not fit together
	 * (LEDGER_DAMAGED).
	 *
	 * Throws VALUE_INVALID for a leaf of another size, LEDGER_WITNESS_UNAVAILABLE or DATABASE_UNAVAILABLE where it may be
	 * tried again: the leaf may have its place by then.
	 */
	append(entry: LedgerEntry): Promise<number>;
	/** The newest tree that was witnessed. */
	checkpoint(): Promise<LedgerCheckpoint>;
	/** The bytes of a leaf. Throws LEDGER_LEAF_UNKNOWN. */
	leaf(index: number): Promise<Uint8Array>;
	/**
	 * That the leaf is in the tree of the newest checkpoint, as the text of a `.tlog-proof` file (C2SP tlog-proof). MUST
	 * hold without any word of ours. Throws LEDGER_LEAF_UNKNOWN where no witnessed checkpoint holds it yet.
	 */
	proof(index: number): Promise<string>;
	/**
	 * Hashes that prove that the tree of `to` leaves begins with that of `from` (RFC 6962, section 2.1.2). Throws
	 * LEDGER_LEAF_UNKNOWN unless `from` ≤ `to` ≤ size of the newest checkpoint.
	 */
	consistency(from: number, to: number): Promise<readonly Uint8Array[]>;
	/** Lets what is at work end, and refuses what comes after with NOT_READY. */
	close(): Promise<void>;
}
