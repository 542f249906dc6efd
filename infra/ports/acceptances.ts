/** A named person's acceptance that declarations are issued on a derived pack. */
export interface StoredAcceptance {
	readonly company: string;
	readonly agreement: string;
	readonly edition: string;
	readonly acceptanceId: string;
	/** Name and function. */
	readonly person: string;
	/** `psra.rules.PackAcceptance`. */
	readonly record: object;
}

export interface AcceptanceStore {
	/** Keeps an acceptance; answers the one that stands: the first for this edition. */
	add(acceptance: StoredAcceptance): Promise<StoredAcceptance>;
	find(company: string, agreement: string, edition: string): Promise<StoredAcceptance | undefined>;
	list(company: string): Promise<StoredAcceptance[]>;
}
