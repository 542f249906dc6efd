/** A checkpoint that a log has stored and asks a witness to vouch for. */
export interface OfferedCheckpoint {
	readonly origin: string;
	readonly size: number;
	readonly root: Uint8Array;
	/** The note with the log's signature and no other. */
	readonly note: string;
	/** Hashes that prove that the tree begins with its first `size` leaves; `size` is not larger than that of the checkpoint. */
	proofFrom(size: number): Promise<readonly Uint8Array[]>;
}

/** Somebody outside the log's database who remembers the log's last tree, so that it can not be set back unseen. */
export interface LedgerWitness {
	readonly name: string;
	/**
	 * Answers the lines that it signs under the checkpoint, each ended by a line feed; none where it only remembers.
	 *
	 * MUST have the checkpoint stored before it answers, and only after it has seen that it goes on from the one that it
	 * knows. Throws LEDGER_ROLLED_BACK where it knows a larger tree, LEDGER_FORKED where this one does not begin with what
	 * it knows, LEDGER_WITNESS_UNAVAILABLE where it says neither.
	 */
	take(checkpoint: OfferedCheckpoint): Promise<string>;
}

/** The last checkpoint of each log that somebody has seen. */
export interface CheckpointStore {
	/** The signed note, or undefined for a log that was never seen. */
	latest(origin: string): Promise<string | undefined>;
	/**
	 * Puts `next` where `known` stands; false where something else does by now. MUST be done at once or not at all,
	 * whichever process asks, and durable when it answers.
	 */
	replace(origin: string, known: string | undefined, next: string): Promise<boolean>;
}
