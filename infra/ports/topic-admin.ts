/** What tools may do with topics on a broker. */
export interface TopicAdmin {
	/** Topics of these names that stand, with partitions and the settings set on the topic itself. */
	describe(names: readonly string[]): Promise<{ name: string; partitions: number; configs: Record<string, string> }[]>;
	/** Resolves when the broker knows all of them; one that stands already is left as it is. */
	create(
		topics: readonly { name: string; partitions: number; configs: Readonly<Record<string, string>> }[],
	): Promise<void>;
	grow(name: string, partitions: number): Promise<void>;
	/** Changes these settings; an adapter MUST keep the others that are set on the topic. */
	configure(name: string, configs: Readonly<Record<string, string>>): Promise<void>;
	delete(names: readonly string[]): Promise<void>;
	/** Lag of a group by topic: records behind the end; undefined where the group has no offset there. */
	lag(group: string, topics: readonly string[]): Promise<Record<string, number>>;
	/** Records that each topic holds, by its offsets. */
	sizes(topics: readonly string[]): Promise<Record<string, number>>;
	close(): Promise<void>;
}
