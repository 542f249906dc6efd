export interface Inbox {
	/**
	 * Notes that `consumer` takes in the messages `ids`; answers those that it had not taken in before. Within the
	 * transaction of the effects, so that both are saved or neither.
	 */
	accept(consumer: string, ids: readonly string[]): Promise<Set<string>>;
}
