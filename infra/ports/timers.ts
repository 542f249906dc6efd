/** A due time that survives a restart. One name a timer of an instance: setting it again replaces it. */
export interface Timer {
	/** Who is called when it is due: a saga's or a consumer's name. */
	readonly owner: string;
	readonly company: string;
	/** Saga instance, item, … */
	readonly instance: string;
	readonly name: string;
	readonly dueAt: Date;
}

export interface TimerStore {
	set(timers: readonly Timer[]): Promise<void>;
	/**
	 * Sets timers that put work off until facts are quiet: setting one again moves it back, but never more than
	 * `atMostMs` after it was first set.
	 */
	postpone(timers: readonly Timer[], atMostMs: number): Promise<void>;
	cancel(owner: string, company: string, instance: string, names: readonly string[] | 'all'): Promise<void>;
	/** When the next timer of these owners is due; undefined where none is set. Its cost MUST NOT rise with their number. */
	next(owners: readonly string[]): Promise<Date | undefined>;
	/** Takes due timers of these owners out, oldest first; another process skips them while this transaction runs. */
	take(owners: readonly string[], now: Date, limit: number): Promise<Timer[]>;
}
