/** How far a group has read a partition. */
export interface PartitionLag {
	readonly topic: string;
	readonly partition: number;
	/** The next offset that it will read; null where it committed none. */
	readonly committed: string | null;
	/** The next offset that will be written. */
	readonly end: string;
	/** Records to read; null where nothing is committed and something is there: unknown, and not the whole topic. */
	readonly lag: number | null;
}

export interface GroupState {
	/** Without the installation's prefix. */
	readonly group: string;
	/** As the broker names it: `Stable`, `Empty`, `PreparingRebalance`, … */
	readonly state: string;
	readonly members: number;
	/** Partitions that it has committed, or that its members hold. */
	readonly partitions: readonly PartitionLag[];
}

/** Consumer groups as operators see them: read only. */
export interface GroupReader {
	/** Every group of the installation, by name. */
	groups(): Promise<GroupState[]>;
	close(): Promise<void>;
}
