import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresDatabase } from '../../postgres/database.ts';
import { type DemoState, readState } from './state.ts';

const LOOK_EVERY_MS = 200;
/** Looks in a row that must see nothing under way: a message can pass from one hop to the next between two queries. */
const QUIET_LOOKS = 3;

export interface Watch {
	readonly database: PostgresDatabase;
	readonly company: string;
	/** Ids of all that was published for item-facts. */
	readonly published: readonly string[];
	/** Messages that the consumer groups have still to read. */
	readonly lag: () => Promise<number>;
	/** Whether every request has reached its state; asked once nothing is under way. */
	readonly reached: (state: DemoState) => boolean;
	readonly onLook: (state: DemoState) => void;
	readonly timeoutMs: number;
	readonly signal: AbortSignal;
}

/** Looks until everything published has come to its end; answers the last state, with whether it did in time. */
export async function watch({
	database,
	company,
	published,
	lag,
	reached,
	onLook,
	timeoutMs,
	signal,
}: Watch): Promise<{ state: DemoState; settled: boolean }> {
	const until = performance.now() + timeoutMs;
	let quiet = 0;
	for (;;) {
		const state = await readState(database, company, published);
		onLook(state);
		const still = state.underWay === 0 && state.factsTaken >= published.length && reached(state);
		quiet = still && (await lag()) === 0 ? quiet + 1 : 0;
		if (quiet >= QUIET_LOOKS) return { state, settled: true };
		if (signal.aborted || performance.now() > until) return { state, settled: false };
		await pause(LOOK_EVERY_MS);
	}
}
