export interface PartitionPlace {
	readonly consumer: string;
	readonly topic: string;
	readonly partition: number;
	readonly offset: string;
}

/** Remembers where consumers began, to find a message that kills whoever handles it. */
export interface Starts {
	/**
	 * Notes that work on a partition begins at this offset after an assignment. Answers how often in a row it began
	 * there, and whether a message from there on was worked on alone without an end.
	 */
	begin(at: PartitionPlace): Promise<{ readonly starts: number; readonly isSuspect: boolean }>;
	/** Notes that this message is worked on alone; answers how often in a row, this time included, it has been. */
	alone(at: PartitionPlace): Promise<number>;
	/** Work on the partition went on, or was ended in order. */
	clear(at: Omit<PartitionPlace, 'offset'>): Promise<void>;
}
